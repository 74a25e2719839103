import { PlainDate, type Instant, type WallTime } from '../../model/time.ts';
import { isKnownZone } from '../../planning/zones.ts';
import { msToInstant } from '../../planning/wall.ts';
import { RowProblem } from '../problem.ts';
import { isFiller, monthOfWord } from './date-words.ts';

/** Which number comes first in 03/04/2026. Dates with dots are always day first, ISO ones year first. */
export type DateOrder = 'dmy' | 'mdy';

/** A cell as a date. `time` is `HH:mm` or `HH:mm:ss`; `instant` is set where the cell names an offset. */
export interface CellDate {
  readonly date: PlainDate;
  readonly time: string | null;
  readonly zone: string | null;
  readonly instant: Instant | null;
}

const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(.+))?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T(.+))?$/;
const NUMERIC = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})\.?(?:[T ,]+(.+))?$/;
const TIME = /^(\d{1,2})(?:[:h](\d{2}))?(?::(\d{2})(?:[.,]\d+)?)?\s*(?:([ap])\.?m\.?)?\s*(?:uhr)?\s*(.*)$/i;
const OFFSET = /^(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?$/i;

/**
 * Reads a date, with or without a time. Throws `dateUnreadable`, `dayImpossible` (30 February) or
 * `timeUnreadable`, naming `column`.
 */
export function readDate(text: string, order: DateOrder, column: string): CellDate {
  const cell = text.trim();
  const parts = split(cell, order);
  if (parts === null) throw new RowProblem('dateUnreadable', column, text);
  const { year, month, day, rest } = parts;
  const date = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  if (!PlainDate.safeParse(date).success) throw new RowProblem('dayImpossible', column, text);
  if (rest === '') return { date, time: null, zone: null, instant: null };
  return { date, ...readTimeOfDay(rest, date, column, text) };
}

interface Split {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly rest: string;
}

function split(cell: string, order: DateOrder): Split | null {
  const year = ISO.exec(cell) ?? COMPACT.exec(cell);
  if (year !== null)
    return { year: Number(year[1]), month: Number(year[2]), day: Number(year[3]), rest: (year[4] ?? '').trim() };
  const numeric = NUMERIC.exec(cell);
  if (numeric === null) return splitWords(cell);
  const [a, b] = [Number(numeric[1]), Number(numeric[3])];
  const dayFirst = numeric[2] === '.' || order === 'dmy';
  return {
    year: fullYear(numeric[4] ?? ''),
    month: dayFirst ? b : a,
    day: dayFirst ? a : b,
    rest: (numeric[5] ?? '').trim(),
  };
}

/** "26" is 2026, "85" is 1985: plans look ahead further than back. */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length === 4) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

/** "3 Dec 2026", "Dec 3rd, 2026", "Monday 12th January 2026 14:00", "03-Dec-26". */
function splitWords(cell: string): Split | null {
  if (cell.length > 60) return null;
  let month: number | null = null;
  const numbers: string[] = [];
  const tokens = cell.match(/\d+:\d+.*$|\d+|[\p{L}.]+/gu) ?? [];
  let rest = '';
  for (const token of tokens) {
    if (/^\d+:/.test(token)) {
      rest = token;
      break;
    }
    if (/^\d/.test(token)) numbers.push(token);
    else if (/^[.]+$/.test(token) || isFiller(token)) continue;
    else if (month === null && monthOfWord(token) !== null) month = monthOfWord(token);
    else return null;
  }
  const [a, b, ...more] = numbers;
  if (month === null || a === undefined || b === undefined || more.length > 0) return null;
  const yearFirst = a.length === 4;
  const [yearText, dayText] = yearFirst ? [a, b] : [b, a];
  if ((yearText.length !== 4 && yearText.length !== 2) || dayText.length > 2) return null;
  return { year: fullYear(yearText), month, day: Number(dayText), rest };
}

