import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileNameOf, renderCalendar } from '#shared/documents/export.ts';
import { call } from '../../bridge.ts';
import { useConfiguration } from '../../data/live.ts';
import { useWorkspace } from '../../data/workspace-context.tsx';
import { exportWorkspace } from '../../data/workspace-file.ts';
import { Button, Checkbox, Dialog, Progress, SegmentedControl } from '../../ui/index.ts';
import { useAppInfo } from '../../ui/state/app-info.ts';
import { RangeFields } from './range-fields.tsx';
import { useJob } from '../../ui/use-job.ts';
import { useSnapshot } from './use-print-document.ts';
import { useRange } from './use-range.ts';
import styles from './printing.module.css';

const UNPUBLISHED = { publish: false, since: null, list: false } as const;

type Format = 'ics' | 'csv' | 'slipway';

/** The calendar as a file for other programs, or the whole plan. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('printing');
  const { db, name } = useWorkspace();
  const { version } = useAppInfo();
  const settings = useConfiguration()?.settings;
  const range = useRange(settings?.zone ?? 'UTC', 'quarter');
  const [format, setFormat] = useState<Format>('ics');
  const [journal, setJournal] = useState(true);
  const { first, last } = range;
  const prepared = useSnapshot(
    { view: 'agenda', first, last, paper: 'a4', landscape: false, colour: true },
    UNPUBLISHED,
  );
  const job = useJob();

  const contentOf = async (): Promise<{ bytes: Uint8Array; file: string } | null> => {
    if (format === 'slipway') {
      const { bytes } = await exportWorkspace(db, { name, app: version, journal, now: Date.now() });
      return { bytes, file: name };
    }
    if (prepared === undefined) return null;
    const text = renderCalendar(prepared.snapshot, t, { format });
    return { bytes: new TextEncoder().encode(text), file: fileNameOf(prepared.snapshot) };
  };
  const save = () => {
    void job.run(t('doing.export'), async (isCancelled) => {
      const content = await contentOf();
      if (content === null || isCancelled()) return;
      const filters = [{ name: t(`files.${format}`), extensions: [format] }];
      const suggestedName = `${content.file.slice(0, 150)}.${format}`;
      const saved = await call('saveFile', { title: t('exportTitle'), suggestedName, filters, content: content.bytes });
      if (saved.name !== null && !isCancelled()) onClose();
    });
  };

  const formats = (['ics', 'csv', 'slipway'] as const).map((id) => ({ id, label: t(`files.${id}`) }));
  const ready = format === 'slipway' || prepared !== undefined;
  const footer =
    job.doing === null ? (
      <>
        <Button onPress={onClose}>{t('common:cancel')}</Button>
        <Button variant="primary" onPress={save} isDisabled={!ready}>
          {t('saveFile')}
        </Button>
      </>
    ) : (
      <Progress done={0} total={1} label={job.doing} onCancel={job.cancel} />
    );
  return (
    <Dialog title={t('exportTitle')} onClose={onClose} footer={footer}>
      <div className={styles.options}>
        <SegmentedControl label={t('format')} value={format} options={formats} onChange={setFormat} />
        {format === 'slipway' ? (
          <Checkbox label={t('journal')} isSelected={journal} onChange={setJournal} />
        ) : (
          <RangeFields range={range} weekStart={settings?.weekStart ?? 1} />
        )}
        <p className={styles.note}>{t(`help.${format}`)}</p>
        {format !== 'slipway' && (
          <output className={styles.note}>
            {prepared === undefined ? t('preparing') : t('entries', { count: prepared.snapshot.entries.length })}
          </output>
        )}
        {job.failure !== null && (
          <p className={styles.failure} role="alert">
            {job.failure}
          </p>
        )}
      </div>
    </Dialog>
  );
}
