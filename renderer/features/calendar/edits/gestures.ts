import type { Zone } from '#shared/model/time.ts';
import { fromDayNumber } from '#shared/planning/days.ts';
import type { CalendarItem } from '../calendar-items.ts';
import { dayNumberOf, DAY_MS } from '../localizer/utc-dates.ts';
import { wallOfDate } from '../localizer/wall-dates.ts';
import { nudged, type Retiming } from './retime.ts';

/*
 * What the calendar component reports of a drag, as a change of time. It reports drawn Dates, whose
 * other edge may have been clamped for drawing: only the edge that was dragged is read.
 */

/** A gate and a release without a start have no edge to take hold of. */
export function isResizable({ entry, more }: CalendarItem): boolean {
  if (more !== undefined) return false;
  if (entry.table === 'gates') return false;
  return entry.table !== 'releases' || (entry.when.type === 'dates' && entry.when.first !== entry.when.last);
}

/** A drop. `allDay` says where in week and day: on the row of whole days, in the hours; null in the month. */
export function dropped(item: CalendarItem, to: { start: Date; allDay: boolean | null }): Retiming | null {
  const days = dayNumberOf(to.start) - item.firstDay;
  const isTimed = item.entry.when.type === 'moments';
  if (to.allDay === null || (to.allDay && item.allDay)) return days === 0 ? null : { type: 'days', days };
  if (to.allDay) return { type: 'wholeDay', day: fromDayNumber(dayNumberOf(to.start)) };
  if (isTimed && to.start.getTime() === item.start.getTime()) return null;
  return { type: 'start', wall: wallOfDate(to.start) };
}

/** An edge that was dragged: a day in the month and the row of whole days, a reading of the clock in the hours. */
export function resized(item: CalendarItem, to: { start: Date; end: Date }, isHours: boolean): Retiming | null {
  const edge = to.start.getTime() === item.start.getTime() ? 'end' : 'start';
  const old = edge === 'start' ? item.start : item.end;
  const next = edge === 'start' ? to.start : to.end;
  if (next.getTime() === old.getTime()) return null;
  if (isHours && !item.allDay) return { type: 'edgeTime', edge, wall: wallOfDate(next) };
  if (edge === 'start') return byDays(edge, dayNumberOf(next) - item.firstDay);
  // Ends are midnights after the last day, or one instant before; either way the day before counts.
  return byDays(edge, Math.floor((next.getTime() - 1) / DAY_MS) - item.lastDay);
}

function byDays(edge: 'start' | 'end', days: number): Retiming | null {
  return days === 0 ? null : { type: 'edgeDay', edge, days };
}

/** A move by keys: days, and half hours within the hours. */
export function nudgeOf({ entry }: CalendarItem, by: { days: number; minutes: number }, zone: Zone): Retiming {
  if (by.minutes === 0 || entry.when.type === 'dates') return { type: 'days', days: by.days };
  return { type: 'start', wall: nudged(entry.when, 'start', by.minutes, zone) };
}

/** The end moved by keys. */
export function stretchOf({ entry }: CalendarItem, by: { days: number; minutes: number }, zone: Zone): Retiming {
  if (by.minutes === 0 || entry.when.type === 'dates') return { type: 'edgeDay', edge: 'end', days: by.days };
  return { type: 'edgeTime', edge: 'end', wall: nudged(entry.when, 'end', by.minutes, zone) };
}
