import { periodAround, type PeriodUnit } from '#shared/planning/periods.ts';
import type { PlainDate } from '#shared/model/time.ts';

/** The days asked for; an end that was not said is that of the quarter (or year), of today or of the other end. */
export function rangeOf(
  from: string | undefined,
  to: string | undefined,
  today: PlainDate,
  unit: PeriodUnit = 'quarter',
): { readonly first: PlainDate; readonly last: PlainDate } {
  const usual = periodAround(unit, from ?? to ?? today);
  return { first: from ?? usual.first, last: to ?? usual.last };
}
