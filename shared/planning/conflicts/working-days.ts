import type { PlainDate } from '../../model/time.ts';
import { toDayNumber } from '../days.ts';

/** Whether a day (by number, see `days.ts`) is one on which work is done. */
export type WorkingTime = (day: number) => boolean;

/** Working days after `a` up to and including `b`. */
export function workingDaysBetween(works: WorkingTime, a: PlainDate, b: PlainDate): number {
  let count = 0;
  for (let day = toDayNumber(a) + 1; day <= toDayNumber(b); day += 1) if (works(day)) count += 1;
  return count;
}
