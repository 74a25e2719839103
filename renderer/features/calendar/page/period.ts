import type { PlainDate } from '#shared/model/time.ts';
import { addDays, toDayNumber } from '#shared/planning/days.ts';
import { periodAround } from '#shared/planning/periods.ts';
import type { CalendarViewName } from '../../../ui/state/calendar-view.ts';
import { dateOfDay, dayOfDate } from '../localizer/day-dates.ts';
import { formatDate, formatRange } from '../localizer/formats.ts';
import { add, dayNumberOf, startOf, type WeekStart } from '../localizer/utc-dates.ts';
import { WEEKS_OF_A_MONTH, WEEKS_OF_A_QUARTER } from '../localizer/utc-localizer.ts';

/** Days a view shows, both inclusive. */
export interface Period {
  readonly first: PlainDate;
  readonly last: PlainDate;
}

/** Views that turn page by page; lanes scroll. */
export type TurnedView = Exclude<CalendarViewName, 'lanes'>;

const MONTHS = { month: 1, agenda: 1, lanes: 1, quarter: 3, year: 12 } as const;

/** `weekStart` as ISO counts (1 Monday … 7 Sunday). */
export function periodOf(view: TurnedView, date: PlainDate, weekStart: number): Period {
  const at = dateOfDay(date);
  const start = (weekStart % 7) as WeekStart;
  if (view === 'day') return { first: date, last: date };
  if (view === 'week') {
    const first = dayOfDate(startOf(at, 'week', start));
    return { first, last: addDays(first, 6) };
  }
  if (view === 'year') return periodAround('year', date);
  if (view === 'quarter') {
    const first = dayOfDate(startOf(dateOfDay(periodAround('quarter', date).first), 'week', start));
    return { first, last: addDays(first, WEEKS_OF_A_QUARTER * 7 - 1) };
  }
  const month = startOf(at, 'month', start);
  if (view === 'agenda') return { first: dayOfDate(month), last: addDays(dayOfDate(add(month, 1, 'month')), -1) };
  const first = dayOfDate(startOf(month, 'week', start));
  return { first, last: addDays(first, WEEKS_OF_A_MONTH * 7 - 1) };
}

/** A day of the period before (-1) or after (1). */
export function step(view: CalendarViewName, date: PlainDate, by: 1 | -1): PlainDate {
  if (view === 'day') return addDays(date, by);
  if (view === 'week') return addDays(date, by * 7);
  return dayOfDate(add(dateOfDay(date), by * MONTHS[view], 'month'));
}

/** The days a view is about: those it also shows before and after are muted. */
export function aboutOf(view: TurnedView, date: PlainDate, period: Period): Period {
  if (view === 'quarter' || view === 'month') return periodAround(view, date);
  return period;
}

/** "December 2026", "Oct – Dec 2026", "30 Nov – 6 Dec 2026", "Thu 3 Dec 2026". */
export function periodTitle(view: TurnedView, date: PlainDate, period: Period, locale: string): string {
  if (view === 'day') return formatDate(dateOfDay(date), 'shortDayYear', locale);
  if (view === 'week') {
    return formatRange({ start: dateOfDay(period.first), end: dateOfDay(period.last) }, 'dayMonthYear', locale);
  }
  if (view === 'year') return formatDate(dateOfDay(date), 'year', locale);
  if (view === 'quarter') {
    const { first, last } = periodAround('quarter', date);
    return formatRange({ start: dateOfDay(first), end: dateOfDay(last) }, 'monthShortYear', locale);
  }
  return formatDate(dateOfDay(date), 'month', locale);
}

/**
 * The day the keyboard stands on when a period is first shown: today where it is in it, else the day
 * asked for.
 */
export function firstFocus(period: Period, date: PlainDate, today: number): number {
  return today >= toDayNumber(period.first) && today <= toDayNumber(period.last) ? today : dayNumberOf(dateOfDay(date));
}
