import type { Zone } from '../model/time.ts';
import { instantsOfWhen, toMoment } from '../planning/moments.ts';
import { partOf, type DatePart } from './csv/date-part.ts';
import { dateOfPart, isOneDate, readDate, type CellDate, type DateOrder } from './csv/dates.ts';
import { RowProblem } from './problem.ts';

/*
 * Dates as people write them into a timeline: "Monday 23rd - Thursday 26th March 2026", "Wednesday 4th
 * February 2026 (AoE) / Thursday 5th February 2026, 12:00 UTC", "until 3 Dec 2026". What is not understood
 * to the last word is not read at all; what is taken over from the other side of a range stands in the cell.
 */

/** One date, or from one to another. */
export interface ProseDate {
  readonly first: CellDate;
  /** Null where the text names one date alone. */
  readonly last: CellDate | null;
  /** Set where the text says only until or from when. */
  readonly only: 'until' | 'from' | null;
}

export interface ProseReading extends ProseDate {
  /** The same once more in other words, and not taken. */
  readonly others: readonly string[];
  /** Whether all of them name the same moment or days. */
  readonly agrees: boolean;
}

/** A cell longer than this is a description. */
const LONGEST = 160;

/**
 * Reads a cell of one date, a range, or alternatives between " / ". Of alternatives the one with time and
 * zone counts. Throws `dateUnreadable`, `datesDiffer` where none of several counts more than the others,
 * `endBeforeStart`, and what `readDate` throws, naming `column`.
 */
export function readProse(text: string, order: DateOrder, column: string): ProseReading {
  if (text.length > LONGEST) throw new RowProblem('dateUnreadable', column, text);
  const [first = '', ...more] = text
    .trim()
    .split(/\s+\/\s+|\s+or\s+/i)
    .map((part) => part.trim());
  if (more.length === 0) return { ...readRange(first, order, column, text), others: [], agrees: true };
  return choose([first, ...more], order, column, text);
}

/** Whether a cell was meant as a date or several, possible or not. */
export function isDateLike(text: string): boolean {
  if (text.length < 6 || text.length > LONGEST || !/\d/.test(text)) return false;
  if (isOneDate(text, 'dmy') || isOneDate(text, 'mdy')) return true;
  // One look tells nearly every text: a range or alternative holds two numbers and what parts them.
  if (!/\d.*(?:[-–—/]|\s(?:to|until|till|through|and|or)\s).*\d|^(?:until|till|by|from|since)\s/i.test(text))
    return false;
  try {
    readProse(text, 'dmy', '');
    return true;
  } catch (error) {
    if (!(error instanceof RowProblem)) throw error;
    return error.code === 'weekdayWrong' || error.code === 'datesDiffer';
  }
}

function choose(texts: readonly string[], order: DateOrder, column: string, cell: string): ProseReading {
  const read = texts.map((text) => ({ text, date: tryRange(text, order, column, cell) }));
  const precise = read.filter(({ date }) => !(date instanceof RowProblem) && isPrecise(date));
  const candidates = precise.length > 0 ? precise : read;
  const [taken] = candidates;
  if (taken === undefined || taken.date instanceof RowProblem)
    throw taken?.date ?? new RowProblem('dateUnreadable', column, cell);
  const { date } = taken;
  const same = (other: ProseDate | RowProblem): boolean =>
    !(other instanceof RowProblem) && momentsOf(other) === momentsOf(date);
  if (!candidates.every((one) => same(one.date))) throw new RowProblem('datesDiffer', column, cell);
  const others = read.filter((one) => one !== taken);
  return {
    ...date,
    others: others.map((one) => one.text),
    agrees: others.every((one) => same(one.date) || endsAt(one.date) === momentsOf(date)),
  };
}

function tryRange(text: string, order: DateOrder, column: string, cell: string): ProseDate | RowProblem {
  try {
    return readRange(text, order, column, cell);
  } catch (error) {
    if (error instanceof RowProblem) return error;
    throw error;
  }
}

const isPrecise = ({ first }: ProseDate): boolean =>
  first.instant !== null || (first.time !== null && first.zone !== null);

/** What a reading names, to be compared: instants where it has times and zones, days with their zone otherwise. */
function momentsOf({ first, last }: ProseDate): string {
  return [first, last ?? first].map(momentOf).join('/');
}

function momentOf({ date, time, zone, instant }: CellDate): string {
  if (instant !== null) return instant;
  if (time === null || zone === null) return `${date} ${time ?? ''} ${zone ?? ''}`;
  return toMoment(`${date}T${time}`, zone).moment.utc;
}

/** A deadline of a day in its zone is the end of that day: 4 February AoE is 5 February 12:00 UTC. */
function endsAt(date: ProseDate | RowProblem): string | null {
  if (date instanceof RowProblem || date.first.time !== null || date.first.zone === null) return null;
  const last = date.last ?? date.first;
  const { end } = instantsOfWhen({ type: 'dates', first: last.date, last: last.date }, last.zone ?? date.first.zone);
  return `${end}/${end}`;
}

