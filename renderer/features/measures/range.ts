import type { PlainDate } from '#shared/model/time.ts';
import { lastOfMonth } from '#shared/planning/days.ts';

export const RANGES = ['3', '6', '12', '24'] as const;
export type RangeId = (typeof RANGES)[number];

/** Whole calendar months up to and with the one of today. */
export function rangeOf(id: RangeId, today: PlainDate): { first: PlainDate; last: PlainDate } {
  const months = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - Number(id);
  const first = `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-01`;
  return { first, last: lastOfMonth(today.slice(0, 7)) };
}
