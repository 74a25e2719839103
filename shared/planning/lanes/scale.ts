/*
 * Time ↔ pixels of the lanes. Times are wall-clock milliseconds of the view's zone (read as if UTC), so
 * that every day is as wide as every other, also the one on which clocks change.
 */

export const DAY_MS = 86_400_000;

export const ZOOMS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type Zoom = (typeof ZOOMS)[number];

/** Days that fill the width of the window. */
const DAYS_SHOWN: Readonly<Record<Zoom, number>> = { day: 1, week: 7, month: 31, quarter: 92, year: 365 };

export interface Scale {
  readonly zoom: Zoom;
  readonly pxPerDay: number;
  /** Time at pixel 0. */
  readonly origin: number;
}

/** Pixels of a day when `width` pixels show the whole of what the zoom is named after. */
export function pxPerDayOf(zoom: Zoom, width: number): number {
  return Math.max(1, width) / DAYS_SHOWN[zoom];
}

export function toPx(time: number, { pxPerDay, origin }: Scale): number {
  return ((time - origin) / DAY_MS) * pxPerDay;
}

export function toTime(px: number, { pxPerDay, origin }: Scale): number {
  return origin + (px / pxPerDay) * DAY_MS;
}

/** The next finer (1) or coarser (-1) zoom; the same at either end. */
export function zoomBy(zoom: Zoom, by: 1 | -1): Zoom {
  return ZOOMS[ZOOMS.indexOf(zoom) - by] ?? zoom;
}

/** Minutes things with a time snap to while dragged; null where only their day can be meant. */
export function minutesOfSnap(zoom: Zoom): number | null {
  if (zoom === 'day') return 15;
  return zoom === 'week' ? 60 : null;
}

/** Nearest multiple of `step`, for negative numbers too. Never -0, which is not the same as no move. */
export function snapped(value: number, step: number): number {
  const result = Math.round(value / step) * step;
  return result === 0 ? 0 : result;
}
