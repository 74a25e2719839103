import { useState } from 'react';
import { parseDateTime, type DateValue } from '@internationalized/date';
import { DatePicker } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { toMoment, wallIn } from '#shared/planning/moments.ts';
import type { Moment, Zone } from '#shared/model/time.ts';
import { weekdayName } from './date-field.tsx';
import { DateInputs, MonthPopover } from './date-parts.tsx';
import { FieldFoot, FieldLabel, type FieldProps } from './field-parts.tsx';
import { SegmentedControl } from './segmented-control.tsx';
import { useDraft } from './use-draft.ts';
import field from './field.module.css';
import styles from './date-field.module.css';

export interface MomentFieldProps extends FieldProps {
  readonly value: Moment | null;
  readonly onSave: (value: Moment) => void;
  /** The zone whose wall clock is typed; the moment is stored in it. */
  readonly zone: Zone;
  readonly weekStart?: number;
}

/** Day and wall time in a named zone. An hour that happens twice asks which; one that never does says what it took. */
export function MomentField(props: MomentFieldProps) {
  const { label, value, onSave, zone, error, help, hideLabel } = props;
  const { t } = useTranslation('common');
  const stored = value === null ? null : wallIn(value, zone).slice(0, 16);
  const draft = useDraft<string | null>(stored);
  const [gap, setGap] = useState<{ readonly asked: string; readonly got: string } | null>(null);

  const save = () => {
    const wall = draft.take((next) => next !== null)?.value ?? null;
    if (wall === null) return;
    const { moment, note } = toMoment(wall, zone);
    setGap(note === 'gap' ? { asked: wall.slice(11), got: moment.wall.slice(11, 16) } : null);
    onSave(moment);
  };
  const set = (next: DateValue | null) => draft.set(next === null ? null : next.toString().slice(0, 16));
  const isTwice = stored !== null && toMoment(stored, zone).note === 'overlap';
  return (
    <DatePicker
      className={field.field ?? ''}
      value={draft.shown === null ? null : parseDateTime(draft.shown)}
      onChange={set}
      onBlur={save}
      granularity="minute"
      hourCycle={24}
      isInvalid={error !== undefined && error !== null && error !== ''}
      isRequired={props.isRequired ?? false}
      isDisabled={props.isDisabled ?? false}
      validationBehavior="aria"
      shouldForceLeadingZeros
      {...(props.weekStart === undefined ? {} : { firstDayOfWeek: weekdayName(props.weekStart) })}
    >
      <FieldLabel label={label} hideLabel={hideLabel} />
      <DateInputs
        day={draft.shown?.slice(0, 10) ?? null}
        onEnter={save}
        after={<span className={styles.zone}>{zone}</span>}
      />
      {isTwice && (
        <div className={styles.choice}>
          {t('hourTwice', { time: stored.slice(11) })}
          <SegmentedControl
            label={t('hourTwiceLabel')}
            value={value?.choice ?? 'earlier'}
            options={[
              { id: 'earlier', label: t('hourEarlier') },
              { id: 'later', label: t('hourLater') },
            ]}
            onChange={(choice) => onSave(toMoment(stored, zone, choice === 'later' ? 'later' : 'earlier').moment)}
          />
        </div>
      )}
      {gap !== null && <div className={styles.choice}>{t('hourNever', gap)}</div>}
      <FieldFoot error={error} help={help} />
      <MonthPopover />
    </DatePicker>
  );
}
