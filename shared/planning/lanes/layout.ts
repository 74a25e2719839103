import type { CalendarEntry } from '../entry.ts';
import { packBars, type Bar, type BarChoices, type Placed } from './bars.ts';
import { entriesByLane, NO_LANE, type Grouping, type Lane } from './grouping.ts';
import { nestedRows } from './nesting.ts';

/** One row of the lanes: a lane, or a phase of the release its lane is. */
export interface LaneRow<P extends Placed = Placed> extends Lane {
  /** The lane it belongs to: what a drop here means. */
  readonly laneId: string;
  readonly level: 0 | 1;
  /** By start, those of the release or phase itself first. */
  readonly bars: readonly Bar<P>[];
  /** Sub-rows, at least one. */
  readonly rows: number;
  readonly hasParts: boolean;
  readonly isCollapsed: boolean;
}

export interface LaneChoices {
  readonly grouping: Grouping;
  readonly lanes: readonly Lane[];
  /** The last lane; shown only where something stands in it. */
  readonly none: Lane;
  readonly pxPerDay: number;
  readonly collapsed: ReadonlySet<string>;
}

/** All rows, top to bottom, with every entry in each of its lanes. */
export function layLanes<P extends Placed>(entries: readonly P[], choices: LaneChoices): LaneRow<P>[] {
  const { grouping, lanes, none, pxPerDay, collapsed } = choices;
  const byKey = { pxPerDay, nameOf: keyOf };
  const byTitle = { pxPerDay, nameOf: titleOf };
  const byLane = entriesByLane(entries, grouping, lanes);
  const rows: LaneRow<P>[] = [];
  for (const lane of lanes) {
    const own = byLane.get(lane.id) ?? [];
    if (grouping === 'release') for (const row of nestedRows(lane, own, byTitle, collapsed)) rows.push(row);
    else rows.push(plainRow(lane, own, byKey));
  }
  const rest = byLane.get(NO_LANE) ?? [];
  if (rest.length > 0) rows.push(plainRow(none, rest, byKey));
  return rows;
}

/** By what a short bar is known among others: its release, else its title. */
export function keyOf(entry: CalendarEntry): string {
  return entry.key ?? entry.title;
}

function titleOf(entry: CalendarEntry): string {
  return entry.title;
}

function plainRow<P extends Placed>(lane: Lane, entries: readonly P[], choices: BarChoices): LaneRow<P> {
  const { bars, rows } = packBars(entries, choices);
  return {
    ...lane,
    laneId: lane.id,
    level: 0,
    bars,
    rows: Math.max(1, rows),
    hasParts: false,
    isCollapsed: false,
  };
}

export interface Metrics {
  /** Pixels of a sub-row. */
  readonly subRow: number;
  /** Pixels of a row beside its sub-rows. */
  readonly padding: number;
}

/** Tops of the rows in pixels, and the bottom of the last as one more. */
export function topsOf(rows: readonly { readonly rows: number }[], { subRow, padding }: Metrics): number[] {
  let at = 0;
  const tops = [at];
  for (const row of rows) tops.push((at += row.rows * subRow + padding));
  return tops;
}

/** Index of the row at a height; -1 above the first, the number of rows below the last. */
export function rowAt(tops: readonly number[], y: number): number {
  if (y < 0) return -1;
  let low = 0;
  let high = tops.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tops[middle + 1] ?? Number.POSITIVE_INFINITY) <= y) low = middle + 1;
    else high = middle;
  }
  return low;
}
