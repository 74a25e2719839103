import ICAL from 'ical.js';
import { LIMITS } from '../../limits.ts';
import type { OccurrenceKey } from '../../model/event.ts';
import { PlainDate, WallTime, type Instant } from '../../model/time.ts';
import { addDays, daysBetween } from '../../planning/days.ts';
import { toMoment, wallIn } from '../../planning/moments.ts';
import { msToInstant, normalWall, wallToMs } from '../../planning/wall.ts';
import { RowProblem } from '../problem.ts';
import type { IcsTime } from './values.ts';

const LONGEST_RULE = 1_000;
const FREQUENCIES = /(?:^|;)FREQ=(SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY)(?:;|$)/;

/**
 * A rule as it is stored: upper-case, checked, its UNTIL of the kind RFC 5545 3.3.10 demands for the
 * series' start (a day for days, UTC for moments); exporters often write the other.
 * Throws `ruleUnreadable`, `ruleUnsupported` (RFC 7529 calendars).
 */
export function readRule(raw: string, start: IcsTime, line: number, column = 'RRULE'): string {
  const rule = raw
    .replace(/\s+/g, '')
    .replace(/;+$/, '')
    .toUpperCase()
    .replace(/^RRULE:/, '');
  const broken = (code: 'ruleUnreadable' | 'ruleUnsupported'): RowProblem =>
    new RowProblem(code, column, raw, {}, line);
  if (/(?:^|;)(?:RSCALE=(?!GREGORIAN)|SKIP=(?!OMIT))/.test(rule)) throw broken('ruleUnsupported');
  if (rule.length > LONGEST_RULE || !FREQUENCIES.test(rule)) throw broken('ruleUnreadable');
  const parts = rule.split(';').filter((part) => !/^(?:RSCALE|SKIP)=|^$/.test(part));
  const until = parts.findIndex((part) => part.startsWith('UNTIL='));
  if (until !== -1) {
    const text = untilFor(start, (parts[until] as string).slice('UNTIL='.length));
    if (text === null) throw broken('ruleUnreadable');
    parts[until] = `UNTIL=${text}`;
  }
  const clean = parts.join(';');
  if (!isSound(clean)) throw broken('ruleUnreadable');
  return clean;
}

function isSound(rule: string): boolean {
  const names = rule.split(';').map((part) => part.split('=')[0]);
  if (new Set(names).size !== names.length) return false;
  if (/(?:COUNT|INTERVAL)=(?!\d*[1-9]\d*(?:;|$))/.test(rule)) return false;
  try {
    ICAL.Recur.fromString(rule);
    return true;
  } catch {
    return false;
  }
}

function untilFor(start: IcsTime, text: string): string | null {
  const match = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?$/.exec(text);
  if (match === null) return null;
  const [, year, month, day, hour, minute, second, utc] = match;
  const date = `${year}-${month}-${day}`;
  if (!PlainDate.safeParse(date).success) return null;
  if (start.type === 'date') return date.replaceAll('-', '');
  if (utc === 'Z') return text;
  const wall = hour === undefined ? `${date}T23:59:59` : `${date}T${hour}:${minute}:${second}`;
  if (!WallTime.safeParse(wall).success) return null;
  return compact(toMoment(wall, start.moment.zone).moment.utc);
}

const compact = (instant: Instant): string => instant.replace(/[-:]/g, '');

/** The name of an occurrence in a series that begins at `start` (RFC 5545 3.8.4.4). */
export function occurrenceKey(time: IcsTime, start: IcsTime): OccurrenceKey {
  if (start.type === 'date') return time.type === 'date' ? time.date : time.moment.wall.slice(0, 10);
  // A DATE for a timed series means that day's occurrence; some exporters write EXDATE so.
  if (time.type === 'date') return `${time.date}${start.moment.wall.slice(10)}`;
  return wallIn(time.moment, start.moment.zone);
}

export function startKey(start: IcsTime): OccurrenceKey {
  return start.type === 'date' ? start.date : normalWall(start.moment.wall);
}

/**
 * Occurrences of one rule from `start` up to, not including, `before`, counted on the wall so that
 * zones don't matter. Null when there are more than are worth looking at.
 */
export function occurrencesBefore(rule: string, start: OccurrenceKey, before: OccurrenceKey): OccurrenceKey[] | null {
  const time = ICAL.Time.fromString(start.length === 16 ? `${start}:00` : start, null);
  // UNTIL is in UTC and would be compared with a wall time; `before` bounds the walk instead.
  const open = rule.replace(/;?UNTIL=[^;]*/, '').replace(/^;/, '');
  const iterator = ICAL.Recur.fromString(open).iterator(time);
  const keys: OccurrenceKey[] = [];
  for (let step = 0; step < LIMITS.recurrenceSteps / 10; step += 1) {
    const next: ICAL.Time | null = iterator.next();
    if (next === null) return keys;
    const key = normalWall(next.toString());
    if (key >= before) return keys;
    keys.push(key);
  }
  return null;
}

/** The rule ended just before an occurrence; its COUNT would no longer be right. */
export function endRuleBefore(rule: string, key: OccurrenceKey, start: IcsTime): string {
  const open = rule.split(';').filter((part) => !/^(?:UNTIL|COUNT)=/.test(part));
  const until =
    start.type === 'date'
      ? addDays(key, -1).replaceAll('-', '')
      : compact(msToInstant(wallToMs(toMoment(key, start.moment.zone).moment.utc) - 1000));
  return [...open, `UNTIL=${until}`].join(';');
}

/** The rule for what is left after `gone` of its occurrences; null when COUNT is used up. */
export function continueRule(rule: string, gone: number): string | null {
  const count = /(?:^|;)COUNT=(\d+)/.exec(rule)?.[1];
  if (count === undefined) return rule;
  const left = Number(count) - gone;
  return left <= 0 ? null : rule.replace(/COUNT=\d+/, `COUNT=${left}`);
}

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/**
 * The rule with every occurrence moved from the day of `from` to that of `to`. Null when its BY parts
 * can't simply be moved along ("the second Tuesday" and a day later).
 */
export function shiftRule(rule: string, from: OccurrenceKey, to: OccurrenceKey): string | null {
  const days = daysBetween(from, to);
  if (days === 0 || !/(?:^|;)BY(?!SETPOS)/.test(rule)) return rule;
  const weekly = /(?:^|;)FREQ=WEEKLY/.test(rule);
  const onlyWeekdays = rule.split(';').every((part) => !part.startsWith('BY') || /^BYDAY=[A-Z,]+$/.test(part));
  if (!weekly || !onlyWeekdays) return null;
  return rule.replace(/BYDAY=([A-Z,]+)/, (_, list: string) => {
    const moved = list.split(',').map((day) => WEEKDAYS[(((WEEKDAYS.indexOf(day) + days) % 7) + 7) % 7]);
    return `BYDAY=${moved.join(',')}`;
  });
}
