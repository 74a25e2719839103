import type { EventMeaning } from '../../model/configuration.ts';
import type { Interval } from './intervals.ts';

/** Within which changes are made. */
export const CHANGE_WINDOWS = ['changeWindow', 'maintenanceWindow'] as const satisfies readonly EventMeaning[];

/** Something planned that should lie in a window. */
export interface Planned extends Interval {
  /** Planned by the day: some time within it, not all of it. */
  readonly isDays: boolean;
}

/**
 * What of it lies in no window; null where it is well. One that is planned by the day only is well with any
 * window on that day. `windows` are those that concern it, in order of start.
 */
export function outsideOf(planned: Planned, windows: readonly Interval[]): Interval | null {
  const isMet = planned.isDays && windows.some(({ start, end }) => start < planned.end && planned.start < end);
  return isMet ? null : uncoveredPart(planned, windows);
}

/** From the first to the last instant that no window covers; null where all is covered. `windows` in order of start. */
function uncoveredPart({ start, end }: Interval, windows: readonly Interval[]): Interval | null {
  let first: number | null = null;
  let last = start;
  let at = start;
  for (const window of windows) {
    if (window.end <= at) continue;
    if (window.start >= end) break;
    if (window.start > at) {
      first ??= at;
      last = window.start;
    }
    at = window.end;
  }
  if (at < end) {
    first ??= at;
    last = end;
  }
  return first === null ? null : { start: first, end: last };
}
