import { SlipwayError } from '../errors.ts';
import type { Event } from '../model/event.ts';
import type { PlainDate, When } from '../model/time.ts';
import { isoWeekday } from './days.ts';
import { formatParts, intervalOf, listOf, parseParts, untilMs, untilText, type RuleParts } from './rule.ts';
import { WEEKDAYS } from './rule-shift.ts';
import { seriesOf, type Series } from './series.ts';
import { msToDate, wallToMs } from './wall.ts';

/** When a simple series ends. `until` is its last day, inclusive, in the series' own zone. */
export type RuleEnd =
  | { readonly type: 'never' }
  | { readonly type: 'until'; readonly date: PlainDate }
  | { readonly type: 'count'; readonly count: number };

/** Which day of a month: its date, or the nth weekday (1 Monday … 7 Sunday; -1 the last). */
export type MonthDay =
  | { readonly type: 'day'; readonly day: number }
  | { readonly type: 'weekday'; readonly nth: number; readonly weekday: number };

/** The rules a form can show and change. */
export type SimpleRule = { readonly every: number; readonly end: RuleEnd } & (
  | { readonly freq: 'daily' }
  /** Days of the week, 1 Monday … 7 Sunday, in order; never empty. */
  | { readonly freq: 'weekly'; readonly days: readonly number[] }
  | { readonly freq: 'monthly'; readonly on: MonthDay }
  | { readonly freq: 'yearly' }
);

