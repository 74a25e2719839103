import type { PlainDate } from '../model/time.ts';
import { toDayNumber } from '../planning/days.ts';

/** Something to be laid out: days (inclusive) and how much it matters, 0 most. */
export interface Placeable {
  readonly first: PlainDate;
  readonly last: PlainDate;
  readonly rank: number;
}

/** One item in one week; columns 1–7, lanes from 1. */
export interface Placed<P> {
  readonly item: P;
  readonly from: number;
  readonly to: number;
  readonly lane: number;
}

export interface WeekLayout<P> {
  readonly placed: readonly Placed<P>[];
  /** What found no room, whole for this week. */
  readonly hidden: readonly P[];
  /** By weekday from 0: how many hidden items touch it. */
  readonly more: readonly number[];
}

/**
 * Lays items over the seven days from `weekStart`. Where a day has more than `perDay`, those that
 * matter least (by rank, then by the order given) are hidden for the whole week. What remains is an
 * interval graph of at most `perDay` colours, so first fit by start always finds a lane.
 *
 * @param items in the order of `compareEntries`
 */
export function layoutWeek<P extends Placeable>(
  items: readonly P[],
  weekStart: PlainDate,
  perDay: number,
): WeekLayout<P> {
  const start = toDayNumber(weekStart);
  const spans = items
    .map((item, order) => ({
      item,
      order,
      from: Math.max(0, toDayNumber(item.first) - start),
      to: Math.min(6, toDayNumber(item.last) - start),
    }))
    .filter(({ from, to }) => from <= to);
  const taken = [0, 0, 0, 0, 0, 0, 0];
  const more = [0, 0, 0, 0, 0, 0, 0];
  const kept: typeof spans = [];
  const hidden: typeof spans = [];
  for (const span of [...spans].sort((a, b) => a.item.rank - b.item.rank || a.order - b.order)) {
    const days = taken.slice(span.from, span.to + 1);
    const fits = days.every((count) => count < perDay);
    (fits ? kept : hidden).push(span);
    const counts = fits ? taken : more;
    for (let day = span.from; day <= span.to; day += 1) counts[day] = (counts[day] ?? 0) + 1;
  }
  kept.sort((a, b) => a.from - b.from || b.to - a.to || a.order - b.order);
  const ends: number[] = [];
  const placed = kept.map(({ item, from, to }) => {
    let lane = ends.findIndex((end) => end < from);
    if (lane === -1) lane = ends.length;
    ends[lane] = to;
    return { item, from: from + 1, to: to + 1, lane: lane + 1 };
  });
  hidden.sort((a, b) => a.from - b.from || a.order - b.order);
  return { placed, hidden: hidden.map(({ item }) => item), more };
}
