import type { PlainDate } from '#shared/model/time.ts';
import { fromDayNumber, toDayNumber } from '#shared/planning/days.ts';
import { DAY_MS, dayNumberOf } from './utc-dates.ts';

/*
 * Plain dates ↔ UTC-midnight Dates. Stored spans name their last day; the calendar component's
 * all-day ends name the midnight after it. Crossing that line is done here and nowhere else.
 */

/** Midnight of a day. */
export function dateOfDay(day: PlainDate): Date {
  return new Date(toDayNumber(day) * DAY_MS);
}

/** The day a Date of the component lies on. */
export function dayOfDate(date: Date): PlainDate {
  return fromDayNumber(dayNumberOf(date));
}

/** First and last day, both inclusive → start and exclusive end. */
export function datesOfSpan(span: { first: PlainDate; last: PlainDate }): { start: Date; end: Date } {
  return { start: dateOfDay(span.first), end: new Date((toDayNumber(span.last) + 1) * DAY_MS) };
}

/** The last day something touches that ends just before `end`; an end at midnight does not touch that day. */
export function lastDayBefore(end: Date): PlainDate {
  return fromDayNumber(Math.floor((end.getTime() - 1) / DAY_MS));
}
