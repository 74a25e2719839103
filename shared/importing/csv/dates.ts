import { PlainDate, type Instant, type Zone } from '../../model/time.ts';
import { isoWeekday } from '../../planning/days.ts';
import { RowProblem } from '../problem.ts';
import { readTimeOfDay } from './clock.ts';
import { fullYear, partOf, type DatePart } from './date-part.ts';

/** Which number comes first in 03/04/2026. Dates with dots are always day first, ISO ones year first. */
export type DateOrder = 'dmy' | 'mdy';

/**
 * A cell as a date. `time` is `HH:mm` or `HH:mm:ss`; `instant` is set where the cell names an offset.
 * A zone without a time is that of the whole day.
 */
export interface CellDate {
  readonly date: PlainDate;
  readonly time: string | null;
  readonly zone: Zone | null;
  readonly instant: Instant | null;
}

const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(.+))?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T(.+))?$/;
const NUMERIC = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})\.?(?:[T ,]+(.+))?$/;
/**
 * Reads one date, with or without a time. Throws `dateUnreadable`, `dayImpossible` (30 February),
 * `weekdayWrong`, `yearMissing`, `timeUnreadable` or `zoneUnknown`, naming `column`.
 */
export function readDate(text: string, order: DateOrder, column: string): CellDate {
  const cell = text.trim();
  const numeric = split(cell, order);
  if (numeric !== null) {
    const { rest, ...day } = numeric;
    const date = dateOf(day, column, text);
    if (rest === '') return { date, time: null, zone: null, instant: null };
    return { date, ...readTimeOfDay(rest, date, column, text) };
  }
  const part = partOf(cell);
  if (part === null) throw new RowProblem('dateUnreadable', column, text);
  return dateOfPart(part, column, text);
}

/** A part that says day, month and year. Throws what it lacks, and where its weekday is another. */
export function dateOfPart(part: DatePart, column: string, text: string): CellDate {
  const { day, month, year, weekdays, clock, zone } = part;
  if (day === null || month === null) throw new RowProblem('dateUnreadable', column, text);
  if (year === null) throw new RowProblem('yearMissing', column, text);
  const date = dateOf({ day, month, year }, column, text);
  if (weekdays !== null && !weekdays.has(isoWeekday(date)))
    throw new RowProblem('weekdayWrong', column, text, { date });
  if (clock === '') return { date, time: null, zone, instant: null };
  return { date, ...readTimeOfDay(clock, date, column, text) };
}

function dateOf(
  { year, month, day }: { readonly year: number; readonly month: number; readonly day: number },
  column: string,
  text: string,
): PlainDate {
  const date = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  if (!PlainDate.safeParse(date).success) throw new RowProblem('dayImpossible', column, text);
  return date;
}

interface Split {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly rest: string;
}

/** Dates of digits. */
function split(cell: string, order: DateOrder): Split | null {
  const year = ISO.exec(cell) ?? COMPACT.exec(cell);
  if (year !== null)
    return { year: Number(year[1]), month: Number(year[2]), day: Number(year[3]), rest: (year[4] ?? '').trim() };
  const numeric = NUMERIC.exec(cell);
  if (numeric === null) return null;
  const [a, b] = [Number(numeric[1]), Number(numeric[3])];
  const dayFirst = numeric[2] === '.' || order === 'dmy';
  return {
    year: fullYear(numeric[4] ?? ''),
    month: dayFirst ? b : a,
    day: dayFirst ? a : b,
    rest: (numeric[5] ?? '').trim(),
  };
}

/** Whether a cell was meant as one date, possible or not: 30 February is. */
export function isOneDate(text: string, order: DateOrder): boolean {
  const cell = text.trim();
  const numeric = split(cell, order);
  // Asked of every cell of a file: the throwing way is only for what is nearly a date.
  const part = numeric === null ? partOf(cell) : null;
  if (numeric === null && (part === null || part.day === null || part.month === null || part.year === null))
    return false;
  try {
    readDate(text, order, '');
    return true;
  } catch (error) {
    if (!(error instanceof RowProblem)) throw error;
    if (error.code === 'weekdayWrong') return true;
    // A bare number of eight digits is a date only if that day exists.
    return error.code === 'dayImpossible' && !/^\d+$/.test(text) && isPlausible(numeric ?? part);
  }
}

/** 30/02/2026 was meant as a date, 99.99.9999 was not. */
function isPlausible(parts: Pick<DatePart, 'day' | 'month'> | null): boolean {
  const { month, day } = parts ?? { month: null, day: null };
  return month !== null && month >= 1 && month <= 12 && day !== null && day >= 1 && day <= 31;
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
