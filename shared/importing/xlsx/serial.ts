import type { PlainDate } from '../../model/time.ts';
import { msToDate } from '../../planning/wall.ts';

/** Which day is number 0: 1900 as Lotus counted (Windows), or 1904 (old Excel for the Mac). */
export type DateSystem = '1900' | '1904';

const DAY_SECONDS = 86_400;
/** Days from 1970-01-01 to number 0: 1899-12-30 (right from 1 March 1900 on) and 1904-01-01. */
const EPOCH_DAYS = { '1900': -25_569, '1904': -24_107 } as const;
/** 9999-12-31, the last day a spreadsheet shows. */
const LAST = { '1900': 2_958_465, '1904': 2_957_003 } as const;

/** A day and a time of day. The day may be one that never was: see `serialToWall`. */
export interface SerialWall {
  readonly date: PlainDate;
  /** `HH:mm`, or `HH:mm:ss` where there are seconds. */
  readonly time: string;
}

/**
 * What a spreadsheet shows for a number formatted as a date, to the second. Null outside its range
 * (negative, or past the year 9999), where it shows "#####". The 1900 system counts a 29 February 1900
 * that never was (number 60) and a day 0 of January 1900; both are given as such, so that they are
 * refused by name and not moved in silence. ECMA-376 part 1, 18.17.4.1.
 */
export function serialToWall(serial: number, system: DateSystem): SerialWall | null {
  if (!Number.isFinite(serial) || serial < 0) return null;
  // Fractions are binary: 22:00 is stored as 21:59:59.999999.
  const seconds = Math.round(serial * DAY_SECONDS);
  const day = Math.floor(seconds / DAY_SECONDS);
  if (day > LAST[system]) return null;
  return { date: dateOf(day, system), time: clockText(seconds - day * DAY_SECONDS) };
}

function dateOf(day: number, system: DateSystem): PlainDate {
  if (system === '1900' && day === 0) return '1900-01-00';
  if (system === '1900' && day === 60) return '1900-02-29';
  const shifted = system === '1900' && day < 60 ? day + 1 : day;
  return msToDate((EPOCH_DAYS[system] + shifted) * DAY_SECONDS * 1000);
}

/** `HH:mm`, with seconds only where there are any; hours may exceed 23 for a length of time. */
export function clockText(seconds: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const rest = seconds % 60;
  const text = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}`;
  return rest === 0 ? text : `${text}:${two(rest)}`;
}
