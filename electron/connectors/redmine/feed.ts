import { z } from 'zod';
import { settledUntil, secondsInstant } from '../settled.ts';
import type { HttpAnswer } from '../../net/client.ts';
import type { Query } from '../../net/origin.ts';

/*
 * Where one is in the feed of changed issues. Pages by offset shift while somebody writes: a row that is changed
 * leaves its place, and the one behind it is never seen. So each page asks from where the last one ended: by the time
 * of change, and within a second that fills a whole page by id.
 */

const Cursor = z.discriminatedUnion('by', [
  /** `since`: seconds are inclusive; null: from the beginning. */
  z.object({ by: z.literal('time'), since: z.iso.datetime().nullable(), top: z.iso.datetime().nullable() }),
  z.object({
    by: z.literal('id'),
    second: z.iso.datetime(),
    after: z.number().int().nonnegative(),
    top: z.iso.datetime().nullable(),
  }),
]);
export type Cursor = z.infer<typeof Cursor>;

/** Where to go on; what is no cursor of ours begins anew from the watermark, which loses nothing. */
export function cursorOf(next: string | null, watermark: string | null): Cursor {
  const since = z.iso.datetime().safeParse(watermark).data ?? null;
  const start: Cursor = { by: 'time', since, top: null };
  if (next === null) return start;
  try {
    return Cursor.safeParse(JSON.parse(next)).data ?? start;
  } catch {
    return start;
  }
}

/**
 * Seconds that are gone through by id. The next page by time begins a second before where it is told to, or just
 * there: neither leaves a gap, and the full second is not read again.
 */
const SPAN = 2;

const plus = (instant: string, seconds: number): string => secondsInstant(Date.parse(instant) + seconds * 1000);

/** Redmine takes instants with `Z` alone. */
export function filterOf(cursor: Cursor): Query {
  if (cursor.by === 'time') {
    return {
      sort: 'updated_on,id',
      ...(cursor.since === null ? {} : { updated_on: `>=${secondsInstant(Date.parse(cursor.since))}` }),
    };
  }
  return {
    sort: 'id',
    updated_on: `><${cursor.second}|${plus(cursor.second, SPAN)}`,
    issue_id: `>=${String(cursor.after + 1)}`,
  };
}

export interface Row {
  readonly id: number;
  readonly updated: string;
}

/**
 * Whether a row is among what was asked for. Databases keep fractions of a second that answers leave out, and Redmine
 * begins a second early for it.
 */
export function isWithin(cursor: Cursor, row: Row): boolean {
  const at = Date.parse(row.updated);
  if (cursor.by === 'time') return cursor.since === null || at >= Date.parse(cursor.since) - 1000;
  const second = Date.parse(cursor.second);
  return row.id > cursor.after && at >= second - 1000 && at <= second + SPAN * 1000;
}

/** The place after a page, or null where the feed is through. `rest`: rows that were not on it. */
export function after(cursor: Cursor, rows: readonly Row[], rest: number): Cursor | null {
  const last = rows.at(-1);
  const top = rows.reduce<string | null>(
    (most, { updated }) => (most === null || updated > most ? updated : most),
    cursor.top,
  );
  if (cursor.by === 'id') {
    if (last !== undefined && rest > 0) return { ...cursor, after: last.id, top };
    return { by: 'time', since: plus(cursor.second, SPAN), top };
  }
  if (last === undefined || rest <= 0) return null;
  const isOneSecond = cursor.since !== null && Date.parse(last.updated) <= Date.parse(cursor.since);
  return isOneSecond && cursor.since !== null
    ? { by: 'id', second: secondsInstant(Date.parse(cursor.since)), after: 0, top }
    : { by: 'time', since: last.updated, top };
}

/** Where the next run begins: what was last seen, less what may still have been under way. */
export function watermarkOf(cursor: Cursor, rows: readonly Row[], before: string | null, answer: HttpAnswer) {
  const seen = [cursor.top, ...rows.map(({ updated }) => updated)].flatMap((at) =>
    at === null ? [] : [Date.parse(at)],
  );
  if (seen.length === 0) return before;
  const latest = Math.max(...seen);
  // Past the second that was last seen, once it is long over: else all that changed in it is read again every time.
  const reached = Math.min(latest + SPAN * 1000, settledUntil(answer, latest));
  return before === null || reached > Date.parse(before) ? secondsInstant(reached) : before;
}