function readTimeOfDay(rest: string, date: PlainDate, column: string, text: string): Omit<CellDate, 'date'> {
  const broken = (): RowProblem => new RowProblem('timeUnreadable', column, text);
  const match = TIME.exec(rest);
  if (match === null) throw broken();
  const [, hourText = '', minute, second, half, tail = ''] = match;
  if (minute === undefined && half === undefined) throw broken();
  let hour = Number(hourText);
  if (half !== undefined && (hour < 1 || hour > 12)) throw broken();
  if (half !== undefined) hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  if (hour > 23 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 59) throw broken();
  const seconds = second === undefined || second === '00' ? '' : `:${second}`;
  const time = `${String(hour).padStart(2, '0')}:${minute ?? '00'}${seconds}`;
  const zone = tail.trim().replace(/^\[(.*)\]$/, '$1');
  if (zone === '') return { time, zone: null, instant: null };
  if (/^(?:Z|UTC|GMT)$/i.test(zone)) return { time, zone: 'UTC', instant: null };
  const offset = OFFSET.exec(zone);
  if (offset !== null) return { time, zone: null, instant: instantAt(`${date}T${time}`, offset) };
  if (!isKnownZone(zone)) throw new RowProblem('zoneUnknown', column, zone);
  return { time, zone, instant: null };
}

function instantAt(wall: WallTime, [, sign, hours, minutes]: RegExpExecArray): Instant {
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes ?? 0)) * 60_000;
  return msToInstant(Date.parse(`${wall}${wall.length === 16 ? ':00' : ''}Z`) - offset);
}

/** `HH:mm` out of a cell of its own; null when it is none. */
export function readClock(text: string): string | null {
  try {
    return readTimeOfDay(text.trim(), '2026-01-01', '', text).time;
  } catch {
    return null;
  }
}

/** Whether a cell was meant as a date, possible or not: 30 February is. */
export function isDateLike(text: string): boolean {
  if (text.length < 6 || text.length > 60 || !/\d/.test(text)) return false;
  return reads(text, 'dmy') || reads(text, 'mdy');
}

function reads(text: string, order: DateOrder): boolean {
  // Asked of every cell of a file: the throwing way is only for what is nearly a date.
  if (split(text.trim(), order) === null) return false;
  try {
    readDate(text, order, '');
    return true;
  } catch (error) {
    // A bare number of eight digits is a date only if that day exists.
    return (
      error instanceof RowProblem && error.code === 'dayImpossible' && !/^\d+$/.test(text) && plausible(text, order)
    );
  }
}

/** 30/02/2026 was meant as a date, 99.99.9999 was not. */
function plausible(text: string, order: DateOrder): boolean {
  const parts = split(text.trim(), order);
  return parts !== null && parts.month >= 1 && parts.month <= 12 && parts.day >= 1 && parts.day <= 31;
}

/**
 * Decides day or month first over all cells of a column: a number above 12 tells. `ambiguous` when
 * no cell tells, `mixed` when they disagree (the larger party wins, the others become problems).
 */
export function orderOfColumn(cells: Iterable<string>): {
  order: DateOrder | null;
  verdict: 'sure' | 'ambiguous' | 'mixed' | 'none';
} {
  let dayFirst = 0;
  let monthFirst = 0;
  let open = 0;
  for (const cell of cells) {
    const match = NUMERIC.exec(cell.trim());
    if (match === null || match[2] === '.') continue;
    if (Number(match[1]) > 12) dayFirst += 1;
    else if (Number(match[3]) > 12) monthFirst += 1;
    else open += 1;
  }
  if (dayFirst + monthFirst === 0) return { order: null, verdict: open > 0 ? 'ambiguous' : 'none' };
  const order = dayFirst >= monthFirst ? 'dmy' : 'mdy';
  return { order, verdict: dayFirst > 0 && monthFirst > 0 ? 'mixed' : 'sure' };
}

/** Whether a column holds dates like 03/04/2026 of which none tells which number is the month. */
export function isAmbiguousColumn(cells: Iterable<string>): boolean {
  return orderOfColumn(cells).verdict === 'ambiguous';
}
