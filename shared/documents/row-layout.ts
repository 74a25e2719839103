import type { PlainDate } from '../model/time.ts';
import { toDayNumber } from '../planning/days.ts';

/** Something to be laid out: days (inclusive) and how much it matters, 0 most. */
export interface Placeable {
  readonly first: PlainDate;
  readonly last: PlainDate;
  readonly rank: number;
}

/** One item in one row of days; columns and lanes from 1. Items of one day may share a lane there. */
export interface Placed<P> {
  readonly item: P;
  readonly from: number;
  readonly to: number;
  readonly lane: number;
}

export interface RowLayout<P> {
  readonly placed: readonly Placed<P>[];
  /** What found no room, whole for this row. */
  readonly hidden: readonly P[];
  /** By day from 0: how many hidden items touch it. */
  readonly more: readonly number[];
}

export interface Row<P> {
  readonly start: PlainDate;
  readonly days: number;
  readonly lanes: number;
  /**
   * Share of a lane that an item takes on its only day, in thousandths. 1000, as every bar: it stands
   * alone. Smaller: several stand side by side where the day is full.
   */
  readonly shareOf?: (item: P) => number;
}

interface Span<P> {
  readonly item: P;
  readonly order: number;
  readonly from: number;
  readonly to: number;
  readonly share: number;
}

const WHOLE = 1000;

/** What stands on one day: bars, and the shared lanes with what is taken of each. */
interface Day {
  bars: number;
  readonly shared: number[];
}

/**
 * Lays items over a row of days. Where a day has more than the row has lanes, those that matter least
 * (by rank, then by the order given) are hidden for the whole row. The bars that remain are an interval
 * graph of at most `lanes` colours, so first fit by start always finds a lane; what stands on one day
 * fills the lanes its day has left.
 *
 * @param items in the order of `compareEntries`
 */
export function layoutRow<P extends Placeable>(items: readonly P[], row: Row<P>): RowLayout<P> {
  const start = toDayNumber(row.start);
  const spans = items
    .map((item, order): Span<P> => {
      const from = Math.max(0, toDayNumber(item.first) - start);
      const to = Math.min(row.days - 1, toDayNumber(item.last) - start);
      const isOneDay = item.first === item.last;
      return { item, order, from, to, share: isOneDay ? (row.shareOf?.(item) ?? WHOLE) : WHOLE };
    })
    .filter(({ from, to }) => from <= to);
  const days = Array.from({ length: row.days }, (): Day => ({ bars: 0, shared: [] }));
  const more = Array.from({ length: row.days }, () => 0);
  const kept: Span<P>[] = [];
  const hidden: Span<P>[] = [];
  for (const span of [...spans].sort((a, b) => a.item.rank - b.item.rank || a.order - b.order)) {
    if (take(days, span, row.lanes)) kept.push(span);
    else {
      hidden.push(span);
      for (let day = span.from; day <= span.to; day += 1) more[day] = (more[day] ?? 0) + 1;
    }
  }
  hidden.sort((a, b) => a.from - b.from || a.order - b.order);
  return { placed: intoLanes(kept, row.days, row.lanes), hidden: hidden.map(({ item }) => item), more };
}

/** Takes the room of a span where there is any. */
function take<P>(days: readonly Day[], { from, to, share }: Span<P>, lanes: number): boolean {
  const touched = days.slice(from, to + 1);
  const hasLane = touched.every((day) => day.bars + day.shared.length < lanes);
  if (share === WHOLE) {
    if (hasLane) for (const day of touched) day.bars += 1;
    return hasLane;
  }
  const shared = touched[0]?.shared ?? [];
  const beside = shared.findIndex((taken) => taken + share <= WHOLE);
  if (beside !== -1) shared[beside] = (shared[beside] ?? 0) + share;
  else if (hasLane) shared.push(share);
  return beside !== -1 || hasLane;
}

function intoLanes<P>(kept: readonly Span<P>[], days: number, lanes: number): Placed<P>[] {
  const isShared = ({ share }: Span<P>): boolean => share < WHOLE;
  const bars = kept
    .filter((span) => !isShared(span))
    .sort((a, b) => a.from - b.from || b.to - a.to || a.order - b.order);
  const free = Array.from({ length: days }, () => new Set(Array.from({ length: lanes }, (_, i) => i)));
  const ends: number[] = [];
  const placed = bars.map(({ item, from, to }) => {
    let lane = ends.findIndex((end) => end < from);
    if (lane === -1) lane = ends.length;
    ends[lane] = to;
    for (let day = from; day <= to; day += 1) free[day]?.delete(lane);
    return { item, from: from + 1, to: to + 1, lane: lane + 1 };
  });
  const singles = new Map<number, Span<P>[]>();
  for (const span of kept.filter(isShared)) singles.set(span.from, [...(singles.get(span.from) ?? []), span]);
  for (const [day, spans] of singles) {
    const left = [...(free[day] ?? [])];
    for (const { item, lane } of besideEachOther(spans, left.length)) {
      placed.push({ item, from: day + 1, to: day + 1, lane: (left[lane] ?? 0) + 1 });
    }
  }
  return placed;
}

/** One to a lane where the day has lanes enough; else as close as they were counted. */
function besideEachOther<P>(spans: readonly Span<P>[], lanes: number): { item: P; lane: number }[] {
  if (spans.length <= lanes) return spans.map(({ item }, lane) => ({ item, lane }));
  const taken: number[] = [];
  return spans.map(({ item, share }) => {
    let lane = taken.findIndex((sum) => sum + share <= WHOLE);
    if (lane === -1) lane = taken.length;
    taken[lane] = (taken[lane] ?? 0) + share;
    return { item, lane };
  });
}
