import { DateLocalizer, type DateLocalizerSpec } from 'react-big-calendar';
import { add, dayNumberOf, DAY_MS, diff, endOf, MINUTE_MS, startOf, unitNumber, type WeekStart } from './utc-dates.ts';
import { periodAround } from '#shared/planning/periods.ts';
import { dateOfDay, dayOfDate } from './day-dates.ts';
import { formatDate, type FormatName, formatRange, FORMATS } from './formats.ts';

type Range = { start: Date; end: Date };
type Entry = { start: Date; end: Date; allDay?: unknown };

/** Weeks a month and a quarter always show, so that rows keep their height from page to page. */
export const WEEKS_OF_A_MONTH = 6;
export const WEEKS_OF_A_QUARTER = 14;

/**
 * The calendar component's view of dates, counted in UTC. Its stock localizers go through the host's
 * zone: where daylight saving removes midnight all-day bars are a day off, and on change days a
 * 10:00 entry is drawn above its label. `shown` is what its month view runs over. Every method of the component's contract
 * (react-big-calendar 1.20.0, lib/localizer.js) is given here; none may fall back to its default.
 */
export function utcLocalizer(
  locale: string,
  weekStart: WeekStart,
  shown: 'month' | 'quarter' = 'month',
): DateLocalizer {
  const number = (date: Date | null | undefined, unit: string | undefined) => unitNumber(date, unit, weekStart);
  const floor = (date: Date | null | undefined, unit: string) => startOf(date, unit, weekStart);
  const midnight = (date: Date) => date.getTime() % DAY_MS === 0;
  const weeks = shown === 'quarter' ? WEEKS_OF_A_QUARTER : WEEKS_OF_A_MONTH;
  const firstVisibleDay = (date: Date) =>
    floor(
      shown === 'quarter' ? dateOfDay(periodAround('quarter', dayOfDate(date)).first) : floor(date, 'month'),
      'week',
    );

  const spec = {
    formats: FORMATS,
    format: (value: Date | Range, name: string) =>
      value instanceof Date
        ? formatDate(value, name as FormatName, locale)
        : formatRange(value, name as FormatName, locale),
    firstOfWeek: () => weekStart,

    lt: (a: Date, b: Date, unit?: string) => number(a, unit) < number(b, unit),
    lte: (a: Date, b: Date, unit?: string) => number(a, unit) <= number(b, unit),
    gt: (a: Date, b: Date, unit?: string) => number(a, unit) > number(b, unit),
    gte: (a: Date, b: Date, unit?: string) => number(a, unit) >= number(b, unit),
    eq: (a: Date, b: Date, unit?: string) => number(a, unit) === number(b, unit),
    // Months it compares only to grey the days outside, which `headers.tsx` does, and to throw every chip
    // away and measure the rows again: a month has six weeks here, so no turn of the page changes them.
    neq: (a: Date, b: Date, unit?: string) => unit !== 'month' && number(a, unit) !== number(b, unit),
    inRange: (date: Date, min: Date | null | undefined, max: Date | null | undefined, unit = 'day') => {
      const n = number(date, unit);
      return (!min || n >= number(min, unit)) && (!max || n <= number(max, unit));
    },
    min: (...dates: Date[]) => new Date(Math.min(...dates.map(Number))),
    max: (...dates: Date[]) => new Date(Math.max(...dates.map(Number))),

    // The component calls `startOf(date, 'week', firstOfWeek)`; the third argument is always ours.
    startOf: floor,
    endOf: (date: Date, unit: string) => endOf(date, unit, weekStart),
    add,
    range: (start: Date, end: Date, unit = 'day') => {
      const days: Date[] = [];
      for (let day = start; number(day, unit) <= number(end, unit); day = add(day, 1, unit)) days.push(day);
      return days;
    },
    diff: (a: Date, b: Date, unit?: string) => diff(a, b, unit, weekStart),
    ceil: (date: Date, unit: string) => {
      const start = floor(date, unit);
      return start.getTime() === date.getTime() ? start : add(start, 1, unit);
    },
    /** The day of one, the time of day of the other. */
    merge: (date: Date | null | undefined, time: Date | null | undefined) => {
      if (!date || !time) return date ?? time ?? null;
      return new Date(dayNumberOf(date) * DAY_MS + (time.getTime() - dayNumberOf(time) * DAY_MS));
    },
    minutes: (date: Date) => date.getUTCMinutes(),

    firstVisibleDay,
    lastVisibleDay: (date: Date) => new Date(firstVisibleDay(date).getTime() + weeks * 7 * DAY_MS - 1),
    visibleDays: (date: Date) => {
      const first = firstVisibleDay(date).getTime();
      return Array.from({ length: weeks * 7 }, (_, index) => new Date(first + index * DAY_MS));
    },

    // There is no daylight saving in UTC: a day has 1,440 minutes and slots sit where they say.
    getSlotDate: (day: Date, minutesFromMidnight: number, offset: number) =>
      new Date(dayNumberOf(day) * DAY_MS + (minutesFromMidnight + offset) * MINUTE_MS),
    getTimezoneOffset: () => 0,
    getDstOffset: () => 0,
    getTotalMin: (start: Date, end: Date) => diff(start, end, 'minutes', weekStart),
    getMinutesFromMidnight: (date: Date) => Math.floor((date.getTime() - dayNumberOf(date) * DAY_MS) / MINUTE_MS),

    continuesPrior: (start: Date, first: Date) => dayNumberOf(start) < dayNumberOf(first),
    continuesAfter: (start: Date, end: Date, last: Date) => {
      const endMinute = number(end, 'minutes');
      const lastMinute = number(last, 'minutes');
      return number(start, 'minutes') === endMinute ? endMinute >= lastMinute : endMinute > lastMinute;
    },
    // Entries arrive in the order they are to be stacked (`calendar-items.ts`). The component's sorts
    // are stable, so saying "one day" and "equal" keeps that order and saves sorting every week again.
    daySpan: () => 1,
    sortEvents: () => 0,
    inEventRange: ({ event, range }: { event: Entry; range: Range }) => {
      if (dayNumberOf(event.start) > dayNumberOf(range.end)) return false;
      const end = number(event.end, 'minutes');
      const first = number(range.start, 'minutes');
      // What lasts no time at midnight belongs to the day it begins.
      return dayNumberOf(event.start) * 1_440 === end ? end >= first : end > first;
    },
    isSameDate: (a: Date, b: Date) => dayNumberOf(a) === dayNumberOf(b),
    startAndEndAreDateOnly: (start: Date, end: Date) => midnight(start) && midnight(end),
    browserTZOffset: () => 0,
  };
  // The published types miss the object arguments of `sortEvents` and `inEventRange` and several methods.
  return new DateLocalizer(spec as unknown as DateLocalizerSpec);
}
