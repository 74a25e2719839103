import type { Instant, PlainDate, Zone } from '../model/time.ts';
import { addDays, isoWeekday, lastOfMonth, toDayNumber } from '../planning/days.ts';
import { msToWall, wallToMs } from '../planning/wall.ts';
import { offsetAt } from '../planning/zones.ts';

/** Dates of one document in its reader's form. Formatters are made once: they are slow to make. */
export interface DateText {
  /** "December 2026" */
  readonly month: (date: PlainDate) => string;
  /** "Thu 3 Dec 2026" */
  readonly day: (date: PlainDate) => string;
  /** "Thu 3 Dec" */
  readonly shortDay: (date: PlainDate) => string;
  /** "3 Dec" */
  readonly dayMonth: (date: PlainDate) => string;
  /** "1 Oct – 31 Dec 2026" */
  readonly range: (first: PlainDate, last: PlainDate) => string;
  /** "18 – 25 Oct"; with years where they differ. */
  readonly shortRange: (first: PlainDate, last: PlainDate) => string;
  /** "Oct – Dec 2026", "2026": whole months and years by their names, else the days. */
  readonly period: (first: PlainDate, last: PlainDate) => string;
  /** "Dec 2026" */
  readonly shortMonth: (date: PlainDate) => string;
  /** "Mon" … by ISO weekday. */
  readonly weekday: (isoDay: number, form: 'long' | 'short' | 'narrow') => string;
  /** "Fri 20 Nov 2026, 14:02 CET" */
  readonly instant: (instant: Instant, zone: Zone) => string;
  /** "CET", or "UTC+5:45" where a zone has no short name. */
  readonly zoneName: (instant: Instant, zone: Zone) => string;
}

/** Where locales name zones that others only count. */
const NAMING_LOCALES = ['en-GB', 'en-US', 'en-AU', 'en-CA', 'en-NZ', 'en-IN', 'en-ZA'];

const utc = (date: PlainDate): Date => new Date(wallToMs(date));

export function dateText(locale: string): DateText {
  const make = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  const month = make({ month: 'long', year: 'numeric' });
  const day = make({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
  const shortDay = make({ weekday: 'short', day: 'numeric', month: 'short' });
  const dayMonth = make({ day: 'numeric', month: 'short' });
  const range = make({ day: 'numeric', month: 'short', year: 'numeric' });
  const shortMonth = make({ month: 'short', year: 'numeric' });
  const year = make({ year: 'numeric' });
  const weekdays = {
    long: make({ weekday: 'long' }),
    short: make({ weekday: 'short' }),
    narrow: make({ weekday: 'narrow' }),
  };
  const names = new Map<string, string>();
  const zoneName = (instant: Instant, zone: Zone): string => {
    const ms = wallToMs(instant);
    const key = `${zone}|${offsetAt(zone, ms)}`;
    const known = names.get(key);
    if (known !== undefined) return known;
    const name = shortZoneName(ms, zone, locale);
    names.set(key, name);
    return name;
  };
  const plainDay = remembered((date) => day.format(utc(date)).replace(/^(\p{L}+),/u, '$1'));
  return {
    month: (date) => month.format(utc(date)),
    day: plainDay,
    shortDay: remembered((date) => shortDay.format(utc(date)).replace(/^(\p{L}+),/u, '$1')),
    dayMonth: (date) => dayMonth.format(utc(date)),
    range: (first, last) => range.formatRange(utc(first), utc(last)),
    shortRange: remembered((first, last) =>
      (first.slice(0, 4) === last.slice(0, 4) ? dayMonth : range).formatRange(utc(first), utc(last)),
    ),
    period: (first, last) => {
      if (!first.endsWith('-01') || last !== lastOfMonth(last.slice(0, 7)))
        return range.formatRange(utc(first), utc(last));
      const isYears = first.endsWith('-01-01') && last.endsWith('-12-31');
      return (isYears ? year : shortMonth).formatRange(utc(first), utc(last));
    },
    shortMonth: (date) => shortMonth.format(utc(date)),
    weekday: (isoDay, form) => weekdays[form].format(utc(addDays('2021-01-04', isoDay - 1))),
    instant: (instant, zone) => {
      const ms = wallToMs(instant);
      const wall = msToWall(ms + offsetAt(zone, ms));
      return `${plainDay(wall.slice(0, 10))}, ${wall.slice(11, 16)} ${zoneName(instant, zone)}`;
    },
    zoneName,
  };
}

/** Thousands of entries share a few hundred days, and a range costs the engine's formatter 30 µs. */
function remembered(
  text: (first: PlainDate, last: PlainDate) => string,
): (first: PlainDate, last?: PlainDate) => string {
  const known = new Map<string, string>();
  return (first, last = '') => {
    const key = `${first} ${last}`;
    let said = known.get(key);
    if (said === undefined) known.set(key, (said = text(first, last)));
    return said;
  };
}

function shortZoneName(ms: number, zone: Zone, locale: string): string {
  for (const candidate of [locale, ...NAMING_LOCALES]) {
    const parts = new Intl.DateTimeFormat(candidate, { timeZone: zone, timeZoneName: 'short' }).formatToParts(
      new Date(ms),
    );
    const name = parts.find((part) => part.type === 'timeZoneName')?.value;
    if (name !== undefined && /^[A-Z]{3,5}$/.test(name) && (name !== 'GMT' || offsetAt(zone, ms) === 0)) return name;
  }
  return offsetName(offsetAt(zone, ms));
}

function offsetName(offset: number): string {
  if (offset === 0) return 'UTC';
  const minutes = Math.round(Math.abs(offset) / 60_000);
  const rest = minutes % 60;
  return `UTC${offset < 0 ? '−' : '+'}${Math.floor(minutes / 60)}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}

/** ISO 8601 week number of the week in which this day's Thursday lies. */
export function isoWeekNumber(date: PlainDate): number {
  const thursday = addDays(date, 4 - isoWeekday(date));
  const firstDay = toDayNumber(`${thursday.slice(0, 4)}-01-01`);
  return Math.floor((toDayNumber(thursday) - firstDay) / 7) + 1;
}
