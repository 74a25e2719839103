import { isoWeekday } from './days.ts';
import { formatParts, intervalOf, listOf, parseParts, untilMs, untilText, withParts, type RuleParts } from './rule.ts';
import type { Series } from './series.ts';
import { msToDate } from './wall.ts';

/*
 * What becomes of a rule when its whole series is moved: the days and times it names must move along,
 * or the series would stay where it was and only its first occurrence would stand apart.
 */

const DAY_MS = 86_400_000;
export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** The days a rule names can't be moved as one ("the first two workdays of a month"). */
export const NOT_MOVABLE = Symbol('not movable');

/**
 * A series before and after, and the occurrence that was moved: the days a rule counts within a month
 * ("the second Tuesday") are read off that one, since the first would give another count.
 */
export interface SeriesMove {
  readonly from: Series;
  readonly to: Series;
  /** Where that occurrence was and is put; wall ms. */
  readonly anchorFromMs: number;
  readonly anchorToMs: number;
}

type Move = SeriesMove & { readonly days: number };

export function dayOfMs(ms: number): number {
  return Math.floor(ms / DAY_MS);
}

/** `rule` of series `from` as it reads once the series is moved. */
export function shiftRule(rule: string, seriesMove: SeriesMove): string | typeof NOT_MOVABLE {
  const { from, to, anchorFromMs, anchorToMs } = seriesMove;
  const days = dayOfMs(anchorToMs) - dayOfMs(anchorFromMs);
  const move = { ...seriesMove, days };
  const parts = parseParts(rule);
  const onDays = days === 0 ? parts : shiftDays(parts, move);
  if (onDays === NOT_MOVABLE) return NOT_MOVABLE;
  const atTime = shiftTimes(onDays, move);
  if (atTime === NOT_MOVABLE) return NOT_MOVABLE;
  const until = untilMs(parts, from.zone);
  if (until === null || Number.isNaN(until)) return formatParts(atTime);
  const moved = until + (anchorToMs - anchorFromMs);
  // A day series that gets a time must still reach its last day, whatever the time.
  const last = from.zone === null && to.zone !== null ? Math.floor(moved / DAY_MS) * DAY_MS + DAY_MS - 1000 : moved;
  return formatParts(withParts(atTime, { UNTIL: untilText(last, to.zone) }));
}

function shiftDays(parts: RuleParts, move: Move): RuleParts | typeof NOT_MOVABLE {
  switch (parts.get('FREQ')) {
    case 'DAILY':
    case 'WEEKLY':
      return shiftWeekdays(parts, move);
    case 'MONTHLY':
    case 'YEARLY':
      return shiftInPeriod(parts, move);
    default:
      return ['BYDAY', 'BYMONTHDAY', 'BYYEARDAY', 'BYMONTH', 'BYWEEKNO'].some((name) => parts.has(name))
        ? NOT_MOVABLE
        : parts;
  }
}

function shiftWeekdays(parts: RuleParts, { days }: Move): RuleParts | typeof NOT_MOVABLE {
  if (['BYMONTHDAY', 'BYYEARDAY', 'BYMONTH', 'BYWEEKNO', 'BYSETPOS'].some((name) => parts.has(name)))
    return NOT_MOVABLE;
  const named = listOf(parts, 'BYDAY');
  if (named.length === 0 && intervalOf(parts) === 1) return parts;
  const shifted = named.map((name) => turn(name, days));
  if (shifted.includes(null)) return NOT_MOVABLE;
  const changes: Record<string, string | null> = named.length === 0 ? {} : { BYDAY: shifted.join(',') };
  // Every other week: the week itself must turn along, or days would change weeks.
  if (parts.get('FREQ') === 'WEEKLY' && (intervalOf(parts) > 1 || parts.has('WKST'))) {
    changes['WKST'] = turn(parts.get('WKST') ?? 'MO', days);
  }
  return withParts(parts, changes);
}

