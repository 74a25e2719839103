import { DAY_MS } from './scale.ts';
import type { TimeCell } from './time-units.ts';

const HOUR_MS = 3_600_000;

export interface WorkingTime {
  /** ISO weekdays, 1 Monday … 7 Sunday. */
  readonly workingDays: readonly number[];
  /** First and last working hour, 0–24. */
  readonly dayStart: number;
  readonly dayEnd: number;
}

/**
 * Stretches in which nobody works: days of rest, and where hours are shown also the hours before and
 * after work; neighbouring ones as one.
 */
export function restSpans({ start, end }: TimeCell, working: WorkingTime, hasHours: boolean): TimeCell[] {
  const spans: { start: number; end: number }[] = [];
  const add = (from: number, to: number) => {
    const last = spans.at(-1);
    if (last !== undefined && last.end >= from) last.end = to;
    else if (to > from) spans.push({ start: from, end: to });
  };
  for (let day = Math.floor(start / DAY_MS); day * DAY_MS < end; day += 1) {
    const midnight = day * DAY_MS;
    // 1970-01-01 was a Thursday (4).
    const weekday = ((((day + 3) % 7) + 7) % 7) + 1;
    if (!working.workingDays.includes(weekday)) add(midnight, midnight + DAY_MS);
    else if (hasHours) {
      add(midnight, midnight + working.dayStart * HOUR_MS);
      add(midnight + working.dayEnd * HOUR_MS, midnight + DAY_MS);
    }
  }
  return spans;
}
