import { z } from 'zod';
import type { RemoteIds, RemotePage } from '#shared/sync/remote.ts';
import type { HttpAnswer } from '../../net/client.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { askedFor, textOf } from './map.ts';
import { changedQuery, scopeQuery, sinceOf, watermarkOf } from './query.ts';
import { readIds, readRows, serverTime } from './rows.ts';
import type { Search } from './search.ts';
import type { JiraSite } from './site.ts';

/*
 * Data Center pages by position, reaches no further than 10,000 rows, and rows shift while one reads: who is changed
 * goes to the end, and all behind it move up. So a page begins where the one before ended in time, not in position.
 * Within one second (the index keeps no more) position is all there is; there a page begins with the last row that
 * was read, and if another one stands in its place, that second is read again from its first row.
 */

const ROWS_OF_IDS = 1_000;
const ROWS = 100;
/** Times one feed may start a second over. */
const MOST_RESTARTS = 100;

const Window = z.object({
  /** Milliseconds, on a whole second; null: everything. */
  from: z.number().nullable(),
  start: z.number().int().nonnegative(),
  anchor: z.string().nullable(),
  restarts: z.number().int(),
});
type Window = z.infer<typeof Window>;
const Feed = z.object({
  window: Window,
  seen: z.number().nullable(),
  /** When the feed began, by the server's clock. */
  began: z.number().nullable(),
});
type Feed = z.infer<typeof Feed>;

const Rows = z.looseObject({ issues: z.array(z.unknown()), total: z.number().int().nonnegative().optional() });
const Row = z.looseObject({
  id: z.string().min(1),
  key: z.string().default(''),
  fields: z.record(z.string(), z.json()),
});
const Ids = z.array(z.looseObject({ id: z.string().min(1), key: z.string().default('') }));

const OPEN: Window = { from: null, start: 0, anchor: null, restarts: 0 };

interface Slice {
  /** Not read before, or read again. */
  readonly rows: readonly unknown[];
  readonly answer: HttpAnswer;
  readonly total: number | null;
  readonly next: Window | null;
}

async function slice(
  site: JiraSite,
  by: 'updated' | 'created',
  window: Window,
  size: number,
  fields: readonly string[],
  signal: AbortSignal,
): Promise<Slice> {
  const scope = scopeQuery(site.scope);
  const { from, start, anchor } = window;
  const bounded =
    from === null ? scope : by === 'updated' ? changedQuery(scope, from) : `${scope} AND created >= ${from}`;
  const startAt = Math.max(0, start - 1);
  const answer = await site.search(['search'], {
    // Two at least: the first of a page may be the one that was read last.
    json: { jql: `${bounded} ORDER BY ${by} ASC, key ASC`, startAt, maxResults: Math.max(2, size), fields },
    signal,
  });
  const { issues, total } = site.parsed(Rows, answer, 'search');
  if (anchor !== null && anchorOf(issues[0], by) !== anchor)
    return { rows: [], answer, total: null, next: restarted(site, window) };
  const rows = anchor === null ? issues : issues.slice(1);
  const reached = startAt + issues.length;
  if (rows.length === 0 || (total !== undefined && reached >= total)) {
    if (total !== undefined && issues.length > 0 && reached < total) throw site.shapeless('maxResults');
    return { rows, answer, total: total ?? null, next: null };
  }
  return { rows, answer, total: total ?? null, next: after(site, window, by, rows, reached) };
}

/** A row and its time: changed since, it may stand in its old place and yet have let another one through. */
function anchorOf(raw: unknown, by: 'updated' | 'created'): string | null {
  const row = Row.safeParse(raw);
  return row.success ? `${row.data.id} ${textOf(row.data.fields[by])}` : null;
}

function restarted(site: JiraSite, { from, restarts }: Window): Window {
  if (restarts >= MOST_RESTARTS) throw site.shapeless('startAt');
  return { ...OPEN, from, restarts: restarts + 1 };
}

function after(
  site: JiraSite,
  window: Window,
  by: 'updated' | 'created',
  rows: readonly unknown[],
  reached: number,
): Window {
  const last = Row.safeParse(rows.findLast((row) => Row.safeParse(row).success));
  const at = last.success ? Date.parse(textOf(last.data.fields[by])) : Number.NaN;
  if (!last.success || Number.isNaN(at)) throw site.shapeless(by);
  const second = Math.floor(at / 1_000) * 1_000;
  return window.from === null || second > window.from
    ? { ...window, from: second, start: 0, anchor: null }
    : { ...window, start: reached, anchor: anchorOf(last.data, by) };
}

/** `POST /search`. */
export const dataCenterSearch: Search = {
  async page(site, request, signal): Promise<RemotePage> {
    const since = sinceOf(request.watermark);
    const begin: Feed = {
      window: { ...OPEN, from: since === null ? null : wholeSecond(since) },
      seen: null,
      began: null,
    };
    const feed = readCursor(Feed, request.next) ?? begin;
    const { rows, answer, total, next } = await slice(
      site,
      'updated',
      feed.window,
      Math.min(request.size, ROWS),
      askedFor(request.fields),
      signal,
    );
    const asked = { since: feed.window.from, seen: feed.seen, fields: request.fields };
    const { records, unreadable, seen } = readRows(site, rows, asked, answer);
    const began = feed === begin ? serverTime(answer) : feed.began;
    return {
      records,
      unreadable,
      next: next === null ? null : writeCursor({ window: next, seen, began } satisfies Feed),
      watermark: next === null ? watermarkOf(request.watermark, seen, began) : request.watermark,
      // Of the whole feed it is told at the beginning alone.
      total: request.next === null ? total : null,
    };
  },

  /** By the time of creation, which stays: rows leave, but none moves. */
  async ids(site, next, signal): Promise<RemoteIds> {
    const window = readCursor(Window, next) ?? OPEN;
    const found = await slice(site, 'created', window, ROWS_OF_IDS, ['created'], signal);
    const ids = Ids.safeParse(found.rows);
    // A row without an id would look like one that is gone.
    if (!ids.success) throw site.shapeless('id');
    return { ids: readIds(site, ids.data), next: found.next === null ? null : writeCursor(found.next) };
  },

  async found(site, jql, fields, signal) {
    const answer = await site.search(['search'], {
      json: { jql, startAt: 0, maxResults: ROWS, fields: askedFor(fields) },
      signal,
    });
    return { rows: site.parsed(Rows, answer, 'search').issues, answer };
  },
};

const wholeSecond = (ms: number): number => Math.floor(ms / 1_000) * 1_000;