const BOUND = /^(until|till|by|before|from|since|starting)\s+/i;
const BETWEEN = /^between\s+(.+)\s+and\s+(.+)$/i;
const APART = /\s+[-–—]\s+|\s*[–—]\s*|\s+(?:to|until|till|through|thru)\s+/i;

function readRange(text: string, order: DateOrder, column: string, cell: string): ProseDate {
  const between = BETWEEN.exec(text);
  const bound = BOUND.exec(text)?.[1]?.toLowerCase() ?? null;
  const plain = text.replace(BOUND, '');
  const sides = between === null ? sidesOf(plain) : [between[1] ?? '', between[2] ?? ''];
  const [one = '', two, ...more] = sides;
  if (more.length > 0) throw new RowProblem('dateUnreadable', column, cell);
  if (two !== undefined) {
    if (bound === 'until' || bound === 'by' || bound === 'before') throw new RowProblem('dateUnreadable', column, cell);
    return joinSides(one, two, order, column, cell);
  }
  // "Before" a day does not belong to it; which one is meant nobody can say.
  if (bound === 'before') throw new RowProblem('dateUnreadable', column, cell);
  const only = bound === null ? null : ['until', 'till', 'by'].includes(bound) ? 'until' : 'from';
  return { first: readDate(one, order, column), last: null, only };
}

/** "3-5 March" and "12:00-14:00" without spaces, but neither 2026-03-05 nor 05-Mar-26. */
function sidesOf(text: string): string[] {
  const spaced = /\d-\d+-\d|\d{4}-\d/.test(text)
    ? text
    : text.replace(/(\d(?:st|nd|rd|th)?)-(?=\d{1,2}(?:st|nd|rd|th|:|\b))/i, '$1 - ');
  return spaced.split(APART).map((side) => side.trim());
}

/** Each side takes from the other what both share: year, month, zone, and the day of a time alone. */
function joinSides(one: string, two: string, order: DateOrder, column: string, cell: string): ProseDate {
  const [left, right] = [sideOf(one, order, column), sideOf(two, order, column)];
  if (left === null || right === null) throw new RowProblem('dateUnreadable', column, cell);
  const first = complete(left, right, 'before', column, cell);
  const start = dateOfPart(first, column, cell);
  const end = dateOfPart(complete(right, first, 'after', column, cell), column, cell);
  const zone = end.zone ?? start.zone;
  const range = { first: withZone(start, zone), last: withZone(end, start.zone ?? zone), only: null };
  // Times of two zones are put in order where they become moments.
  const isWall = start.time !== null && end.time !== null && range.first.zone === range.last.zone;
  const isOrdered = isWall ? `${start.date}T${start.time}` <= `${end.date}T${end.time}` : start.date <= end.date;
  if (!isOrdered) throw new RowProblem('endBeforeStart', column, cell, { start: one });
  return range;
}

const withZone = (date: CellDate, zone: Zone | null): CellDate =>
  date.zone === null && date.instant === null ? { ...date, zone } : date;

/** A side in words, or a whole date in digits. */
function sideOf(text: string, order: DateOrder, column: string): DatePart | null {
  const part = partOf(text);
  if (part !== null && (part.month !== null || part.day !== null || part.clock !== '')) return part;
  if (!isOneDate(text, order)) return null;
  const { date, time, zone, instant } = readDate(text, order, column);
  // An offset can't be taken over by the other side; such a range is written with a zone.
  if (instant !== null) return null;
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const clock = time === null ? '' : `${time} ${zone ?? ''}`.trim();
  return { year, month, day, weekdays: null, clock, zone: time === null ? zone : null };
}

/**
 * What a side lacks, from the other one. Where the turn of a year lies between them, the year is the one
 * that puts them in order: "30 Dec – 2 Jan 2027" begins in 2026.
 */
function complete(side: DatePart, other: DatePart, place: 'before' | 'after', column: string, cell: string): DatePart {
  if (side.day === null && side.month === null && side.clock !== '') {
    const { day, month, year } = other;
    return { ...side, day, month, year, weekdays: side.weekdays ?? other.weekdays };
  }
  const month = side.month ?? other.month;
  if (side.day === null || month === null) throw new RowProblem('dateUnreadable', column, cell);
  const otherMonth = other.month ?? month;
  let { year } = side;
  if (year === null && other.year !== null && other.day !== null) {
    const order = month * 100 + side.day - (otherMonth * 100 + other.day);
    year = other.year;
    if (side.month !== null && place === 'before' && order > 0) year -= 1;
    if (side.month !== null && place === 'after' && order < 0) year += 1;
  }
  return { ...side, month, year };
}
