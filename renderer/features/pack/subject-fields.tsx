import { useTranslation } from 'react-i18next';
import { Checkbox, DateField, SegmentedControl, Select, TextField } from '../../ui/index.ts';
import { useWhenText } from '../../ui/records/when-text.ts';
import type { Placed, Wanted } from './use-pack.ts';
import styles from './pack.module.css';

interface SubjectFieldsProps {
  readonly wanted: Wanted;
  /** As it stands on the pages. */
  readonly classification: string;
  readonly meetings: readonly Placed[];
  readonly weekStart: number;
  readonly onChange: (wanted: Wanted) => void;
}

/** What the pack is of: a meeting, or days. */
export function SubjectFields({ wanted, classification, meetings, weekStart, onChange }: SubjectFieldsProps) {
  const { t } = useTranslation('pack');
  const text = useWhenText();
  const subjects = (['meeting', 'range', 'schedule'] as const).map((id) => ({ id, label: t(`dialog.subject.${id}`) }));
  const options = meetings.map(({ meeting, when }) => ({
    id: meeting.id,
    label: t('dialog.meetingOn', { title: meeting.title, when: text.when(when) }),
  }));
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
      <Checkbox label={t('dialog.keep')} isSelected={wanted.keep} onChange={(keep) => onChange({ ...wanted, keep })} />
      <p className={styles.note}>{t('dialog.keepHelp')}</p>
    </>
  );
}