const KNOWN = new Set(['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'WKST', 'BYDAY', 'BYMONTHDAY', 'BYSETPOS', 'BYMONTH']);
const DAY_MS = 86_400_000;

/**
 * The one rule of an event as a form can show it. Null where there is none, or where it says more
 * than the form can (several rules, hours, "the first workday"): it must then be left as it is.
 */
export function parseSimpleRule(event: Event): SimpleRule | null {
  const rules = event.recurrence?.rules ?? [];
  if (rules.length !== 1 || (event.recurrence?.dates.length ?? 0) > 0) return null;
  const parts = parseParts(rules[0] ?? '');
  if ([...parts.keys()].some((name) => !KNOWN.has(name))) return null;
  const series = seriesOf(event);
  const end = endOf(parts, series);
  const every = intervalOf(parts);
  if (end === null || !Number.isInteger(every) || every < 1) return null;
  return shapeOf(parts, series, { every, end });
}

function endOf(parts: RuleParts, series: Series): RuleEnd | null {
  const count = parts.get('COUNT');
  if (count !== undefined)
    return /^\d+$/.test(count) && Number(count) > 0 ? { type: 'count', count: Number(count) } : null;
  const until = untilMs(parts, series.zone);
  if (until === null) return { type: 'never' };
  if (Number.isNaN(until)) return null;
  // An end earlier in its day than the series' time leaves that day out.
  const time = ((series.startMs % DAY_MS) + DAY_MS) % DAY_MS;
  const day = Math.floor(until / DAY_MS) * DAY_MS;
  return { type: 'until', date: msToDate(until - day < time ? day - DAY_MS : day) };
}

function shapeOf(parts: RuleParts, series: Series, base: { every: number; end: RuleEnd }): SimpleRule | null {
  const start = msToDate(series.startMs);
  const [days, monthDays, months, positions] = [
    listOf(parts, 'BYDAY'),
    listOf(parts, 'BYMONTHDAY'),
    listOf(parts, 'BYMONTH'),
    listOf(parts, 'BYSETPOS'),
  ];
  const date = Number(start.slice(8, 10));
  switch (parts.get('FREQ')) {
    case 'DAILY':
      return days.length + monthDays.length + months.length + positions.length > 0 ? null : { ...base, freq: 'daily' };
    case 'WEEKLY': {
      if (monthDays.length + months.length + positions.length > 0) return null;
      // Week starts other than Monday matter only every other week, and the form has none.
      if (base.every > 1 && days.length > 1 && (parts.get('WKST') ?? 'MO') !== 'MO') return null;
      const named = days.map((day) => WEEKDAYS.indexOf(day as (typeof WEEKDAYS)[number]) + 1);
      if (named.includes(0)) return null;
      return {
        ...base,
        freq: 'weekly',
        days: named.length > 0 ? [...new Set(named)].sort((a, b) => a - b) : [isoWeekday(start)],
      };
    }
    case 'MONTHLY': {
      const on = months.length > 0 ? null : monthDayOf(days, monthDays, positions, date);
      return on === null ? null : { ...base, freq: 'monthly', on };
    }
    case 'YEARLY': {
      const sameDay =
        monthDays.length === 0 || (monthDays.length === 1 && Number(monthDays[0]) === date && months.length === 1);
      const sameMonth = months.length === 0 || (months.length === 1 && Number(months[0]) === Number(start.slice(5, 7)));
      return days.length + positions.length === 0 && sameDay && sameMonth ? { ...base, freq: 'yearly' } : null;
    }
    default:
      return null;
  }
}

function monthDayOf(
  days: readonly string[],
  monthDays: readonly string[],
  positions: readonly string[],
  date: number,
): MonthDay | null {
  if (days.length === 0 && positions.length === 0) {
    if (monthDays.length === 0) return { type: 'day', day: date };
    const day = Number(monthDays[0]);
    return monthDays.length === 1 && (day === -1 || (day >= 1 && day <= 31)) ? { type: 'day', day } : null;
  }
  if (days.length !== 1 || monthDays.length > 0 || positions.length > 1) return null;
  const match = /^([+-]?\d+)?([A-Z]{2})$/.exec(days[0] ?? '');
  const nth = Number(match?.[1] ?? positions[0] ?? 0);
  const weekday = WEEKDAYS.indexOf((match?.[2] ?? '') as (typeof WEEKDAYS)[number]) + 1;
  const both = match?.[1] !== undefined && positions.length > 0;
  return weekday > 0 && !both && (nth === -1 || (nth >= 1 && nth <= 5)) ? { type: 'weekday', nth, weekday } : null;
}

/** The rule a form describes, for a series that starts at `when`. Throws `recurrenceInvalid` for nonsense. */
export function buildRule(rule: SimpleRule, when: When): string {
  const series = seriesOf({ when });
  const parts = new Map<string, string>();
  const whole = (n: number, most: number): string => {
    if (!Number.isInteger(n) || n < 1 || n > most)
      throw new SlipwayError('recurrenceInvalid', { title: '', rule: String(n) });
    return String(n);
  };
  parts.set('FREQ', rule.freq.toUpperCase());
  if (rule.every !== 1) parts.set('INTERVAL', whole(rule.every, 999));
  if (rule.freq === 'weekly') {
    const days = rule.days.length > 0 ? rule.days : [isoWeekday(msToDate(series.startMs))];
    parts.set(
      'BYDAY',
      [...days]
        .sort((a, b) => a - b)
        .map((day) => WEEKDAYS[day - 1] ?? 'MO')
        .join(','),
    );
  }
  if (rule.freq === 'monthly' && rule.on.type === 'day') parts.set('BYMONTHDAY', String(rule.on.day));
  if (rule.freq === 'monthly' && rule.on.type === 'weekday') {
    parts.set('BYDAY', `${rule.on.nth}${WEEKDAYS[rule.on.weekday - 1] ?? 'MO'}`);
  }
  if (rule.end.type === 'count') parts.set('COUNT', whole(rule.end.count, 9_999));
  if (rule.end.type === 'until') {
    const day = wallToMs(rule.end.date);
    parts.set('UNTIL', untilText(series.zone === null ? day : day + DAY_MS - 1000, series.zone));
  }
  return formatParts(parts);
}

/** Rules a form offers for a day: the same weekday, date, or nth weekday. The first fits most. */
export function suggestedRules(day: PlainDate): readonly SimpleRule[] {
  const base = { every: 1, end: { type: 'never' } } as const;
  const weekday = isoWeekday(day);
  const date = Number(day.slice(8, 10));
  return [
    { ...base, freq: 'weekly', days: [weekday] },
    { ...base, freq: 'daily' },
    { ...base, freq: 'weekly', days: [1, 2, 3, 4, 5] },
    { ...base, freq: 'monthly', on: { type: 'day', day: date } },
    { ...base, freq: 'monthly', on: { type: 'weekday', nth: Math.ceil(date / 7), weekday } },
    { ...base, freq: 'yearly' },
  ];
}
