import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from 'react-aria-components';
import type { Event } from '#shared/model/event.ts';
import { isoWeekday } from '#shared/planning/days.ts';
import { checkRecurrence } from '#shared/planning/recurrence.ts';
import { seriesOf } from '#shared/planning/series.ts';
import { buildRule, parseSimpleRule, type SimpleRule } from '#shared/planning/simple-rule.ts';
import { msToDate } from '#shared/planning/wall.ts';
import { SlipwayError } from '#shared/errors.ts';
import { errorText } from '../error-text.ts';
import { Select } from '../select.tsx';
import { TextField } from '../text-field.tsx';
import { SimpleRuleFields } from './simple-rule-fields.tsx';
import form from './form.module.css';
import styles from './recurrence.module.css';

const FREQUENCIES = ['never', 'daily', 'weekly', 'monthly', 'yearly', 'own'] as const;
type Frequency = (typeof FREQUENCIES)[number];

export interface RecurrenceFieldProps {
  readonly event: Event;
  readonly weekStart: number;
  readonly error: string | null;
  /** What must repeat does not offer not to. */
  readonly isRequired?: boolean;
  /** New rules; empty: it no longer repeats. */
  readonly onSave: (rules: readonly string[]) => void;
}

/** How an event repeats. What the form can't show is shown as the rule it is, and kept as it stands. */
export function RecurrenceField({ event, weekStart, error, isRequired = false, onSave }: RecurrenceFieldProps) {
  const { t } = useTranslation('calendar');
  const simple = parseSimpleRule(event);
  const stored: Frequency = event.recurrence === null ? 'never' : (simple?.freq ?? 'own');
  const [isOwn, setOwn] = useState(false);
  const frequency = isOwn ? 'own' : stored;
  const start = msToDate(seriesOf(event).startMs);
  const choose = (next: Frequency) => {
    setOwn(next === 'own');
    if (next === 'never') onSave([]);
    else if (next !== 'own') onSave([buildRule(firstRule(next, start), event.when)]);
  };
  return (
    <div className={form.group} role="group" aria-label={t('event.repeats')}>
      <Select
        label={t('event.repeats')}
        value={frequency}
        options={FREQUENCIES.filter((id) => !isRequired || id !== 'never').map((id) => ({
          id,
          label: t(`event.repeat.${id}`),
        }))}
        error={error}
        onSave={(id) => choose(id as Frequency)}
      />
      {!isOwn && simple !== null && (
        <SimpleRuleFields
          rule={simple}
          start={start}
          weekStart={weekStart}
          onSave={(rule) => onSave([buildRule(rule, event.when)])}
        />
      )}
      {frequency === 'own' && <OwnRule event={event} onSave={onSave} />}
      {event.recurrence !== null && <Differences event={event} />}
    </div>
  );
}

function firstRule(freq: SimpleRule['freq'], start: string): SimpleRule {
  const base = { every: 1, end: { type: 'never' } } as const;
  if (freq === 'weekly') return { ...base, freq, days: [isoWeekday(start)] };
  if (freq === 'monthly') return { ...base, freq, on: { type: 'day', day: Number(start.slice(8, 10)) } };
  return { ...base, freq };
}

/** A rule as the calendar standard writes it; tried out before it is stored. */
function OwnRule({ event, onSave }: Pick<RecurrenceFieldProps, 'event' | 'onSave'>) {
  const { t } = useTranslation(['calendar', 'errors']);
  const [refused, setRefused] = useState<string | null>(null);
  const rules = event.recurrence?.rules ?? [];
  const save = (text: string) => {
    const next = text
      .split('\n')
      .map((line) => line.trim().replace(/^RRULE:/i, ''))
      .filter((line) => line !== '');
    try {
      const recurrence = { dates: [], exceptions: [], overrides: [], ...event.recurrence, rules: next };
      checkRecurrence({ ...event, recurrence });
      setRefused(null);
      onSave(next);
    } catch (error) {
      if (!(error instanceof SlipwayError)) throw error;
      setRefused(errorText(t, error));
    }
  };
  return (
    <TextField
      label={t('event.repeat.ownText')}
      value={rules.join('\n')}
      multiline={rules.length > 1}
      help={t('event.repeat.ownHelp')}
      error={refused}
      spellCheck={false}
      onSave={save}
    />
  );
}

/** What was said of single occurrences, so that nobody forgets it is there. */
function Differences({ event }: { readonly event: Event }) {
  const { t } = useTranslation('calendar');
  const { locale } = useLocale();
  const { exceptions = [], overrides = [], dates = [] } = event.recurrence ?? {};
  const parts = [
    exceptions.length > 0 ? t('event.repeat.exceptions', { count: exceptions.length }) : '',
    overrides.length > 0 ? t('event.repeat.overrides', { count: overrides.length }) : '',
    dates.length > 0 ? t('event.repeat.dates', { count: dates.length }) : '',
  ].filter((part) => part !== '');
  if (parts.length === 0) return null;
  return <p className={styles.muted}>{new Intl.ListFormat(locale, { type: 'unit' }).format(parts)}</p>;
}
