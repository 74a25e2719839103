import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  MEASURES_FORMATS,
  measuresHtml,
  renderMeasures,
  type MeasuresFormat,
} from '#shared/documents/measures/export.ts';
import { freezeMeasures } from '#shared/documents/measures/snapshot.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { dataAsOf } from '../../data/data-as-of.ts';
import { useConfiguration, useLive } from '../../data/live.ts';
import { useMeasureSource } from '../../data/measures.ts';
import { printFonts } from '../../data/print-fonts.ts';
import { keptInMain } from '../../data/print-pdf.ts';
import { useWorkspace } from '../../data/workspace-context.tsx';
import { SegmentedControl, Select, TextField } from '../../ui/index.ts';
import form from '../../ui/records/form.module.css';
import { ReportDialog } from '../../ui/report-dialog.tsx';
import { useAppInfo } from '../../ui/state/app-info.ts';
import { useSaveReport } from '../../ui/use-save-report.ts';
import { useMeasureRange } from './view-state.ts';

const PAPERS = ['a4', 'letter'] as const;
type Paper = (typeof PAPERS)[number];

interface DialogProps {
  readonly onClose: () => void;
}

/** The measures the page shows, seen before they are written. */
export function MeasuresDialog({ onClose }: DialogProps) {
  const configuration = useConfiguration();
  return configuration === undefined ? null : <Loaded configuration={configuration} onClose={onClose} />;
}

function Loaded({ configuration, onClose }: DialogProps & { readonly configuration: Configuration }) {
  const { t } = useTranslation(['measures', 'pack', 'printing']);
  const [format, setFormat] = useState<MeasuresFormat>('pdf');
  const [classification, setClassification] = useState(configuration.settings.classification);
  const [paper, setPaper] = useState<Paper>('a4');
  const snapshot = useFrozen(configuration, classification, paper);
  const html = useMemo(() => (snapshot === undefined ? null : measuresHtml(snapshot, t, printFonts())), [snapshot, t]);
  const { job, done, save } = useSaveReport();
  const formats = MEASURES_FORMATS.map((one) => ({ id: one, label: t(`pack:dialog.formats.${one}`) }));
  const onSave = () => {
    if (snapshot === undefined) return;
    save({
      doing: t('report.doing'),
      title: t('report.saveTitle'),
      name: `measures-${snapshot.range.first}-${snapshot.range.last}.${format}`,
      format,
      formatLabel: t(`pack:dialog.formats.${format}`),
      render: () => renderMeasures(snapshot, t, format, keptInMain()),
      onSaved: (name) => Promise.resolve(t('pack:dialog.saved', { name })),
    });
  };
  return (
    <ReportDialog
      title={t('title')}
      saveLabel={t('pack:dialog.save')}
      onSave={onSave}
      onClose={onClose}
      html={html}
      paper={paper}
      job={job}
      done={done}
    >
      <SegmentedControl
        label={t('printing:paper.label')}
        value={paper}
        options={PAPERS.map((id) => ({ id, label: t(`printing:paper.${id}`) }))}
        onChange={setPaper}
      />
      <TextField label={t('pack:dialog.classification')} value={classification} onSave={setClassification} />
      <Select
        label={t('pack:dialog.format')}
        value={format}
        options={formats}
        onSave={(one) => setFormat(formats.find((known) => known.id === one)?.id ?? format)}
      />
      <output className={form.hint}>{snapshot === undefined ? t('report.preparing') : ''}</output>
    </ReportDialog>
  );
}

/** As things stand, live while the dialog is open. */
function useFrozen(configuration: Configuration, classification: string, paper: Paper) {
  const { i18n } = useTranslation();
  const { name } = useWorkspace();
  const { locale } = useAppInfo();
  const source = useMeasureSource(configuration);
  const range = useMeasureRange(configuration);
  return useLive(
    async (db) =>
      source === undefined
        ? undefined
        : freezeMeasures(source, range, await dataAsOf(db), {
            workspace: name,
            asOf: `${new Date().toISOString().slice(0, 19)}Z`,
            classification,
            paper,
            language: i18n.language,
            locale,
          }),
    [source, range, name, classification, paper, i18n.language, locale],
  );
}
