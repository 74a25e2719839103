import { Group, Input, NumberField as AriaNumberField } from 'react-aria-components';
import { FieldFoot, FieldLabel, type FieldProps } from './field-parts.tsx';
import styles from './field.module.css';

export interface NumberFieldProps extends FieldProps {
  readonly value: number | null;
  /** Called when the field is left or Enter is pressed and the number changed; null when emptied. */
  readonly onSave: (value: number | null) => void;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly format?: Intl.NumberFormatOptions;
}

export function NumberField(props: NumberFieldProps) {
  const { label, value, onSave, error, help, hideLabel, min, max, step, format } = props;
  return (
    <AriaNumberField
      className={styles.field ?? ''}
      value={value ?? Number.NaN}
      // Fires when the field is left, on Enter and on arrow keys; NaN stands for empty.
      onChange={(next) => {
        const wanted = Number.isNaN(next) ? null : next;
        if (wanted !== value) onSave(wanted);
      }}
      isInvalid={error !== undefined && error !== null && error !== ''}
      isRequired={props.isRequired ?? false}
      isDisabled={props.isDisabled ?? false}
      validationBehavior="aria"
      {...(min === undefined ? {} : { minValue: min })}
      {...(max === undefined ? {} : { maxValue: max })}
      {...(step === undefined ? {} : { step })}
      {...(format === undefined ? {} : { formatOptions: format })}
    >
      <FieldLabel label={label} hideLabel={hideLabel} />
      <Group>
        <Input className={styles.control ?? ''} />
      </Group>
      <FieldFoot error={error} help={help} />
    </AriaNumberField>
  );
}
