import { addDays, isoWeekday } from '../days.ts';
import type { PlainDate, When } from '../../model/time.ts';
import { toMoment } from '../moments.ts';

/** The quarter a sample is laid out over, counted in weeks so that it looks the same in every year. */
export interface SampleCalendar {
  readonly today: PlainDate;
  readonly zone: string;
  /** "26.4" for the fourth quarter of 2026; `offset` counts quarters. */
  readonly version: (offset: number) => string;
  /** ISO weekday (1 Monday) of week 0, the first whole week of the quarter; earlier weeks are negative. */
  readonly day: (week: number, weekday: number) => PlainDate;
  readonly firstDay: PlainDate;
  readonly lastDay: PlainDate;
  /** From `from` ("22:00") for `hours`, over midnight where it must. */
  readonly hours: (date: PlainDate, from: string, hours: number) => When;
}

export function sampleCalendar(today: PlainDate, zone: string): SampleCalendar {
  const year = Number(today.slice(0, 4));
  const quarter = Math.floor((Number(today.slice(5, 7)) - 1) / 3);
  const firstDay = quarterStart(year, quarter);
  const monday = addDays(firstDay, (8 - isoWeekday(firstDay)) % 7);
  return {
    today,
    zone,
    firstDay,
    lastDay: addDays(quarterStart(year, quarter + 1), -1),
    version: (offset) => {
      const count = year * 4 + quarter + offset;
      return `${String(Math.floor(count / 4) % 100).padStart(2, '0')}.${(count % 4) + 1}`;
    },
    day: (week, weekday) => addDays(monday, week * 7 + weekday - 1),
    hours: (date, from, hours) => {
      const minutes = Number(from.slice(0, 2)) * 60 + Number(from.slice(3)) + hours * 60;
      const clock = `${pad(Math.floor(minutes / 60) % 24)}:${pad(minutes % 60)}`;
      const end = `${addDays(date, Math.floor(minutes / 1440))}T${clock}`;
      return { type: 'moments', start: toMoment(`${date}T${from}`, zone).moment, end: toMoment(end, zone).moment };
    },
  };
}

const pad = (value: number): string => String(value).padStart(2, '0');

function quarterStart(year: number, quarter: number): PlainDate {
  const count = year * 4 + quarter;
  return `${String(Math.floor(count / 4)).padStart(4, '0')}-${pad((count % 4) * 3 + 1)}-01`;
}
