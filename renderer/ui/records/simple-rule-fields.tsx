import { useTranslation } from 'react-i18next';
import { useLocale, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { addDays, isoWeekday } from '#shared/planning/days.ts';
import type { MonthDay, RuleEnd, SimpleRule } from '#shared/planning/simple-rule.ts';
import { DateField } from '../date-field.tsx';
import { NumberField } from '../number-field.tsx';
import { Select } from '../select.tsx';
import form from './form.module.css';
import styles from './recurrence.module.css';

const MOST_EVERY = 999;
const MOST_TIMES = 9_999;
/** Days after the first on which a series ends, until somebody says otherwise: a quarter. */
const FIRST_UNTIL = 91;
const FIRST_COUNT = 10;
/** Monday 5 January 1970, from which weekdays get their names. */
const A_MONDAY = 4;

export interface SimpleRuleFieldsProps {
  readonly rule: SimpleRule;
  /** First day of the series. */
  readonly start: string;
  readonly weekStart: number;
  readonly onSave: (rule: SimpleRule) => void;
}

/** Every how many days, weeks, months or years, on which days, until when. */
export function SimpleRuleFields({ rule, start, weekStart, onSave }: SimpleRuleFieldsProps) {
  const { t } = useTranslation('calendar');
  return (
    <>
      <div className={form.pair}>
        <NumberField
          label={t('event.repeat.interval')}
          value={rule.every}
          min={1}
          max={MOST_EVERY}
          onSave={(every) => onSave({ ...rule, every: every ?? 1 })}
        />
        <span className={styles.unit}>{t(`event.repeat.unit.${rule.freq}`, { count: rule.every })}</span>
      </div>
      {rule.freq === 'weekly' && (
        <Weekdays days={rule.days} weekStart={weekStart} onSave={(days) => onSave({ ...rule, days })} />
      )}
      {rule.freq === 'monthly' && <MonthDays on={rule.on} start={start} onSave={(on) => onSave({ ...rule, on })} />}
      <Ending end={rule.end} start={start} weekStart={weekStart} onSave={(end) => onSave({ ...rule, end })} />
    </>
  );
}

function weekdayName(iso: number, locale: string, width: 'long' | 'short'): string {
  const format = new Intl.DateTimeFormat(locale, { weekday: width, timeZone: 'UTC' });
  return format.format(new Date((A_MONDAY + iso - 1) * 86_400_000));
}

interface WeekdaysProps {
  readonly days: readonly number[];
  readonly weekStart: number;
  readonly onSave: (days: readonly number[]) => void;
}

function Weekdays({ days, weekStart, onSave }: WeekdaysProps) {
  const { t } = useTranslation('calendar');
  const { locale } = useLocale();
  const inOrder = Array.from({ length: 7 }, (_, index) => ((weekStart - 1 + index) % 7) + 1);
  return (
    <ToggleButtonGroup
      aria-label={t('event.repeat.on')}
      className={styles.weekdays ?? ''}
      selectionMode="multiple"
      disallowEmptySelection
      selectedKeys={days.map(String)}
      onSelectionChange={(keys) => onSave([...keys].map(Number).sort((a, b) => a - b))}
    >
      {inOrder.map((day) => (
        <ToggleButton key={day} id={String(day)} className={styles.weekday ?? ''}>
          <span className="visually-hidden">{weekdayName(day, locale, 'long')}</span>
          <span aria-hidden="true">{weekdayName(day, locale, 'short')}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

interface MonthDaysProps {
  readonly on: MonthDay;
  readonly start: string;
  readonly onSave: (on: MonthDay) => void;
}

/** By date, by the nth weekday, or by the last one: what the first day of the series is. */
function MonthDays({ on, start, onSave }: MonthDaysProps) {
  const { t } = useTranslation('calendar');
  const { locale } = useLocale();
  const date = Number(start.slice(8, 10));
  const weekday = isoWeekday(start);
  const offered: MonthDay[] = [
    { type: 'day', day: date },
    { type: 'weekday', nth: Math.ceil(date / 7), weekday },
    { type: 'weekday', nth: -1, weekday },
    { type: 'day', day: -1 },
  ];
  const id = (one: MonthDay) => (one.type === 'day' ? `day ${one.day}` : `weekday ${one.nth} ${one.weekday}`);
  const choices = new Map([...offered, on].map((one) => [id(one), one]));
  const label = (one: MonthDay) => {
    if (one.type === 'day')
      return one.day === -1 ? t('event.repeat.monthEnd') : t('event.repeat.monthDay', { day: one.day });
    const which = t(`event.repeat.which.${one.nth as 1 | 2 | 3 | 4 | 5 | -1}`);
    return t('event.repeat.monthWeekday', { which, weekday: weekdayName(one.weekday, locale, 'long') });
  };
  return (
    <Select
      label={t('event.repeat.monthBy')}
      value={id(on)}
      options={[...choices].map(([key, one]) => ({ id: key, label: label(one) }))}
      onSave={(key) => {
        const chosen = choices.get(key);
        if (chosen !== undefined) onSave(chosen);
      }}
    />
  );
}

interface EndingProps {
  readonly end: RuleEnd;
  readonly start: string;
  readonly weekStart: number;
  readonly onSave: (end: RuleEnd) => void;
}

function Ending({ end, start, weekStart, onSave }: EndingProps) {
  const { t } = useTranslation('calendar');
  const choose = (type: string) => {
    if (type === 'until') onSave({ type, date: addDays(start, FIRST_UNTIL) });
    else if (type === 'count') onSave({ type, count: FIRST_COUNT });
    else onSave({ type: 'never' });
  };
  return (
    <div className={form.pair}>
      <Select
        label={t('event.repeat.ends')}
        value={end.type}
        options={[
          { id: 'never', label: t('event.repeat.endsNever') },
          { id: 'until', label: t('event.repeat.endsOn') },
          { id: 'count', label: t('event.repeat.endsAfter') },
        ]}
        onSave={choose}
      />
      {end.type === 'until' && (
        <DateField
          label={t('event.repeat.until')}
          value={end.date}
          min={start}
          isRequired
          weekStart={weekStart}
          onSave={(date) => onSave(date === null ? { type: 'never' } : { type: 'until', date })}
        />
      )}
      {end.type === 'count' && (
        <NumberField
          label={t('event.repeat.count')}
          value={end.count}
          min={1}
          max={MOST_TIMES}
          onSave={(count) => onSave({ type: 'count', count: count ?? 1 })}
        />
      )}
    </div>
  );
}
