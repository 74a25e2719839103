import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PACK_FORMATS, packHtml, type PackFormat } from '#shared/documents/pack/export.ts';
import { periodAround } from '#shared/planning/periods.ts';
import { useConfiguration } from '../../data/live.ts';
import { printFonts } from '../../data/print-fonts.ts';
import { todayIn } from '../../data/today.ts';
import { Checkbox, Select } from '../../ui/index.ts';
import { ReportDialog } from '../../ui/report-dialog.tsx';
import { useWhenText } from '../../ui/records/when-text.ts';
import { Findings } from './findings.tsx';
import { SubjectFields } from './subject-fields.tsx';
import { nearest, useFreshPack, useKeptPacks, useMeetings, type Wanted } from './use-pack.ts';
import { useSavePack } from './use-save-pack.ts';
import styles from './pack.module.css';

const FRESH = 'fresh';

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
  const nextRevision = fresh?.snapshot.revision ?? null;
  return (
    <ReportDialog
      title={t('dialog.title')}
      saveLabel={t('dialog.save')}
      onSave={() => {
        if (pack !== undefined && pack !== null) save(pack, format);
      }}
      onClose={onClose}
      html={html}
      paper={snapshot?.paper ?? 'a4'}
      job={job}
      done={done}
    >
      {sources.length > 1 && <Select label={t('dialog.which')} value={source} options={sources} onSave={setSource} />}
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
    </ReportDialog>
  );
}
