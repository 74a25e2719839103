import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FORMS_FORMATS, formsHtml, renderForms, type FormsFormat } from '#shared/documents/forms/build.ts';
import { freezeForms } from '#shared/documents/forms/snapshot.ts';
import type { ChangeRequest } from '#shared/model/change.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { dataAsOf } from '../../../data/data-as-of.ts';
import { useLive } from '../../../data/live.ts';
import { printFonts } from '../../../data/print-fonts.ts';
import { keptInMain } from '../../../data/print-pdf.ts';
import { useWorkspace } from '../../../data/workspace-context.tsx';
import { Select } from '../../../ui/index.ts';
import { ReportDialog } from '../../../ui/report-dialog.tsx';
import { useAppInfo } from '../../../ui/state/app-info.ts';
import { useSaveReport } from '../../../ui/use-save-report.ts';
import form from '../../../ui/records/form.module.css';

interface FormsDialogProps {
  readonly change: ChangeRequest;
  readonly configuration: Configuration;
  readonly onClose: () => void;
}

/** The forms of a change's configuration grid, one per team, seen before they are written. */
export function FormsDialog({ change, configuration, onClose }: FormsDialogProps) {
  const { t, i18n } = useTranslation(['changes', 'pack']);
  const { name: workspace } = useWorkspace();
  const { locale } = useAppInfo();
  const [format, setFormat] = useState<FormsFormat>('pdf');
  const { language } = i18n;
  const snapshot = useLive(
    async (db) => {
      const release = change.releaseId === null ? undefined : await db.records('releases').get(change.releaseId);
      const source = { change, release: release ?? null, configuration, dataAsOf: await dataAsOf(db) };
      return freezeForms(source, {
        workspace,
        revision: null,
        asOf: `${new Date().toISOString().slice(0, 19)}Z`,
        classification: configuration.settings.classification,
        paper: 'a4',
        language,
        locale,
      });
    },
    [change, configuration, workspace, language, locale],
  );
  const html = useMemo(() => (snapshot === undefined ? null : formsHtml(snapshot, t, printFonts())), [snapshot, t]);
  const { job, done, save } = useSaveReport();
  const formats = FORMS_FORMATS.map((id) => ({ id, label: t(`pack:dialog.formats.${id}`) }));
  const count = new Set(change.configurationItems.map(({ teamId }) => teamId)).size;
  const write = () => {
    if (snapshot === undefined) return;
    save({
      doing: t('forms.doing'),
      title: t('forms.saveTitle'),
      name: `${t('forms.fileName')}-${change.key.replace(/[^\p{L}\p{N}.]+/gu, '-')}.${format}`,
      format,
      formatLabel: t(`pack:dialog.formats.${format}`),
      render: async () => renderForms(snapshot, t, format, keptInMain()),
      onSaved: async (name) => Promise.resolve(t('pack:dialog.saved', { name })),
    });
  };
  return (
    <ReportDialog
      title={t('forms.title', { key: change.key })}
      saveLabel={t('pack:dialog.save')}
      onSave={write}
      onClose={onClose}
      html={html}
      paper="a4"
      job={job}
      done={done}
    >
      <p className={form.hint}>{t('forms.help', { count })}</p>
      <Select
        label={t('pack:dialog.format')}
        value={format}
        options={formats}
        onSave={(one) => setFormat(formats.find(({ id }) => id === one)?.id ?? format)}
      />
    </ReportDialog>
  );
}