function turn(weekday: string, days: number): string | null {
  const at = WEEKDAYS.indexOf(weekday as (typeof WEEKDAYS)[number]);
  return at === -1 ? null : (WEEKDAYS[(((at + days) % 7) + 7) % 7] ?? null);
}

function shiftInPeriod(parts: RuleParts, move: Move): RuleParts | typeof NOT_MOVABLE {
  if (['BYYEARDAY', 'BYWEEKNO'].some((name) => parts.has(name))) return NOT_MOVABLE;
  const [days, monthDays, months, positions] = ['BYDAY', 'BYMONTHDAY', 'BYMONTH', 'BYSETPOS'].map((name) =>
    listOf(parts, name),
  ) as [readonly string[], readonly string[], readonly string[], readonly string[]];
  if (days.length > 1 || monthDays.length > 1 || months.length > 1 || (days.length > 0 && monthDays.length > 0))
    return NOT_MOVABLE;
  // Read off an occurrence the rule did not give, its count would be another.
  if (!isCounted(parts, move.anchorFromMs)) return NOT_MOVABLE;
  const day = msToDate(move.anchorToMs);
  const changes: Record<string, string | null> = {};
  if (months.length === 1) changes['BYMONTH'] = String(Number(day.slice(5, 7)));
  if (monthDays.length === 1) {
    const counted = monthDays[0] ?? '';
    // "The last day" pushed over the end of its month has no such name any more.
    if (counted.startsWith('-') && day.slice(0, 7) !== msToDate(move.anchorFromMs).slice(0, 7)) return NOT_MOVABLE;
    changes['BYMONTHDAY'] = monthDayLike(counted, day);
  }
  if (days.length === 1) {
    const nth = nthOf(days[0] ?? '', positions);
    if (nth === null || (parts.get('FREQ') === 'YEARLY' && months.length === 0)) return NOT_MOVABLE;
    changes['BYDAY'] = `${nthLike(nth, day)}${WEEKDAYS[isoWeekday(day) - 1] ?? 'MO'}`;
    changes['BYSETPOS'] = null;
  } else if (positions.length > 0) return NOT_MOVABLE;
  return withParts(parts, changes);
}

/** Whether a day is the one within its month that a rule names; true where it names none. */
function isCounted(parts: RuleParts, ms: number): boolean {
  const date = msToDate(ms);
  const [monthDay, month] = [listOf(parts, 'BYMONTHDAY')[0], listOf(parts, 'BYMONTH')[0]];
  if (month !== undefined && Number(month) !== Number(date.slice(5, 7))) return false;
  if (monthDay !== undefined && monthDayLike(monthDay, date) !== String(Number(monthDay))) return false;
  const counted = countedWeekday(formatParts(parts));
  return counted === null || nthWeekday(monthIndex(ms), counted.nth, counted.weekday) === dayOfMs(ms) * DAY_MS;
}

/** Which of the month's weekdays a rule means ("2TU", or "TU" with BYSETPOS=2); null for all. */
function nthOf(weekday: string, positions: readonly string[]): number | null {
  const match = /^([+-]?\d+)?[A-Z]{2}$/.exec(weekday);
  if (match === null) return null;
  if (match[1] !== undefined) return positions.length === 0 ? Number(match[1]) : null;
  return positions.length === 1 ? Number(positions[0]) : null;
}

function lastDay(day: string): number {
  return new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).getUTCDate();
}

/** The same way of counting (from the start, or from the end) at the new day. */
function nthLike(nth: number, day: string): number {
  const date = Number(day.slice(8, 10));
  if (nth < 0) return -Math.ceil((lastDay(day) - date + 1) / 7);
  return Math.ceil(date / 7);
}

function monthDayLike(monthDay: string, day: string): string {
  const date = Number(day.slice(8, 10));
  return monthDay.startsWith('-') ? String(date - lastDay(day) - 1) : String(date);
}

