import { useTranslation } from 'react-i18next';
import { DateField, SegmentedControl, Select, TextField } from '../../ui/index.ts';
import { useWhenText } from '../../ui/records/when-text.ts';
import type { PackMeeting } from '../../data/pack-meetings.ts';
import type { Wanted } from './use-pack.ts';
import styles from './pack.module.css';

const PAPERS = ['a4', 'letter'] as const;

interface SubjectFieldsProps {
  readonly wanted: Wanted;
  /** As it stands on the pages. */
  readonly classification: string;
  readonly meetings: readonly PackMeeting[];
  readonly weekStart: number;
  readonly onChange: (wanted: Wanted) => void;
}

/** What the pack is of: a meeting, or days. */
export function SubjectFields({ wanted, classification, meetings, weekStart, onChange }: SubjectFieldsProps) {
  const { t } = useTranslation('pack');
  const text = useWhenText();
  const subjects = (['meeting', 'range', 'schedule'] as const).map((id) => ({ id, label: t(`dialog.subject.${id}`) }));
  const options = meetings.map(({ meeting, when, isPrepared }) => ({
    id: meeting.id,
    label: t('dialog.meetingOn', { title: meeting.title, when: text.when(when) }),
    hint: isPrepared ? undefined : t('dialog.notPrepared'),
  }));
  const isOpen = meetings.some(({ meeting, isPrepared }) => meeting.id === wanted.meetingId && !isPrepared);
  const papers = PAPERS.map((id) => ({ id, label: t(`printing:paper.${id}`) }));
  const { subject, meetingId, first, last } = wanted;
  return (
    <>
      <SegmentedControl
        label={t('dialog.what')}
        value={subject}
        options={subjects}
        onChange={(next) => onChange({ ...wanted, subject: next })}
      />
      {subject === 'meeting' &&
        (options.length === 0 ? (
          <p className={styles.note}>{t('dialog.noMeeting')}</p>
        ) : (
          <Select
            label={t('dialog.meeting')}
            value={meetingId ?? ''}
            options={options}
            onSave={(id) => onChange({ ...wanted, meetingId: id })}
          />
        ))}
      {subject === 'meeting' && isOpen && <p className={styles.note}>{t('dialog.notPreparedHelp')}</p>}
      {subject !== 'meeting' && (
        <div className={styles.pair}>
          <DateField
            label={t('dialog.first')}
            value={first}
            isRequired
            weekStart={weekStart}
            onSave={(day) => {
              if (day !== null) onChange({ ...wanted, first: day, last: last < day ? day : last });
            }}
          />
          <DateField
            label={t('dialog.last')}
            value={last}
            isRequired
            weekStart={weekStart}
            onSave={(day) => {
              if (day !== null) onChange({ ...wanted, last: day, first: first > day ? day : first });
            }}
          />
        </div>
      )}
      <TextField
        label={t('dialog.classification')}
        value={classification}
        onSave={(next) => onChange({ ...wanted, classification: next })}
      />
      <SegmentedControl
        label={t('printing:paper.label')}
        value={wanted.paper}
        options={papers}
        onChange={(paper) => onChange({ ...wanted, paper })}
      />
    </>
  );
}
