import { SlipwayError } from '#shared/errors.ts';
import type { KindMapping } from '#shared/model/connection.ts';
import { SyncCursor } from '#shared/model/sync-run.ts';
import type { RemotePage } from '#shared/sync/remote.ts';
import { adoptCreated } from './create.ts';
import { mergeRecords } from './merge-page.ts';
import { readAndMerge } from './read.ts';
import { remoteFields, type RunParts } from './parts.ts';
import { setUnreadableAside } from './set-aside.ts';
import { putState, stepTransaction } from './transaction.ts';

/** Rows of one page: as many as every system gives. */
const PAGE = 100;
/** Rows merged at a time: their validation is one task of the window. */
const STEP = 50;

/** Brings in everything that changed there since the last whole run, page by page, each with its cursor. */
export async function pullKind(parts: RunParts, mapping: KindMapping): Promise<void> {
  let { cursor, page } = await firstPage(parts, mapping);
  for (;;) {
    if (page.next !== null && page.next === cursor.next) {
      throw new SlipwayError('remoteShape', { host: '', what: 'paging' });
    }
    const { watermark } = cursor;
    const after = {
      ...cursor,
      next: page.next,
      watermark: page.next === null ? (page.watermark ?? watermark) : watermark,
    };
    const ahead = mayReadAhead(page) ? new Ahead(parts, mapping, after) : null;
    try {
      await bringIn(parts, mapping, page, after);
      if (page.next === null) return;
      page = await (ahead?.page ?? pageAt(parts, mapping, after, parts.signal));
    } finally {
      await ahead?.giveUp();
    }
    cursor = after;
  }
}

/** One transaction for a page and its place, in steps a person does not feel: each ends with a wait for the database. */
async function bringIn(parts: RunParts, mapping: KindMapping, page: RemotePage, after: SyncCursor): Promise<void> {
  const doubtful = await stepTransaction(parts, async () => {
    const found: string[] = [];
    for (let start = 0; start < page.records.length; start += STEP) {
      const others = await adoptCreated(parts, mapping, page.records.slice(start, start + STEP));
      found.push(...(await mergeRecords(parts, mapping, others, true)).doubtful);
    }
    await setUnreadableAside(parts, mapping, page.unreadable);
    await putState(parts, 'cursors', after);
    return found;
  });
  parts.progress();
  await readAndMerge(parts, mapping, doubtful);
}

/** Where the feed goes on. A place in it that the system no longer knows: it is begun again, once. */
async function firstPage(parts: RunParts, mapping: KindMapping): Promise<{ cursor: SyncCursor; page: RemotePage }> {
  const cursor = await cursorOf(parts, mapping);
  try {
    return { cursor, page: await pageAt(parts, mapping, cursor, parts.signal) };
  } catch (error) {
    if (cursor.next === null || !(error instanceof SlipwayError) || error.code !== 'remoteRefused') throw error;
    const again = { ...cursor, next: null };
    return { cursor: again, page: await pageAt(parts, mapping, again, parts.signal) };
  }
}

function pageAt(
  { port }: RunParts,
  mapping: KindMapping,
  { watermark, next }: SyncCursor,
  signal: AbortSignal,
): Promise<RemotePage> {
  return port.page({ kind: mapping.remote, watermark, next, fields: remoteFields(mapping), size: PAGE }, signal);
}

/**
 * Whether the page after this one may be asked for while this one is written. What it says is then a moment older
 * when it is merged: only rows that say when they were changed are known to be old.
 */
function mayReadAhead({ next, records }: RemotePage): boolean {
  return next !== null && records.every(({ updatedAt }) => updatedAt !== null);
}

/** The next page, on its way while the one before is written: of a first run most is waiting for the server. */
class Ahead {
  readonly page: Promise<RemotePage>;
  readonly #controller = new AbortController();

  constructor(parts: RunParts, mapping: KindMapping, cursor: SyncCursor) {
    this.page = pageAt(parts, mapping, cursor, AbortSignal.any([parts.signal, this.#controller.signal]));
    // Told where it is awaited; until then nobody listens.
    this.page.catch(() => undefined);
  }

  /** Resolves once nothing is under way any more: a run that is over asks nothing. */
  async giveUp(): Promise<void> {
    this.#controller.abort();
    await this.page.catch(() => undefined);
  }
}

/** Where the last run ended. Another filter or other fields are another feed, read from the beginning. */
async function cursorOf({ db, connection }: RunParts, mapping: KindMapping): Promise<SyncCursor> {
  const id = `${connection.id}:${mapping.remote}`;
  const asked = JSON.stringify({ scope: connection.scope, table: mapping.table, fields: remoteFields(mapping) });
  const known = await db.records('cursors').get(id);
  const begin = { id, connectionId: connection.id, kind: mapping.remote, asked };
  return known?.asked === asked ? known : SyncCursor.parse({ ...begin, sweptAt: known?.sweptAt ?? null });
}
