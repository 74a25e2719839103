import type { Metrics } from '#shared/planning/lanes/layout.ts';

/** Pixels of the lanes; the style sheet gets them as custom properties. */
export const METRICS: Metrics = { subRow: 24, padding: 8 };
/** Column of lane heads at the left. */
export const HEAD_WIDTH = 208;
/** A row of the time scale. */
export const TIER = 20;
/** A row of what concerns everything, beneath the scale. */
export const BAND_ROW = 23;
/** More rows than these share the last one: the lanes need the room. */
export const MOST_BAND_ROWS = 6;
