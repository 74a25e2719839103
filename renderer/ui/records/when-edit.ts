import type { Moment, PlainDate, When, Zone } from '#shared/model/time.ts';
import { addDays, daysBetween } from '#shared/planning/days.ts';
import { daysOfWhen, toMoment } from '#shared/planning/moments.ts';
import { msToWall, wallToMs } from '#shared/planning/wall.ts';

/** Wall times a new time of day starts from: a night window, and a meeting for a point in time. */
const NIGHT = { start: 'T22:00', hours: 4 };
const MEETING = 'T10:00';
const HOUR_MS = 3_600_000;

/** A start was moved: the end goes along, so that it lasts as long as before. */
export function withStart(when: When, start: Moment | PlainDate): When {
  if (when.type === 'dates') {
    if (typeof start !== 'string') return when;
    return { ...when, first: start, last: addDays(start, daysBetween(when.first, when.last)) };
  }
  if (typeof start === 'string') return when;
  const length = wallToMs(when.end.wall) - wallToMs(when.start.wall);
  const end = toMoment(msToWall(wallToMs(start.wall) + length), when.end.zone).moment;
  return { ...when, start, end: end.utc < start.utc ? start : end };
}

/** An end was moved; null when it would be before the start. */
export function withEnd(when: When, end: Moment | PlainDate): When | null {
  if (when.type === 'dates') return typeof end !== 'string' || end < when.first ? null : { ...when, last: end };
  return typeof end === 'string' || end.utc < when.start.utc ? null : { ...when, end };
}

/** Whole days become times in `zone`, times the days they touch. `point` has no length. */
export function asType(when: When, type: When['type'], zone: Zone, point: boolean): When {
  if (when.type === type) return when;
  if (when.type === 'moments') {
    const { first, last } = daysOfWhen(when, when.start.zone);
    return { type: 'dates', first, last: point ? first : last };
  }
  if (point) {
    const at = toMoment(`${when.first}${MEETING}`, zone).moment;
    return { type: 'moments', start: at, end: at };
  }
  const start = toMoment(`${when.first}${NIGHT.start}`, zone).moment;
  const endWall = msToWall(wallToMs(start.wall) + NIGHT.hours * HOUR_MS);
  return { type: 'moments', start, end: toMoment(endWall, zone).moment };
}

/** The same wall times on the clock of another zone. */
export function inZone(when: When, zone: Zone): When {
  if (when.type === 'dates') return when;
  const start = toMoment(when.start.wall, zone).moment;
  const end = toMoment(when.end.wall, zone).moment;
  return { ...when, start, end: end.utc < start.utc ? start : end };
}
