import ICAL from 'ical.js';
import { WallTime, PlainDate, type Moment, type When, type Zone } from '../../model/time.ts';
import { addDays } from '../../planning/days.ts';
import { momentFromInstant, toMoment } from '../../planning/moments.ts';
import { msToInstant, normalWall, wallToMs } from '../../planning/wall.ts';
import { SlipwayError } from '../../errors.ts';
import { RowProblem, type Notes } from '../problem.ts';
import type { Property } from './properties.ts';
import type { CalendarZones } from './zones.ts';

/** A DATE or DATE-TIME as read: a plain day, or a moment in the zone the file names. */
export type IcsTime =
  | { readonly type: 'date'; readonly date: PlainDate }
  | { readonly type: 'moment'; readonly moment: Moment };

/** What a component's values are read with. */
export interface ValueContext {
  readonly zones: CalendarZones;
  readonly notes: Notes;
  /** Zone of times without one: the calendar's own (X-WR-TIMEZONE) or the workspace's. */
  readonly floating: Zone;
}

/** jCal text of one DATE or DATE-TIME of a property, as a value. Throws `dayImpossible`, `timeUnreadable`, `zoneUnknown`. */
export function readTime(context: ValueContext, property: Property, value: unknown = property.values[0]): IcsTime {
  const { name, line, raw } = property;
  const text = typeof value === 'string' ? value : '';
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    if (!PlainDate.safeParse(text).success) throw new RowProblem('dayImpossible', name, raw, {}, line);
    return { type: 'date', date: text };
  }
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}):(\d{2})(Z?)$/.exec(text);
  if (match === null) throw new RowProblem(text === '' ? 'startMissing' : 'timeUnreadable', name, raw, {}, line);
  const [, date = '', minutes = '', seconds = '', utc = ''] = match;
  if (!PlainDate.safeParse(date).success) throw new RowProblem('dayImpossible', name, raw, {}, line);
  // RFC 5545 3.3.12 allows a leap second; no clock of ours can show it.
  const wall = normalWall(`${date}T${minutes}:${seconds === '60' ? '59' : seconds}`);
  if (!WallTime.safeParse(wall).success) throw new RowProblem('timeUnreadable', name, raw, {}, line);
  return { type: 'moment', moment: readMoment(context, property, wall, utc === 'Z') };
}

function readMoment(context: ValueContext, property: Property, wall: WallTime, isUtc: boolean): Moment {
  const { name, line, raw } = property;
  const tzid = property.params['tzid'];
  let zone: Zone = 'UTC';
  if (!isUtc && tzid !== undefined) zone = context.zones.zone(tzid, name, line);
  else if (!isUtc) {
    zone = context.floating;
    context.notes.tell('floatingTime', { line, column: name, value: raw, params: { zone } }, zone);
  }
  const { moment, note } = momentOf(wall, zone, property);
  if (note === 'gap')
    context.notes.tell('hourNeverHappens', { line, column: name, value: raw, params: { zone } }, zone);
  if (note === 'overlap')
    context.notes.tell('hourHappensTwice', { line, column: name, value: raw, params: { zone } }, zone);
  return moment;
}

function momentOf(wall: WallTime, zone: Zone, at: Property): ReturnType<typeof toMoment> {
  try {
    return toMoment(wall, zone);
  } catch (error) {
    if (error instanceof SlipwayError) throw new RowProblem('timeUnreadable', at.name, at.raw, {}, at.line);
    throw error;
  }
}

/** A length of time: nominal days (of the calendar) and exact seconds (RFC 5545 3.3.6). */
interface Length {
  readonly days: number;
  readonly seconds: number;
}

export function readDuration(property: Property, value: unknown = property.values[0]): Length {
  const { name, line, raw } = property;
  try {
    const text = String(value).trim();
    if (!/^[+-]?P(?=.)/i.test(text)) throw new Error('no duration');
    const duration = ICAL.Duration.fromString(text.toUpperCase());
    const sign = duration.isNegative ? -1 : 1;
    const { weeks, days, hours, minutes, seconds } = duration;
    const length = { days: sign * (weeks * 7 + days), seconds: sign * (hours * 3600 + minutes * 60 + seconds) };
    if (!Number.isFinite(length.days + length.seconds)) throw new Error('no duration');
    return length;
  } catch {
    throw new RowProblem('durationUnreadable', name, raw, {}, line);
  }
}

/** The moment a length after another: days on the wall, hours on the instant. */
export function addLength(start: Moment, { days, seconds }: Length, at: Property): Moment {
  const wall = `${addDays(start.wall.slice(0, 10), days)}${start.wall.slice(10)}`;
  if (!WallTime.safeParse(wall).success) throw new RowProblem('durationUnreadable', at.name, at.raw, {}, at.line);
  const moved = days === 0 ? start : toMoment(wall, start.zone, start.choice).moment;
  return seconds === 0 ? moved : momentFromInstant(msToInstant(wallToMs(moved.utc) + seconds * 1000), start.zone);
}

/** When an event is, from DTSTART, DTEND and DURATION. Throws also `endBeforeStart`. */
export function readWhen(
  context: ValueContext,
  dtstart: Property,
  dtend: Property | null,
  duration: Property | null,
): { readonly start: IcsTime; readonly when: When } {
  const start = readTime(context, dtstart);
  if (start.type === 'date') return { start, when: dateSpan(context, start.date, dtend, duration) };
  const end = endMoment(context, start.moment, dtend, duration);
  if (end.utc < start.moment.utc) {
    const at = dtend ?? duration ?? dtstart;
    throw new RowProblem('endBeforeStart', at.name, at.raw, { start: dtstart.raw }, at.line);
  }
  return { start, when: { type: 'moments', start: start.moment, end } };
}

/** RFC 5545 3.6.1: DTEND of a DATE is the day after the last; without DTEND it is one day. */
function dateSpan(context: ValueContext, first: PlainDate, dtend: Property | null, duration: Property | null): When {
  if (dtend !== null) {
    const end = readTime(context, dtend);
    const day = end.type === 'date' ? end.date : end.moment.wall.slice(0, 10);
    if (day < first) throw new RowProblem('endBeforeStart', dtend.name, dtend.raw, { start: first }, dtend.line);
    // Some exporters write the last day itself for a single day.
    const exclusive = end.type === 'date' || end.moment.wall.endsWith('T00:00');
    return { type: 'dates', first, last: day > first && exclusive ? addDays(day, -1) : day };
  }
  if (duration !== null) {
    const { days, seconds } = readDuration(duration);
    const whole = days + Math.ceil(seconds / 86_400);
    if (whole < 0) throw new RowProblem('endBeforeStart', duration.name, duration.raw, { start: first }, duration.line);
    const last = addDays(first, Math.max(0, whole - 1));
    if (!PlainDate.safeParse(last).success) {
      throw new RowProblem('durationUnreadable', duration.name, duration.raw, {}, duration.line);
    }
    return { type: 'dates', first, last };
  }
  return { type: 'dates', first, last: first };
}

/** RFC 5545 3.6.1: a DATE-TIME without end or length is a point. */
function endMoment(context: ValueContext, start: Moment, dtend: Property | null, duration: Property | null): Moment {
  if (dtend !== null) {
    const end = readTime(context, dtend);
    return end.type === 'moment' ? end.moment : momentOf(`${end.date}T00:00`, start.zone, dtend).moment;
  }
  return duration === null ? start : addLength(start, readDuration(duration), duration);
}