function shiftTimes(parts: RuleParts, { from, to }: Move): RuleParts | typeof NOT_MOVABLE {
  const names = ['BYHOUR', 'BYMINUTE', 'BYSECOND'].filter((name) => parts.has(name));
  const timeOf = (ms: number): number => ((ms % DAY_MS) + DAY_MS) % DAY_MS;
  if (names.length === 0 || timeOf(from.startMs) === timeOf(to.startMs)) return parts;
  if (to.zone === null) return withParts(parts, { BYHOUR: null, BYMINUTE: null, BYSECOND: null });
  if (names.some((name) => listOf(parts, name).length > 1)) return NOT_MOVABLE;
  const at = new Date(to.startMs);
  const now: Record<string, number> = {
    BYHOUR: at.getUTCHours(),
    BYMINUTE: at.getUTCMinutes(),
    BYSECOND: at.getUTCSeconds(),
  };
  return withParts(parts, Object.fromEntries(names.map((name) => [name, String(now[name])])));
}

/**
 * Where a start of the old series (wall ms) stands in the new one: the same distance on, but for a
 * rule that counts weekdays within a month the one so counted in that month. Starts that such a rule
 * did not give (a first one that does not fit it, a date of its own) move by the distance.
 */
export function startMapping(
  before: readonly string[],
  after: readonly string[],
  move: SeriesMove,
): (ms: number) => number {
  const time = ((move.anchorToMs % DAY_MS) + DAY_MS) % DAY_MS;
  const days = dayOfMs(move.anchorToMs) - dayOfMs(move.anchorFromMs);
  const sameKind = (move.from.zone === null) === (move.to.zone === null);
  const by = (ms: number): number =>
    sameKind
      ? ms + move.anchorToMs - move.anchorFromMs
      : (dayOfMs(ms) + days) * DAY_MS + (move.to.zone === null ? 0 : time);
  const was = before.length === 1 ? countedWeekday(before[0] ?? '') : null;
  const is = after.length === 1 ? countedWeekday(after[0] ?? '') : null;
  if (was === null || is === null || days === 0) return by;
  const months = monthIndex(move.anchorToMs) - monthIndex(move.anchorFromMs);
  return (ms) => {
    const given = nthWeekday(monthIndex(ms), was.nth, was.weekday) === dayOfMs(ms) * DAY_MS;
    const day = given ? nthWeekday(monthIndex(ms) + months, is.nth, is.weekday) : null;
    return day === null ? by(ms) : day + (((by(ms) % DAY_MS) + DAY_MS) % DAY_MS);
  };
}

function countedWeekday(rule: string): { nth: number; weekday: number } | null {
  const parts = parseParts(rule);
  const [weekday = '', ...others] = listOf(parts, 'BYDAY');
  const nth = others.length > 0 ? null : nthOf(weekday, listOf(parts, 'BYSETPOS'));
  return nth === null ? null : { nth, weekday: WEEKDAYS.indexOf(weekday.slice(-2) as (typeof WEEKDAYS)[number]) };
}

function monthIndex(ms: number): number {
  const at = new Date(ms);
  return at.getUTCFullYear() * 12 + at.getUTCMonth();
}

/** Wall ms of the nth (from the end when negative) weekday (0 Monday) of a month; null when it has none. */
function nthWeekday(month: number, nth: number, weekday: number): number | null {
  const first = Date.UTC(Math.floor(month / 12), month % 12, 1);
  const last = Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0);
  const of = (ms: number): number => (new Date(ms).getUTCDay() + 6) % 7;
  const day =
    nth > 0
      ? first + (((weekday - of(first) + 7) % 7) + 7 * (nth - 1)) * DAY_MS
      : last - (((of(last) - weekday + 7) % 7) + 7 * (-nth - 1)) * DAY_MS;
  return day < first || day > last ? null : day;
}
