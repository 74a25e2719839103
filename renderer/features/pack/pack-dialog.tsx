import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PACK_FORMATS, packHtml, type PackFormat } from '#shared/documents/pack/export.ts';
import { periodAround } from '#shared/planning/periods.ts';
import { useConfiguration } from '../../data/live.ts';
import { printFonts } from '../../data/print-fonts.ts';
import { todayIn } from '../../data/today.ts';
import { Button, Checkbox, Dialog, Progress, Select } from '../../ui/index.ts';
import { PrintPreview } from '../../ui/print-preview.tsx';
import { useWhenText } from '../../ui/records/when-text.ts';
import { Findings } from './findings.tsx';
import { SubjectFields } from './subject-fields.tsx';
import { nearest, useFreshPack, useKeptPacks, useMeetings, type Wanted } from './use-pack.ts';
import { useSavePack } from './use-save-pack.ts';
import styles from './pack.module.css';

const FRESH = 'fresh';
const SHEET_WIDTH_MM = { a4: 210, letter: 215.9 } as const;

interface PackDialogProps {
  readonly meetingId: string | null;
  readonly onClose: () => void;
}

/**
 * A board's pack or the change schedule, seen before it is written; those that were kept, written again. Stays open
 * after a file is saved: most boards get more than one format.
 */
export function PackDialog({ meetingId, onClose }: PackDialogProps) {
  const { t } = useTranslation('pack');
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
    paper: 'a4',
    publish: true,
  }));
  // Until somebody chose, the meeting nearest to come.
  const wanted: Wanted = { ...chosen, meetingId: chosen.meetingId ?? nearest(meetings ?? []) };
  const fresh = useFreshPack(configuration, wanted, meetings);
  const old = kept?.find(({ record }) => record.id === source)?.snapshot;
  const pack = old === undefined ? fresh : { snapshot: old, isKept: true };
  const snapshot = pack?.snapshot;
  const html = useMemo(() => (snapshot === undefined ? null : packHtml(snapshot, t, printFonts())), [snapshot, t]);
  const { job, done, save } = useSavePack();

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
  // The buttons stay while a file is written, or the keyboard would stand nowhere once it is.
  const footer = (
    <>
      <div className={styles.said}>
        {job.doing === null ? (
          <output className={styles.done}>{done}</output>
        ) : (
          <Progress done={0} total={1} label={job.doing} onCancel={job.cancel} />
        )}
      </div>
      <Button onPress={onClose}>{t(done === null ? 'common:cancel' : 'common:close')}</Button>
      <Button
        variant="primary"
        isDisabled={html === null}
        onPress={() => {
          if (pack !== undefined && pack !== null && job.doing === null) save(pack, format);
        }}
      >
        {t('dialog.save')}
      </Button>
    </>
  );
  const nextRevision = fresh?.snapshot.revision ?? null;
  return (
    <Dialog title={t('dialog.title')} onClose={onClose} size="full" footer={footer}>
      <div className={styles.split}>
        <div className={styles.options}>
          {sources.length > 1 && (
            <Select label={t('dialog.which')} value={source} options={sources} onSave={setSource} />
          )}
          {old === undefined ? (
            <>
              <SubjectFields
                wanted={wanted}
                classification={snapshot?.classification ?? ''}
                meetings={meetings ?? []}
                weekStart={configuration?.settings.weekStart ?? 1}
                onChange={setChosen}
              />
              <Checkbox
                label={
                  nextRevision === null
                    ? t('dialog.publishNext')
                    : t(fresh?.isKept === true ? 'dialog.published' : 'dialog.publish', { revision: nextRevision })
                }
                isSelected={wanted.publish}
                onChange={(publish) => setChosen({ ...wanted, publish })}
              />
              <p className={styles.note}>{t('dialog.publishHelp')}</p>
            </>
          ) : (
            <p className={styles.note}>{t('dialog.keptHelp')}</p>
          )}
          <Select label={t('dialog.format')} value={format} options={formats} onSave={chooseFormat} />
          {format === 'docx' && snapshot?.kind === 'cab-pack' && snapshot.meeting !== null && (
            <p className={styles.note}>{t('dialog.minutesHelp')}</p>
          )}
          <output className={styles.note}>
            {pack === undefined
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
        {html === null || snapshot === undefined ? (
          <div />
        ) : (
          <PrintPreview html={html} sheetWidth={SHEET_WIDTH_MM[snapshot.paper]} />
        )}
      </div>
    </Dialog>
  );
}
