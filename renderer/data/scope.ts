import type { RecordChange } from '#shared/model/journal.ts';
import type { Id } from '#shared/model/schema.ts';
import type { SyncLink } from '#shared/model/sync-link.ts';
import type { WorkItem } from '#shared/model/work-item.ts';
import { scopeChanges, type ScopeChanges } from '#shared/planning/scope.ts';
import { fromRow, type WorkspaceDatabase } from './database.ts';
import { useLive } from './live.ts';

/** Work items of a release; undefined until read. */
export function useWorkItems(releaseId: Id): readonly WorkItem[] | undefined {
  return useLive(
    async (db) => (await db.records('work-items').where('releaseIds').equals(releaseId).toArray()).map(fromRow),
    [releaseId],
  );
}

/** What happened to the scope of a release since an instant, with the items it names as they are now. */
export interface RecentScope extends ScopeChanges {
  readonly items: ReadonlyMap<Id, WorkItem>;
}

export function useRecentScope(releaseId: Id, sinceMs: number): RecentScope | undefined {
  return useLive((db) => readRecent(db, releaseId, sinceMs), [releaseId, sinceMs]);
}

/** Steps of the journal that are looked through, newest first: a first run of thousands of items is hundreds. */
const STEPS = 1_000;

async function readRecent(db: WorkspaceDatabase, releaseId: Id, sinceMs: number): Promise<RecentScope> {
  // Ids of steps begin with their time.
  const from = sinceMs.toString(16).padStart(12, '0');
  const entries = await db.journal
    .where('id')
    .aboveOrEqual(`${from.slice(0, 8)}-${from.slice(8)}`)
    .reverse()
    .limit(STEPS)
    .primaryKeys();
  const parts = await db.journalParts.where('entryId').anyOf(entries).toArray();
  const changes: RecordChange[] = parts
    .sort((a, b) => a.seq - b.seq || a.part - b.part)
    .flatMap((part) => part.changes.filter(({ table }) => table === 'work-items'));
  const now = new Set(await db.records('work-items').where('releaseIds').equals(releaseId).primaryKeys());
  const found = scopeChanges(changes, releaseId, (id) => now.has(id));
  const ids = [...found.cameIn, ...found.left, ...found.moved.map(({ id }) => id)];
  const rows = await db.records('work-items').bulkGet(ids);
  return { ...found, items: new Map(rows.flatMap((row) => (row === undefined ? [] : [[row.id, fromRow(row)]]))) };
}

/** What statuses of work items are called there, by the item: their own word beside ours. */
export function useOwnStatuses(items: readonly WorkItem[] | undefined): ReadonlyMap<Id, SyncLink> | undefined {
  const ids = items?.map(({ id }) => id);
  return useLive(
    async (db) => {
      const links = await db
        .records('links')
        .where('recordId')
        .anyOf(ids ?? [])
        .toArray();
      return new Map(links.flatMap((row) => (row.recordId === null ? [] : [[row.recordId, row] as const])));
    },
    [ids?.length ?? 0, ids?.[0] ?? '', ids?.at(-1) ?? ''],
  );
}
