import { useTranslation } from 'react-i18next';
import type { PlainDate } from '#shared/model/time.ts';
import type { SlipBy } from '#shared/planning/slip/request.ts';
import { DateField, Select, TextField } from '../../../ui/index.ts';
import { parseDays } from '../actions/days.ts';
import styles from './slip.module.css';

const UNITS = ['days', 'weeks', 'workingDays', 'date'] as const;

/** What was typed, and what stands in the fields that are not shown. */
export interface Amount {
  readonly unit: (typeof UNITS)[number];
  readonly typed: string;
  readonly date: PlainDate | null;
  readonly of: 'first' | 'each';
}

export const FIRST_AMOUNT: Amount = { unit: 'weeks', typed: '1', date: null, of: 'first' };

/** How far that is; null while it says nothing. */
export function byOf({ unit, typed, date, of }: Amount): SlipBy | null {
  if (unit === 'date') return date === null ? null : { unit, date, of };
  const amount = parseDays(typed);
  return amount === null ? null : { unit, amount };
}

/** A number is about to be typed; nothing is wrong yet. */
const BEGUN: ReadonlySet<string> = new Set(['', '-', '−', '+']);

export interface AmountFieldsProps {
  readonly amount: Amount;
  readonly isMany: boolean;
  readonly weekStart: number;
  readonly problem: string | null;
  readonly onChange: (amount: Amount) => void;
}

export function AmountFields({ amount, isMany, weekStart, problem, onChange }: AmountFieldsProps) {
  const { t } = useTranslation('slip');
  const isWrong = amount.unit !== 'date' && !BEGUN.has(amount.typed.trim()) && byOf(amount) === null;
  return (
    <div className={styles.amount}>
      <Select
        label={t('unit')}
        value={amount.unit}
        options={UNITS.map((id) => ({ id, label: t(`units.${id}`) }))}
        onSave={(unit) => onChange({ ...amount, unit: unit as Amount['unit'] })}
      />
      {amount.unit === 'date' ? (
        <>
          <DateField
            label={t('date')}
            value={amount.date}
            weekStart={weekStart}
            error={problem}
            onSave={(date) => onChange({ ...amount, date })}
          />
          {isMany && (
            <Select
              label={t('of')}
              value={amount.of}
              options={(['first', 'each'] as const).map((id) => ({ id, label: t(id) }))}
              onSave={(of) => onChange({ ...amount, of: of as Amount['of'] })}
            />
          )}
        </>
      ) : (
        <TextField
          label={t('amount')}
          value={amount.typed}
          autoFocus
          help={t('amountHelp')}
          error={isWrong ? t('noAmount') : problem}
          onInput={(typed) => onChange({ ...amount, typed })}
          onSave={(typed) => onChange({ ...amount, typed })}
        />
      )}
    </div>
  );
}
