import { parseDate, type DateValue } from '@internationalized/date';
import { Button, DatePicker } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { PlainDate } from '#shared/model/time.ts';
import { DateInputs, MonthPopover } from './date-parts.tsx';
import { FieldFoot, FieldLabel, type FieldProps } from './field-parts.tsx';
import { Icon } from './icon.tsx';
import { useDraft } from './use-draft.ts';
import field from './field.module.css';
import styles from './date-field.module.css';

export interface DateFieldProps extends FieldProps {
  readonly value: PlainDate | null;
  /** Called when the field is left, on Enter, or with a click in the month; null when cleared. */
  readonly onSave: (value: PlainDate | null) => void;
  readonly min?: PlainDate | null;
  readonly max?: PlainDate | null;
  readonly weekStart?: number;
}

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
/** ISO weekday (1 Monday … 7 Sunday) as react-aria names it. */
export const weekdayName = (iso: number): (typeof DAYS)[number] => DAYS[iso] ?? 'mon';

/** A plain day: no zone, no time. A year half typed is not saved until the field is left. */
export function DateField(props: DateFieldProps) {
  const { label, value, onSave, error, help, hideLabel, isRequired = false, isDisabled = false } = props;
  const { t } = useTranslation('common');
  const draft = useDraft<PlainDate | null>(value);
  const save = () => {
    const day = draft.take((next) => !isRequired || next !== null);
    if (day !== null) onSave(day.value);
  };
  const set = (next: DateValue | null) => draft.set(next === null ? null : next.toString().slice(0, 10));
  return (
    <DatePicker
      className={field.field ?? ''}
      value={draft.shown === null ? null : parseDate(draft.shown)}
      onChange={set}
      onBlur={save}
      onOpenChange={(isOpen) => {
        if (!isOpen) save();
      }}
      granularity="day"
      isInvalid={error !== undefined && error !== null && error !== ''}
      isRequired={isRequired}
      isDisabled={isDisabled}
      validationBehavior="aria"
      shouldForceLeadingZeros
      {...(props.min ? { minValue: parseDate(props.min) } : {})}
      {...(props.max ? { maxValue: parseDate(props.max) } : {})}
      {...(props.weekStart === undefined ? {} : { firstDayOfWeek: weekdayName(props.weekStart) })}
    >
      <FieldLabel label={label} hideLabel={hideLabel} />
      <DateInputs
        day={draft.shown}
        onEnter={save}
        clear={
          value !== null && !isRequired && !isDisabled ? (
            // Outside react-aria's slots: it would take this for the button that opens the month.
            <Button
              slot={null}
              className={styles.button ?? ''}
              aria-label={t('clearField', { label })}
              onPress={() => {
                draft.set(null);
                save();
              }}
            >
              <Icon name="close" size={12} />
            </Button>
          ) : null
        }
      />
      <FieldFoot error={error} help={help} />
      <MonthPopover />
    </DatePicker>
  );
}
