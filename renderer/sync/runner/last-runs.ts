import type { Id } from '#shared/model/schema.ts';
import type { SyncRun } from '#shared/model/sync-run.ts';
import type { Instant } from '#shared/model/time.ts';
import { fromRow, type WorkspaceDatabase } from '../../data/database.ts';

/** The last runs of a connection, newest first. */
export async function lastRuns(db: WorkspaceDatabase, connectionId: Id, most: number): Promise<SyncRun[]> {
  return (await newestFirst(db, connectionId).limit(most).toArray()).map(fromRow);
}

/** When a connection was last read through; null where it never was. */
export async function lastReadThrough(db: WorkspaceDatabase, connectionId: Id): Promise<Instant | null> {
  const last = await newestFirst(db, connectionId)
    .filter(({ outcome }) => outcome === 'done' || outcome === 'partly')
    .first();
  return last?.endedAt ?? null;
}

const newestFirst = (db: WorkspaceDatabase, connectionId: Id) =>
  db.records('runs').where('[connectionId+startedAt]').between([connectionId, ''], [connectionId, '\uffff']).reverse();
