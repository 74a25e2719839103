import type { Moment, WallTime, When, Zone } from '#shared/model/time.ts';
import { wallIn } from '#shared/planning/moments.ts';
import { wallToMs } from '#shared/planning/wall.ts';
import { offsetAt } from '#shared/planning/zones.ts';
import { datesOfSpan } from './day-dates.ts';
import { DAY_MS, dayNumberOf, MINUTE_MS } from './utc-dates.ts';

/*
 * Moments ↔ "wall as UTC" Dates: the UTC fields of such a Date are what a clock in the view's zone
 * shows. 22:00 is drawn at 22:00 on every day of the year and on every host.
 */

/** Shorter things are drawn this long, or there would be nothing to see and to take hold of. */
const LEAST_DRAWN_MS = 30 * MINUTE_MS;

/** What a clock in `zone` shows at a moment. */
export function wallDate(moment: Moment, zone: Zone): Date {
  return new Date(wallToMs(wallIn(moment, zone)));
}

/** Now, as a wall Date of the zone; the component's `getNow`. */
export function nowIn(zone: Zone, nowMs: number): Date {
  return new Date(nowMs + offsetAt(zone, nowMs));
}

/** The wall time a Date of the component shows: `YYYY-MM-DDTHH:mm`. */
export function wallOfDate(date: Date): WallTime {
  return date.toISOString().slice(0, 16);
}

export function dateOfWall(wall: WallTime): Date {
  return new Date(wallToMs(wall));
}

export interface DrawnSpan {
  readonly start: Date;
  readonly end: Date;
  /** Whole days, or so long that hours say nothing: drawn as a bar, not in the hours. */
  readonly allDay: boolean;
}

/**
 * Where something stands in a view of `zone`. The end is for drawing only and never stored:
 * - In the hour that happens twice the clock may show an end before the start (02:50 to 02:10, twenty
 *   minutes later). Drawn as the time that really passes, or it would vanish.
 * - An end at midnight does not touch that day.
 * - A point is given a body.
 */
export function drawnSpan(when: When, zone: Zone): DrawnSpan {
  if (when.type === 'dates') return { ...datesOfSpan(when), allDay: true };
  const start = wallDate(when.start, zone);
  const lasts = wallToMs(when.end.utc) - wallToMs(when.start.utc);
  let end = wallDate(when.end, zone).getTime();
  if (end <= start.getTime()) end = start.getTime() + Math.max(lasts, 0);
  if (end - start.getTime() < LEAST_DRAWN_MS) {
    const midnight = (dayNumberOf(start) + 1) * DAY_MS;
    // Not over midnight: the body is only there to be seen, on the day where it belongs.
    end = Math.max(end, Math.min(start.getTime() + LEAST_DRAWN_MS, midnight));
  }
  if (end % DAY_MS === 0 && end > start.getTime()) end -= 1;
  return { start, end: new Date(end), allDay: lasts >= DAY_MS };
}
