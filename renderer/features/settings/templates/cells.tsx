import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NumberField, TextField } from '../../../ui/index.ts';

/** Furthest offset, as the model has it. */
const MOST_DAYS = 2_000;
const CLOCK = /^([01]?\d|2[0-3]):([0-5]\d)$/;

interface NameCellProps {
  readonly label?: string;
  readonly value: string;
  readonly isOptional?: boolean;
  readonly onSave: (value: string) => void;
}

export function NameCell({ label, value, isOptional = false, onSave }: NameCellProps) {
  const { t } = useTranslation('settings');
  return (
    <TextField
      label={label ?? t('field.name')}
      hideLabel
      value={value}
      isRequired={!isOptional}
      onSave={(text) => onSave(text.trim())}
    />
  );
}

interface OffsetCellProps {
  readonly label: string;
  readonly value: number;
  readonly min?: number;
  readonly max?: number;
  readonly onSave: (value: number) => void;
}

/** A whole number; emptied, it is what it was. */
export function OffsetCell({ label, value, min = -MOST_DAYS, max = MOST_DAYS, onSave }: OffsetCellProps) {
  return (
    <NumberField
      label={label}
      hideLabel
      value={value}
      min={min}
      max={max}
      step={1}
      onSave={(next) => next !== null && onSave(next)}
    />
  );
}

interface SpanCellsProps {
  readonly span: { readonly first: number; readonly last: number };
  readonly onSave: (span: { first: number; last: number }) => void;
}

/** First and last day; one that passes the other takes it along. */
export function SpanCells({ span: { first, last }, onSave }: SpanCellsProps) {
  const { t } = useTranslation('settings');
  return (
    <>
      <OffsetCell
        label={t('templates.column.first')}
        value={first}
        onSave={(next) => onSave({ first: next, last: Math.max(next, last) })}
      />
      <OffsetCell
        label={t('templates.column.last')}
        value={last}
        onSave={(next) => onSave({ first: Math.min(first, next), last: next })}
      />
    </>
  );
}

interface TimeCellProps {
  readonly value: string | null;
  readonly onSave: (value: string | null) => void;
}

/** A time of day, or none. */
export function TimeCell({ value, onSave }: TimeCellProps) {
  const { t } = useTranslation('settings');
  const [isWrong, setWrong] = useState(false);
  const save = (text: string) => {
    const clock = CLOCK.exec(text.trim());
    setWrong(clock === null && text.trim() !== '');
    if (text.trim() === '') onSave(null);
    else if (clock !== null) onSave(`${(clock[1] ?? '').padStart(2, '0')}:${clock[2] ?? ''}`);
  };
  return (
    <TextField
      label={t('templates.column.time')}
      hideLabel
      value={value ?? ''}
      placeholder={t('templates.noTime')}
      error={isWrong ? t('templates.timeWrong') : null}
      onSave={save}
    />
  );
}
