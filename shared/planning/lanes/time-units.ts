import { DAY_MS, type Zoom } from './scale.ts';

/** Units of time that begin at a midnight, and hours. */
export type TimeUnit = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

/** From a time up to, not including, the next. */
export interface TimeCell {
  readonly start: number;
  readonly end: number;
}

const HOUR_MS = 3_600_000;
const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

/** Rows of the time scale, the coarsest first. */
export const TIERS: Readonly<Record<Zoom, readonly TimeUnit[]>> = {
  day: ['day', 'hour'],
  week: ['week', 'day'],
  month: ['month', 'week', 'day'],
  quarter: ['month', 'week'],
  year: ['year', 'month', 'week'],
};

/** The unit `previous` and `next` go by. A quarter is turned by its months, a year by itself. */
export const STEP_OF: Readonly<Record<Zoom, TimeUnit>> = {
  day: 'day',
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
};

/** Start of the unit a time lies in, `by` units on. `weekStart` as ISO counts (1 Monday … 7 Sunday). */
export function unitStart(time: number, unit: TimeUnit, weekStart: number, by = 0): number {
  if (unit === 'hour') return Math.floor(time / HOUR_MS) * HOUR_MS + by * HOUR_MS;
  const day = Math.floor(time / DAY_MS);
  if (unit === 'day') return (day + by) * DAY_MS;
  if (unit === 'week') {
    // 1970-01-01 was a Thursday (4).
    const sinceStart = (((day + 4 - weekStart) % 7) + 7) % 7;
    return (day - sinceStart + by * 7) * DAY_MS;
  }
  const date = new Date(time);
  const months = MONTHS[unit];
  const index = date.getUTCFullYear() * 12 + date.getUTCMonth();
  return monthStart((Math.floor(index / months) + by) * months);
}

function monthStart(index: number): number {
  const date = new Date(0);
  // `Date.UTC` reads years 0–99 as 1900–1999; this does not.
  date.setUTCFullYear(Math.floor(index / 12), ((index % 12) + 12) % 12, 1);
  return date.getTime();
}

/** Every unit that touches the span. */
export function cellsOf(unit: TimeUnit, { start, end }: TimeCell, weekStart: number): TimeCell[] {
  const cells: TimeCell[] = [];
  for (let at = unitStart(start, unit, weekStart); at < end;) {
    const next = unitStart(at, unit, weekStart, 1);
    cells.push({ start: at, end: next });
    at = next;
  }
  return cells;
}
