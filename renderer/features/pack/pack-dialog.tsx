import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { packTitle } from '#shared/documents/pack/build.ts';
import {
  PACK_FORMATS,
  packFileName,
  packHtml,
  renderPack,
  renderPackZip,
  type PackFormat,
} from '#shared/documents/pack/export.ts';
import { periodAround } from '#shared/planning/periods.ts';
import { call } from '../../bridge.ts';
import { useEdit } from '../../data/edit.ts';
import { useConfiguration } from '../../data/live.ts';
import { packPublication } from '../../data/packs.ts';
import { printFonts } from '../../data/print-fonts.ts';
import { todayIn } from '../../data/today.ts';
import { useWorkspace } from '../../data/workspace-context.tsx';
import { Button, Dialog, Progress, Select } from '../../ui/index.ts';
import { PrintPreview } from '../../ui/print-preview.tsx';
import { useJob } from '../../ui/use-job.ts';
import { useWhenText } from '../../ui/records/when-text.ts';
import { Findings } from './findings.tsx';
import { SubjectFields } from './subject-fields.tsx';
import { nearest, useFreshPack, useKeptPacks, useMeetings, type Wanted } from './use-pack.ts';
import styles from './pack.module.css';

const FRESH = 'fresh';
const SHEET_WIDTH_MM = 210;

interface PackDialogProps {
  readonly meetingId: string | null;
  readonly onClose: () => void;
}

/** A board's pack or the change schedule, seen before it is written; those that were kept, written again. */
export function PackDialog({ meetingId, onClose }: PackDialogProps) {
  const { t } = useTranslation('pack');
  const { personId } = useWorkspace();
  const edit = useEdit();
  const text = useWhenText();
  const configuration = useConfiguration();
  const zone = configuration?.settings.zone ?? 'UTC';
  const meetings = useMeetings(configuration);
  const kept = useKeptPacks();
  const [format, setFormat] = useState<PackFormat | 'zip'>('pdf');
  const [source, setSource] = useState(FRESH);
  const [chosen, setChosen] = useState<Wanted>(() => ({
    subject: 'meeting',
    meetingId,
    ...periodAround('month', todayIn(zone)),
    classification: null,
    keep: true,
  }));
  // Until somebody chose, the meeting nearest to come.
  const wanted: Wanted = { ...chosen, meetingId: chosen.meetingId ?? nearest(meetings ?? []) };
  const fresh = useFreshPack(configuration, wanted);
  const old = kept?.find(({ record }) => record.id === source)?.snapshot;
  const snapshot = old ?? fresh;
  const html = useMemo(
    () => (snapshot === undefined || snapshot === null ? null : packHtml(snapshot, t, printFonts())),
    [snapshot, t],
  );
  const job = useJob();

  const save = () => {
    if (snapshot === undefined || snapshot === null) return;
    void job.run(t('dialog.doing'), async (isCancelled) => {
      const by = {
        fonts: printFonts(),
        print: async (page: string, options: Parameters<typeof call<'printToPdf'>>[1]['options']) =>
          (await call('printToPdf', { html: page, options })).bytes,
      };
      const bytes = format === 'zip' ? await renderPackZip(snapshot, t, by) : await renderPack(snapshot, t, format, by);
      if (isCancelled()) return;
      const filters = [{ name: t(`dialog.formats.${format}`), extensions: [format] }];
      const suggestedName = `${packFileName(snapshot)}.${format}`;
      const { name } = await call('saveFile', { title: t('dialog.saveTitle'), suggestedName, filters, bytes });
      if (name === null || isCancelled()) return;
      const { revision } = snapshot;
      if (revision !== null && old === undefined) {
        const label = packTitle(snapshot, t);
        await edit('published', { label, revision }, [
          packPublication({ ...snapshot, revision }, t, personId, Date.now()),
        ]);
      }
      onClose();
    });
  };

  const formats = [...PACK_FORMATS, 'zip' as const].map((id) => ({ id, label: t(`dialog.formats.${id}`) }));
  const chooseFormat = (id: string) => {
    const next = formats.find((one) => one.id === id);
    if (next !== undefined) setFormat(next.id);
  };
  const sources = [
    { id: FRESH, label: t('dialog.fresh') },
    ...(kept ?? []).map(({ record }) => ({
      id: record.id,
      label: t('dialog.kept', {
        title: record.title,
        revision: record.revision,
        date: text.day(record.publishedAt.slice(0, 10)),
      }),
    })),
  ];
  const isReady = html !== null && job.doing === null;
  const footer =
    job.doing === null ? (
      <>
        <Button onPress={onClose}>{t('common:cancel')}</Button>
        <Button variant="primary" onPress={save} isDisabled={!isReady}>
          {t('dialog.save')}
        </Button>
      </>
    ) : (
      <Progress done={0} total={1} label={job.doing} onCancel={job.cancel} />
    );
  return (
    <Dialog title={t('dialog.title')} onClose={onClose} size="full" footer={footer}>
      <div className={styles.split}>
        <div className={styles.options}>
          {sources.length > 1 && (
            <Select label={t('dialog.which')} value={source} options={sources} onSave={setSource} />
          )}
          {old === undefined ? (
            <SubjectFields
              wanted={wanted}
              classification={snapshot?.classification ?? ''}
              meetings={meetings ?? []}
              weekStart={configuration?.settings.weekStart ?? 1}
              onChange={setChosen}
            />
          ) : (
            <p className={styles.note}>{t('dialog.keptHelp')}</p>
          )}
          <Select label={t('dialog.format')} value={format} options={formats} onSave={chooseFormat} />
          {format === 'docx' && snapshot?.kind === 'cab-pack' && snapshot.meeting !== null && (
            <p className={styles.note}>{t('dialog.minutesHelp')}</p>
          )}
          <output className={styles.note}>
            {snapshot === undefined
              ? t('dialog.preparing')
              : t('dialog.changes', {
                  count: (snapshot?.kind === 'cab-pack' ? snapshot.agenda : (snapshot?.schedule ?? [])).length,
                })}
          </output>
          {snapshot?.kind === 'cab-pack' && old === undefined && configuration !== undefined && (
            <Findings snapshot={snapshot} configuration={configuration} />
          )}
          {job.failure !== null && (
            <p className={styles.failure} role="alert">
              {job.failure}
            </p>
          )}
        </div>
        {html === null ? <div /> : <PrintPreview html={html} sheetWidth={SHEET_WIDTH_MM} />}
      </div>
    </Dialog>
  );
}
