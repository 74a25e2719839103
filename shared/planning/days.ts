import type { PlainDate, When } from '../model/time.ts';
import { wallToMs } from './wall.ts';

/*
 * Arithmetic on plain dates, free of zones. A day is counted from 1970-01-01 (day 0), so that
 * thousands of entries can be compared as integers.
 */

const DAY_MS = 86_400_000;

export function toDayNumber(date: PlainDate): number {
  return Math.floor(wallToMs(date) / DAY_MS);
}

export function fromDayNumber(day: number): PlainDate {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return fromDayNumber(toDayNumber(date) + days);
}

/** Days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: PlainDate, b: PlainDate): number {
  return toDayNumber(b) - toDayNumber(a);
}

/** 1 Monday … 7 Sunday. */
export function isoWeekday(date: PlainDate): number {
  return ((((toDayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

/** Last day of a month, `YYYY-MM`. */
export function lastOfMonth(month: string): PlainDate {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  const next =
    number === 12
      ? `${String(year + 1).padStart(4, '0')}-01-01`
      : `${month.slice(0, 5)}${String(number + 1).padStart(2, '0')}-01`;
  return addDays(next, -1);
}

/** `YYYY-MM` of every month from `first` to `last`, both included; null when there are more than `most`. */
export function monthsBetween(first: PlainDate, last: PlainDate, most: number): string[] | null {
  let year = Number(first.slice(0, 4));
  let month = Number(first.slice(5, 7));
  const end = last.slice(0, 7);
  const months: string[] = [];
  for (;;) {
    const name = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
    if (name > end) return months;
    if (months.length === most) return null;
    months.push(name);
    month += 1;
    if (month === 13) {
      month = 1;
      year += 1;
    }
  }
}

/**
 * First and last day on which something may be seen, whatever zone it is looked at in: a moment is
 * widened by a day on either side (zones run from UTC-12 to UTC+14).
 */
export function widestDays(when: When): { first: PlainDate; last: PlainDate } {
  if (when.type === 'dates') return { first: when.first, last: when.last };
  return { first: addDays(when.start.utc.slice(0, 10), -1), last: addDays(when.end.utc.slice(0, 10), 1) };
}
