import type { CalendarEntry } from '../entry.ts';
import { packRows, type Extent } from './pack.ts';
import { DAY_MS } from './scale.ts';

/** An entry and where it is drawn: wall-clock milliseconds of the view's zone, the end not included. */
export interface Placed {
  readonly entry: CalendarEntry;
  readonly start: number;
  readonly end: number;
}

/** An entry in one lane. */
export interface Bar<P extends Placed = Placed> {
  readonly placed: P;
  /** Sub-row within its lane, from 0. */
  readonly row: number;
  /** Its name where that stands beside it, the bar being too short to hold it; else empty. */
  readonly label: string;
}

export interface BarChoices {
  readonly pxPerDay: number;
  /** What a short bar is called: beside a release's head not by its key again. */
  readonly nameOf: (entry: CalendarEntry) => string;
}

/** Pixels below which a bar is drawn as wide as this, or there would be nothing to see and to take hold of. */
export const LEAST_BAR = 20;
/** A bar as wide as this holds its own name. */
export const WIDE_BAR = 64;
/** Space beside a short bar: a letter, the dot, and the most that is kept free for a name. */
const LETTER = 6.9;
const DOT = 14;
const MOST_LABEL = 148;
const LABEL_GAP = 10;
/** More sub-rows than these, and short bars give up their names before the lane grows further. */
const MOST_LABELLED_ROWS = 5;
/** Between neighbours of a row. */
const GAP = 2;

/** Pixels kept free for a name beside its bar. */
export function labelWidth(label: string, entry: CalendarEntry): number {
  if (label === '') return 0;
  return Math.min(MOST_LABEL, Math.ceil(label.length * LETTER) + LABEL_GAP + (entry.category === null ? 0 : DOT));
}

/** Pixels a bar is drawn wide. */
export function barWidth({ start, end }: Placed, pxPerDay: number): number {
  return Math.max(LEAST_BAR, ((end - start) / DAY_MS) * pxPerDay);
}

/** What a bar takes up of its row, in time: as long as it is drawn, with the name that stands beside it. */
export function extentOf(placed: Placed, pxPerDay: number, label: string): Extent {
  const width = barWidth(placed, pxPerDay) + GAP + labelWidth(label, placed.entry);
  return { start: placed.start, end: placed.start + (width / pxPerDay) * DAY_MS };
}

/** Earliest first, of those that start together the longer one; what is given first wins a tie. */
function byStart(a: Placed, b: Placed): number {
  return a.start - b.start || b.end - a.end;
}

/**
 * Lays entries out in sub-rows from `firstRow` on: short bars with their names beside them, unless that
 * takes more than a few rows. Answers the bars by start, and how many rows there are then.
 */
export function packBars<P extends Placed>(
  entries: readonly P[],
  { pxPerDay, nameOf }: BarChoices,
  firstRow = 0,
): { readonly bars: Bar<P>[]; readonly rows: number } {
  const sorted = [...entries].sort(byStart);
  const labels = sorted.map((placed) => (barWidth(placed, pxPerDay) < WIDE_BAR ? nameOf(placed.entry) : ''));
  const named = sorted.map((placed, index) => extentOf(placed, pxPerDay, labels[index] ?? ''));
  const roomy = packRows(named, MOST_LABELLED_ROWS);
  const packed = roomy ?? packRows(sorted.map((placed) => extentOf(placed, pxPerDay, '')));
  const bars = sorted.map((placed, index) => ({
    placed,
    row: firstRow + (packed?.rows[index] ?? 0),
    label: roomy === null ? '' : (labels[index] ?? ''),
  }));
  return { bars, rows: firstRow + (packed?.count ?? 0) };
}
