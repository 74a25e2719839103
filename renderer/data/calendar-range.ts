import type { PlainDate } from '#shared/model/time.ts';

/** Days to look at, both inclusive, as seen in `zone`. */
export interface CalendarRange {
  readonly first: PlainDate;
  readonly last: PlainDate;
  readonly zone: string;
}
