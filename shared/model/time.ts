import { z } from 'zod';
import { openObject } from './schema.ts';

const DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const WALL = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

function isCalendarDate(text: string): boolean {
  const [year, month, day] = text.slice(0, 10).split('-').map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  date.setUTCFullYear(year);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** `YYYY-MM-DD`, a day that exists (30 February does not). Has no zone and never moves with one. */
export const PlainDate = z.string().regex(DATE).refine(isCalendarDate, 'no such day');
export type PlainDate = z.infer<typeof PlainDate>;

/** `YYYY-MM-DDTHH:mm` or, where seconds matter, `…:ss`: what the clock on the wall shows. */
export const WallTime = z.string().regex(WALL).refine(isCalendarDate, 'no such day');
export type WallTime = z.infer<typeof WallTime>;

/** An IANA zone name, or `UTC`. That the runtime knows it is checked where it enters. */
export const Zone = z.string().min(1).max(64);
export type Zone = z.infer<typeof Zone>;

/** `YYYY-MM-DDTHH:mm:ssZ`: sorts as text in time order. */
export const Instant = z.string().regex(INSTANT);
export type Instant = z.infer<typeof Instant>;

/**
 * A point in time. `wall` and `zone` are the truth; `utc` is derived and recomputed when zone rules
 * change, so that 22:00 stays 22:00. `choice` says which was meant where an hour happens twice
 * (`earlier`, `later`) and what was taken where it never happens.
 */
export const Moment = openObject({
  wall: WallTime,
  zone: Zone,
  utc: Instant,
  choice: z.enum(['earlier', 'later']).optional(),
});
export type Moment = z.infer<typeof Moment>;

/** Whole days, first and last both inclusive. `zone` counts only where the days must meet moments. */
export const DateSpan = openObject({
  type: z.literal('dates'),
  first: PlainDate,
  last: PlainDate,
  zone: Zone.optional(),
}).refine((span) => span.first <= span.last, { message: 'end before start', path: ['last'] });
export type DateSpan = z.infer<typeof DateSpan>;

/** From `start` up to, not including, `end`; both may be the same (a point). */
export const MomentSpan = openObject({
  type: z.literal('moments'),
  start: Moment,
  end: Moment,
}).refine((span) => span.start.utc <= span.end.utc, { message: 'end before start', path: ['end'] });
export type MomentSpan = z.infer<typeof MomentSpan>;

/** When something is: whole days or moments. */
export const When = z.union([DateSpan, MomentSpan]);
export type When = z.infer<typeof When>;
