import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlainDate, When, Zone } from '#shared/model/time.ts';
import { addDays } from '#shared/planning/days.ts';
import { toMoment } from '#shared/planning/moments.ts';
import { DateField, TextField } from '../../ui/index.ts';
import styles from './boards.module.css';

const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
export const isClock = (text: string): boolean => CLOCK.test(text);

export interface MeetingTimesForm {
  readonly day: PlainDate;
  readonly from: string;
  readonly to: string;
}

/** The span of a form; null where a time can't be read. An end before the start is on the next day. */
export function spanOfForm({ day, from, to }: MeetingTimesForm, zone: Zone): When | null {
  if (!isClock(from) || !isClock(to) || from === to) return null;
  const last = to < from ? addDays(day, 1) : day;
  return {
    type: 'moments',
    start: toMoment(`${day}T${from}`, zone).moment,
    end: toMoment(`${last}T${to}`, zone).moment,
  };
}

interface TimesFieldsProps {
  readonly label: string;
  readonly initial: MeetingTimesForm;
  readonly weekStart: number;
  readonly isBad: boolean;
  readonly onChange: (times: MeetingTimesForm) => void;
}

/** A day, and from when to when. */
export function TimesFields({ label, initial, weekStart, isBad, onChange }: TimesFieldsProps) {
  const { t } = useTranslation('boards');
  const [times, setTimes] = useState(initial);
  const set = (fields: Partial<MeetingTimesForm>) => {
    const next = { ...times, ...fields };
    setTimes(next);
    onChange(next);
  };
  return (
    <>
      <DateField
        label={label}
        value={times.day}
        isRequired
        weekStart={weekStart}
        onSave={(day) => day !== null && set({ day })}
      />
      <div className={styles.pair}>
        <TextField
          label={t('board.from')}
          value={times.from}
          error={isBad ? t('board.badTime') : null}
          onInput={(from) => set({ from })}
          onSave={(from) => set({ from })}
        />
        <TextField label={t('board.to')} value={times.to} onInput={(to) => set({ to })} onSave={(to) => set({ to })} />
      </div>
    </>
  );
}
