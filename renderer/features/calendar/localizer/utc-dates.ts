/*
 * Date arithmetic for the calendar component, in UTC only. The component is handed Dates whose UTC
 * fields are what the wall shows (see `day-dates.ts`, `wall-dates.ts`); the host's zone and its
 * clock changes must never come in. Comparisons are integer divisions: they are what a month of
 * thousands of entries costs.
 */

export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;

const FIXED: Readonly<Record<string, number>> = {
  milliseconds: 1,
  seconds: 1_000,
  minutes: MINUTE_MS,
  hours: 3_600_000,
  day: DAY_MS,
  date: DAY_MS,
};

/** Sunday 0 … Saturday 6, as the calendar component counts the start of a week. */
export type WeekStart = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** Day counted from 1970-01-01 (day 0). */
export function dayNumberOf(date: Date): number {
  return Math.floor(date.getTime() / DAY_MS);
}

/**
 * Position of a date on the scale of `unit`: two dates in the same unit give the same integer. NaN for
 * no date: the component asks about nothing when it makes a column of hours (utils/TimeSlots.js,
 * `getKey`) and when a file or a text is dropped on the page (`eventTimes`), and expects no error.
 */
export function unitNumber(date: Date | null | undefined, unit: string | undefined, weekStart: WeekStart): number {
  if (date === null || date === undefined) return Number.NaN;
  const ms = date.getTime();
  if (unit === undefined || unit === 'milliseconds') return ms;
  const fixed = FIXED[unit];
  if (fixed !== undefined) return Math.floor(ms / fixed);
  switch (unit) {
    case 'week':
      // 1970-01-01 was a Thursday (4).
      return Math.floor((Math.floor(ms / DAY_MS) + 4 - weekStart) / 7);
    case 'month':
      return date.getUTCFullYear() * 12 + date.getUTCMonth();
    case 'year':
      return date.getUTCFullYear();
    case 'decade':
      return Math.floor(date.getUTCFullYear() / 10);
    case 'century':
      return Math.floor(date.getUTCFullYear() / 100);
    default:
      throw new RangeError(`unknown unit ${unit}`);
  }
}

/** First millisecond of unit number `n`; the inverse of `unitNumber`. */
function unitStart(n: number, unit: string, weekStart: WeekStart): Date {
  const fixed = FIXED[unit];
  if (fixed !== undefined) return new Date(n * fixed);
  switch (unit) {
    case 'week':
      return new Date((n * 7 - 4 + weekStart) * DAY_MS);
    case 'month':
      return utcDate(Math.floor(n / 12), ((n % 12) + 12) % 12, 1);
    case 'year':
      return utcDate(n, 0, 1);
    case 'decade':
      return utcDate(n * 10, 0, 1);
    case 'century':
      return utcDate(n * 100, 0, 1);
    default:
      throw new RangeError(`unknown unit ${unit}`);
  }
}

/** `Date.UTC` reads years 0–99 as 1900–1999; this does not. */
export function utcDate(year: number, month: number, day: number): Date {
  const date = new Date(Date.UTC(2000, month, day));
  date.setUTCFullYear(year, month, day);
  return date;
}

export function startOf(date: Date | null | undefined, unit: string, weekStart: WeekStart): Date {
  return unitStart(unitNumber(date, unit, weekStart), unit, weekStart);
}

/** Last millisecond of the unit the date is in. */
export function endOf(date: Date, unit: string, weekStart: WeekStart): Date {
  return new Date(unitStart(unitNumber(date, unit, weekStart) + 1, unit, weekStart).getTime() - 1);
}

/** Adding months to the 31st gives the last day of a shorter month, as people expect. */
export function add(date: Date | null | undefined, count: number, unit: string): Date {
  if (date === null || date === undefined) return new Date(Number.NaN);
  const fixed = FIXED[unit];
  if (fixed !== undefined) return new Date(date.getTime() + count * fixed);
  if (unit === 'week') return new Date(date.getTime() + count * 7 * DAY_MS);
  const months = { month: 1, year: 12, decade: 120, century: 1_200 }[unit];
  if (months === undefined) throw new RangeError(`unknown unit ${unit}`);
  const target = date.getUTCFullYear() * 12 + date.getUTCMonth() + count * months;
  const year = Math.floor(target / 12);
  const month = target - year * 12;
  const lastDay = utcDate(year, month + 1, 0).getUTCDate();
  const moved = utcDate(year, month, Math.min(date.getUTCDate(), lastDay));
  return new Date(moved.getTime() + (((date.getTime() % DAY_MS) + DAY_MS) % DAY_MS));
}

/** Distance in whole units, never negative; what the component expects of `diff`. */
export function diff(
  a: Date | null | undefined,
  b: Date | null | undefined,
  unit: string | undefined,
  weekStart: WeekStart,
): number {
  return Math.abs(unitNumber(b, unit, weekStart) - unitNumber(a, unit, weekStart));
}

/** ISO 8601 week number (weeks start on Monday; week 1 holds the first Thursday of the year). */
export function isoWeek(date: Date): number {
  const day = dayNumberOf(date);
  const thursday = day - ((((day + 3) % 7) + 7) % 7) + 3;
  const year = new Date(thursday * DAY_MS).getUTCFullYear();
  const firstDay = Math.floor(utcDate(year, 0, 1).getTime() / DAY_MS);
  return Math.floor((thursday - firstDay) / 7) + 1;
}
