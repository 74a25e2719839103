import { addDays } from '#shared/planning/days.ts';
import type { PlainDate } from '#shared/model/time.ts';

/** First and last day of the quarter a day is in. */
export function quarterOf(day: PlainDate): { readonly first: PlainDate; readonly last: PlainDate } {
  const year = Number(day.slice(0, 4));
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
  const start = (y: number, m: number): PlainDate => `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-01`;
  const next = month === 10 ? start(year + 1, 1) : start(year, month + 3);
  return { first: start(year, month), last: addDays(next, -1) };
}

/** The days asked for; an end that was not said is that of the quarter, of today or of the other end. */
export function rangeOf(from: string | undefined, to: string | undefined, today: PlainDate) {
  const quarter = quarterOf(from ?? to ?? today);
  return { first: from ?? quarter.first, last: to ?? quarter.last };
}
