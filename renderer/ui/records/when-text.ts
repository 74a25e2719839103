import { useMemo } from 'react';
import { useLocale } from 'react-aria-components';
import type { Moment, PlainDate, When, Zone } from '#shared/model/time.ts';
import { momentFromInstant } from '#shared/planning/moments.ts';
import { wallToMs } from '#shared/planning/wall.ts';

const DAY = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const TIME = { ...DAY, ...CLOCK } as const;

/** Dates and times in the locale's own form, with weekday, and zone where there is a time. */
export interface WhenText {
  /** "Thu, 3 Dec 2026" */
  readonly day: (date: PlainDate) => string;
  /** "3 Dec 2026": where room is short. */
  readonly shortDay: (date: PlainDate) => string;
  /** "3 Dec": where the year is plain from around it. */
  readonly dayMonth: (date: PlainDate) => string;
  /** "Thu, 3 Dec": within the days around today. */
  readonly weekDay: (date: PlainDate) => string;
  /** "3 – 12 Dec": the same for several days. */
  readonly dayMonths: (first: PlainDate, last: PlainDate) => string;
  readonly days: (first: PlainDate, last: PlainDate) => string;
  readonly shortDays: (first: PlainDate, last: PlainDate) => string;
  /** "Thu, 3 Dec 2026, 22:00 CET" */
  readonly moment: (moment: Moment) => string;
  readonly when: (when: When) => string;
  /** The same time on the clock of another zone; null where that says nothing new. */
  readonly elsewhere: (when: When, zone: Zone) => string | null;
}

// Plain dates and wall times are formatted as if they were UTC, so that the host's zone has no say.
const asUtc = (text: PlainDate) => new Date(wallToMs(text));

function zoneName(moment: Moment, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { timeZone: moment.zone, timeZoneName: 'short' });
  const part = format.formatToParts(new Date(moment.utc)).find(({ type }) => type === 'timeZoneName');
  return part?.value ?? moment.zone;
}

/** The locale's own form, without the year and what sets it apart: "Thu, 3 Dec, 22:00". */
function withoutYear(format: Intl.DateTimeFormat, wall: string): string {
  const parts = format.formatToParts(asUtc(wall));
  const year = parts.findIndex(({ type }) => type === 'year');
  const apart = year === 0 ? 1 : year - 1;
  return parts
    .filter((part, index) => index !== year && (index !== apart || part.type !== 'literal'))
    .map(({ value }) => value)
    .join('');
}

export function makeWhenText(locale: string): WhenText {
  const dayFormat = new Intl.DateTimeFormat(locale, { ...DAY, timeZone: 'UTC' });
  const shortFormat = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const dayMonthFormat = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const weekDayFormat = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  const timeFormat = new Intl.DateTimeFormat(locale, { ...TIME, timeZone: 'UTC' });
  const day = (date: PlainDate) => dayFormat.format(asUtc(date));
  const days = (first: PlainDate, last: PlainDate) =>
    first === last ? day(first) : dayFormat.formatRange(asUtc(first), asUtc(last));
  const moment = (at: Moment) => `${timeFormat.format(asUtc(at.wall))} ${zoneName(at, locale)}`;
  const when = (value: When) => {
    if (value.type === 'dates') return days(value.first, value.last);
    const { start, end } = value;
    if (start.utc === end.utc) return moment(start);
    // Across a change of the clock, or between zones, each end says its own.
    const [one, other] = [zoneName(start, locale), zoneName(end, locale)];
    if (start.zone !== end.zone || one !== other) return `${moment(start)} – ${moment(end)}`;
    // Two days of one year say it once: a night window has to fit a line.
    const isNight =
      start.wall.slice(0, 10) !== end.wall.slice(0, 10) && start.wall.slice(0, 4) === end.wall.slice(0, 4);
    if (isNight) return `${withoutYear(timeFormat, start.wall)} – ${moment(end)}`;
    return `${timeFormat.formatRange(asUtc(start.wall), asUtc(end.wall))} ${one}`;
  };
  return {
    day,
    shortDay: (date) => shortFormat.format(asUtc(date)),
    dayMonth: (date) => dayMonthFormat.format(asUtc(date)),
    dayMonths: (first, last) =>
      first === last ? dayMonthFormat.format(asUtc(first)) : dayMonthFormat.formatRange(asUtc(first), asUtc(last)),
    weekDay: (date) => weekDayFormat.format(asUtc(date)),
    days,
    shortDays: (first, last) =>
      first === last ? shortFormat.format(asUtc(first)) : shortFormat.formatRange(asUtc(first), asUtc(last)),
    moment,
    when,
    elsewhere: (value, zone) => {
      if (value.type === 'dates' || value.start.zone === zone) return null;
      const moved = {
        ...value,
        start: momentFromInstant(value.start.utc, zone),
        end: momentFromInstant(value.end.utc, zone),
      };
      return moved.start.wall === value.start.wall && moved.end.wall === value.end.wall ? null : when(moved);
    },
  };
}

export function useWhenText(): WhenText {
  const { locale } = useLocale();
  return useMemo(() => makeWhenText(locale), [locale]);
}
