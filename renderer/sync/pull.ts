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

/** Rows of one page: large enough to keep requests few, small enough that a transaction is short. */
const PAGE = 100;

/** Brings in everything that changed there since the last whole run, page by page, each with its cursor. */
export async function pullKind(parts: RunParts, mapping: KindMapping): Promise<void> {
  let cursor = await cursorOf(parts, mapping);
  // A place within a feed that the system no longer knows: the feed is begun again, once.
  let mayBeginAgain = cursor.next !== null;
  for (;;) {
    const { watermark, next } = cursor;
    let page: RemotePage;
    try {
      page = await parts.port.page(
        { kind: mapping.remote, watermark, next, fields: remoteFields(mapping), size: PAGE, fresh: [] },
        parts.signal,
      );
    } catch (error) {
      if (!mayBeginAgain || !(error instanceof SlipwayError) || error.code !== 'remoteRefused') throw error;
      mayBeginAgain = false;
      cursor = { ...cursor, next: null };
      continue;
    }
    mayBeginAgain = false;
    if (page.next !== null && page.next === next) throw new SlipwayError('remoteShape', { host: '', what: 'paging' });
    const after = {
      ...cursor,
      next: page.next,
      watermark: page.next === null ? (page.watermark ?? watermark) : watermark,
    };
    const { doubtful } = await stepTransaction(parts, async () => {
      const others = await adoptCreated(parts, mapping, page.records);
      const merged = await mergeRecords(parts, mapping, others, true);
      await setUnreadableAside(parts, mapping, page.unreadable);
      await putState(parts, 'cursors', after);
      return merged;
    });
    parts.progress();
    await readAndMerge(parts, mapping, doubtful);
    if (page.next === null) return;
    cursor = after;
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
