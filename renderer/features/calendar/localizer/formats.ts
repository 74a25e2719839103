import type { Formats } from 'react-big-calendar';

/** Shapes of dates the calendar shows; all through Intl, in UTC, since the Dates are wall time as UTC. */
const SHAPES = {
  day: { day: 'numeric' },
  weekday: { weekday: 'short' },
  weekdayLong: { weekday: 'long' },
  weekdayNumber: { weekday: 'short', day: 'numeric' },
  weekdayDay: { weekday: 'short', day: 'numeric', month: 'short' },
  fullDay: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  shortDay: { weekday: 'short', day: 'numeric', month: 'long' },
  shortDayYear: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  monthShort: { month: 'short' },
  monthShortYear: { month: 'short', year: 'numeric' },
  year: { year: 'numeric' },
  weekdayNarrow: { weekday: 'narrow' },
  monthDay: { day: 'numeric', month: 'short' },
  dayMonthYear: { day: 'numeric', month: 'short', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
export type FormatName = keyof typeof SHAPES | 'none';

const cache = new Map<string, Intl.DateTimeFormat>();

function formatter(name: keyof typeof SHAPES, locale: string): Intl.DateTimeFormat {
  const key = `${locale}|${name}`;
  let format = cache.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, { ...SHAPES[name], timeZone: 'UTC' });
    cache.set(key, format);
  }
  return format;
}

/** A wall-as-UTC Date in the locale's own form. */
export function formatDate(date: Date, name: FormatName, locale: string): string {
  return name === 'none' ? '' : formatter(name, locale).format(date);
}

/** From – to, saying what both share only once. */
export function formatRange(range: { start: Date; end: Date }, name: FormatName, locale: string): string {
  return name === 'none' ? '' : formatter(name, locale).formatRange(range.start, range.end);
}

/** Names under which the calendar component asks for dates. Chips carry their own times: it shows none. */
export const FORMATS = {
  dateFormat: 'day',
  dayFormat: 'weekdayDay',
  weekdayFormat: 'weekday',
  timeGutterFormat: 'time',
  monthHeaderFormat: 'month',
  dayHeaderFormat: 'fullDay',
  dayRangeHeaderFormat: 'dayMonthYear',
  agendaHeaderFormat: 'dayMonthYear',
  agendaDateFormat: 'shortDay',
  agendaTimeFormat: 'time',
  agendaTimeRangeFormat: 'time',
  selectRangeFormat: 'time',
  eventTimeRangeFormat: 'none',
  eventTimeRangeStartFormat: 'none',
  eventTimeRangeEndFormat: 'none',
} as const satisfies Record<keyof Formats, FormatName> as unknown as Formats;
