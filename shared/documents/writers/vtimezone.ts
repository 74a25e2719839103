import type { Zone } from '../../model/time.ts';
import { addDays, isoWeekday } from '../../planning/days.ts';
import { compact } from '../../planning/rule.ts';
import { WEEKDAYS } from '../../planning/rule-shift.ts';
import { msToWall } from '../../planning/wall.ts';
import { clockChanges, offsetAt, type ClockChange } from '../../planning/zones.ts';

/**
 * VTIMEZONE of a zone for a span of years, as content lines (RFC 5545 3.6.5). Changes that follow one
 * yearly rule to the end of the span are written as that rule, so that it goes on; all others by date.
 */
export function vtimezone(zone: Zone, firstYear: number, lastYear: number): string[] {
  const from = Date.UTC(firstYear - 1, 0, 1);
  const changes = clockChanges(zone, from, Date.UTC(lastYear + 1, 11, 31));
  const initial = offsetAt(zone, from);
  const least = Math.min(initial, ...changes.map((change) => change.after));
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    ...observance(initial, initial, least, [msToWall(from + initial)], null),
    ...grouped(changes).flatMap((group) => groupLines(group, least)),
    'END:VTIMEZONE',
  ];
}

/** Changes between the same two offsets. */
function grouped(changes: readonly ClockChange[]): ClockChange[][] {
  const groups = new Map<string, ClockChange[]>();
  for (const change of changes) {
    const key = `${change.before}|${change.after}`;
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [...groups.values()];
}

function groupLines(group: readonly ClockChange[], least: number): string[] {
  const [first] = group;
  if (first === undefined) return [];
  // Onsets are written in the wall time that was in force before the change.
  const onsets = group.map((change) => msToWall(change.at + change.before));
  return observance(first.before, first.after, least, onsets, yearlyRule(onsets));
}

/** "The last Sunday of March" as an RRULE, where every onset fits it, one a year without a gap. */
function yearlyRule(onsets: readonly string[]): string | null {
  const [first] = onsets;
  if (first === undefined || onsets.length < 3) return null;
  const years = onsets.map((onset) => Number(onset.slice(0, 4)));
  const regular = years.every((year, i) => year === (years[0] ?? 0) + i);
  const same = (of: (onset: string) => string | number): boolean => new Set(onsets.map(of)).size === 1;
  const weekday = (onset: string): number => isoWeekday(onset.slice(0, 10));
  if (!regular || !same((o) => o.slice(5, 7)) || !same((o) => o.slice(10)) || !same(weekday)) return null;
  const nth = (onset: string): number => Math.ceil(Number(onset.slice(8, 10)) / 7);
  const isLast = (onset: string): boolean => addDays(onset.slice(0, 10), 7).slice(5, 7) !== onset.slice(5, 7);
  const day = WEEKDAYS[weekday(first) - 1] ?? 'MO';
  const month = Number(first.slice(5, 7));
  if (onsets.every(isLast)) return `FREQ=YEARLY;BYMONTH=${month};BYDAY=-1${day}`;
  return same(nth) ? `FREQ=YEARLY;BYMONTH=${month};BYDAY=${nth(first)}${day}` : null;
}

function observance(
  before: number,
  after: number,
  least: number,
  onsets: readonly string[],
  rule: string | null,
): string[] {
  const name = after > least ? 'DAYLIGHT' : 'STANDARD';
  const [first, ...rest] = onsets.map((onset) => compact(onset));
  // Some readers (ical.js) overlook DTSTART where there are RDATEs, so it is among them.
  const dates = rest.length === 0 ? [] : [first ?? '', ...rest];
  return [
    `BEGIN:${name}`,
    `DTSTART:${first ?? ''}`,
    `TZOFFSETFROM:${offsetText(before)}`,
    `TZOFFSETTO:${offsetText(after)}`,
    ...(rule === null ? dates.map((onset) => `RDATE:${onset}`) : [`RRULE:${rule}`]),
    `END:${name}`,
  ];
}

function offsetText(offset: number): string {
  const seconds = Math.round(Math.abs(offset) / 1000);
  const two = (n: number): string => String(n).padStart(2, '0');
  const rest = seconds % 60 === 0 ? '' : two(seconds % 60);
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(seconds / 3600))}${two(Math.floor(seconds / 60) % 60)}${rest}`;
}
