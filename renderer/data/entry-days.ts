import type { PlainDate } from '#shared/model/time.ts';
import type { CalendarEntry } from '#shared/planning/entry.ts';
import { daysOfWhen } from '#shared/planning/moments.ts';

interface Days {
  readonly zone: string;
  readonly first: PlainDate;
  readonly last: PlainDate;
}

const known = new WeakMap<CalendarEntry, Days>();

/** First and last day of an entry in a zone, worked out once per entry: a year's view asks for thousands. */
export function entryDays(entry: CalendarEntry, zone: string): Days {
  let days = known.get(entry);
  if (days?.zone !== zone) {
    days = { zone, ...daysOfWhen(entry.when, zone) };
    known.set(entry, days);
  }
  return days;
}
