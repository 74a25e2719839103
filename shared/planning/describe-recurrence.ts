import type { Event } from '../model/event.ts';
import type { Text } from '../text/index.ts';
import { addDays } from './days.ts';
import { seriesOf } from './series.ts';
import { parseSimpleRule, type RuleEnd, type SimpleRule } from './simple-rule.ts';
import { msToDate } from './wall.ts';

/** "Every 2 weeks on Tuesday and Thursday until 18 December 2026"; '' for an event that does not repeat. */
export function describeRecurrence(event: Event, t: Text, locale: string): string {
  if (event.recurrence === null) return '';
  const rule = parseSimpleRule(event);
  if (rule !== null) return describeSimpleRule(rule, msToDate(seriesOf(event).startMs), t, locale);
  if (event.recurrence.rules.length === 0)
    return t('documents:recurrence.dates', { count: event.recurrence.dates.length + 1 });
  return t('documents:recurrence.other', { rule: event.recurrence.rules.join(' + ') });
}

/** The same for a rule of a form; `start` is the first day of the series. */
export function describeSimpleRule(rule: SimpleRule, start: string, t: Text, locale: string): string {
  const rhythm = rhythmOf(rule, start, t, locale);
  return ended(rhythm, rule.end, t, locale);
}

function rhythmOf(rule: SimpleRule, start: string, t: Text, locale: string): string {
  const count = rule.every;
  switch (rule.freq) {
    case 'daily':
      return t('documents:recurrence.daily', { count });
    case 'weekly': {
      if (count === 1 && rule.days.join() === '1,2,3,4,5') return t('documents:recurrence.workdays');
      const names = rule.days.map((day) => weekdayName(day, locale));
      return t('documents:recurrence.weekly', {
        count,
        days: new Intl.ListFormat(locale, { type: 'conjunction' }).format(names),
      });
    }
    case 'monthly': {
      const { on } = rule;
      if (on.type === 'weekday') {
        return t(`documents:recurrence.monthlyNth.${nthName(on.nth)}`, {
          count,
          weekday: weekdayName(on.weekday, locale),
        });
      }
      return on.day === -1
        ? t('documents:recurrence.monthlyLast', { count })
        : t('documents:recurrence.monthlyDay', { count, day: on.day });
    }
    case 'yearly':
      return t('documents:recurrence.yearly', {
        count,
        date: dateText(start, locale, { day: 'numeric', month: 'long' }),
      });
  }
}

function nthName(nth: number): 'first' | 'second' | 'third' | 'fourth' | 'fifth' | 'last' {
  return (['last', 'first', 'second', 'third', 'fourth', 'fifth'] as const)[nth === -1 ? 0 : nth] ?? 'last';
}

function ended(rhythm: string, end: RuleEnd, t: Text, locale: string): string {
  if (end.type === 'never') return rhythm;
  if (end.type === 'count') return t('documents:recurrence.times', { rhythm, count: end.count });
  const date = dateText(end.date, locale, { day: 'numeric', month: 'long', year: 'numeric' });
  return t('documents:recurrence.until', { rhythm, date });
}

function weekdayName(weekday: number, locale: string): string {
  // 4 January 2021 was a Monday.
  return dateText(addDays('2021-01-04', weekday - 1), locale, { weekday: 'long' });
}

function dateText(day: string, locale: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}
