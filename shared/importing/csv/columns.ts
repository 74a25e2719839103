import { LIMITS } from '../../limits.ts';
import type { CustomFieldType } from '../../model/custom-field.ts';
import { isDateLike } from '../prose-dates.ts';
import { readClock } from './clock.ts';
import { isOneDate, orderOfColumn, type DateOrder } from './dates.ts';

/** What a column holds, seen over all its rows. */
export interface ColumnProfile {
  readonly header: string;
  readonly filled: number;
  readonly distinct: number;
  readonly dates: number;
  /** Dates that say more than a day: a time, a zone, from one to another. */
  readonly beyondDay: number;
  readonly flags: number;
  readonly numbers: number;
  readonly urls: number;
  readonly clocks: number;
  readonly longest: number;
  readonly multiline: boolean;
  /** Some of the different values. */
  readonly samples: readonly string[];
  readonly dateOrder: DateOrder | null;
  readonly orderVerdict: 'sure' | 'ambiguous' | 'mixed' | 'none';
}

const SAMPLES = 50;
const TRUE = new Set(['true', 'yes', 'y', 'ja', 'oui', 'si', 'x', '✓']);
const FALSE = new Set(['false', 'no', 'n', 'nein', 'non', '-']);
const PLAIN_FLAG = new Set(['true', 'false', 'yes', 'no', 'ja', 'nein', 'oui', 'non']);

/** Yes or no in a cell; null for anything else. */
export function readFlag(text: string): boolean | null {
  const word = text.trim().toLowerCase();
  if (TRUE.has(word)) return true;
  return FALSE.has(word) ? false : null;
}

/** A number that says the same written again ("7.0" and "007" do not: they are names). */
export function isPlainNumber(text: string): boolean {
  return /^-?\d+(?:\.\d+)?$/.test(text) && String(Number(text)) === text;
}

export function profileColumns(headers: readonly string[], rows: readonly (readonly string[])[]): ColumnProfile[] {
  return headers.map((header, index) => profile(header, rows, index));
}

function profile(header: string, rows: readonly (readonly string[])[], index: number): ColumnProfile {
  const counts = { filled: 0, dates: 0, beyondDay: 0, flags: 0, numbers: 0, urls: 0, clocks: 0, longest: 0 };
  const seen = new Set<string>();
  const dateCells: string[] = [];
  let multiline = false;
  for (const row of rows) {
    const cell = (row[index] ?? '').trim();
    if (cell === '') continue;
    counts.filled += 1;
    counts.longest = Math.max(counts.longest, cell.length);
    multiline ||= cell.includes('\n');
    seen.add(cell);
    if (PLAIN_FLAG.has(cell.toLowerCase())) counts.flags += 1;
    else if (isPlainNumber(cell)) counts.numbers += 1;
    else if (/^https?:\/\/\S+$/i.test(cell)) counts.urls += 1;
    else if (isDateLike(cell)) {
      counts.dates += 1;
      if (/\d:\d|\d\s*[ap]\.?m\b|[([]/i.test(cell) || !isOneDate(cell, 'dmy')) counts.beyondDay += 1;
      dateCells.push(cell);
    } else if (cell.length < 12 && /:|[ap]m/i.test(cell) && readClock(cell) !== null) counts.clocks += 1;
  }
  const { order, verdict } = orderOfColumn(dateCells);
  const samples = [...seen].slice(0, SAMPLES);
  return { header, ...counts, distinct: seen.size, multiline, samples, dateOrder: order, orderVerdict: verdict };
}

const NAME_LIKE = /version|release|cycle|latest|\bid\b|\bkey\b|code|number|\bno\b|phone|zip|train|build|ticket/i;

/** Whether a header is one of what looks like a number and is a name. */
export const isNameLike = (header: string): boolean => NAME_LIKE.test(header);

/** The type a custom field needs to hold every value of a column as it stands. */
export function customTypeOf(column: ColumnProfile): CustomFieldType {
  const { filled } = column;
  if (filled === 0) return 'text';
  if (column.flags === filled) return 'flag';
  // A field for a day would drop the rest.
  if (column.beyondDay > 0) return 'text';
  if (column.dates === filled) return 'date';
  if (column.dates > 0 && column.dates + column.flags === filled) return 'dateOrFlag';
  if (column.numbers === filled && !isNameLike(column.header)) return 'number';
  if (column.urls === filled && column.longest <= LIMITS.shortText) return 'url';
  return column.multiline || column.longest > 200 ? 'longText' : 'text';
}
