import type { Id } from '#shared/model/schema.ts';
import type { SyncRun } from '#shared/model/sync-run.ts';
import { fromRow, type WorkspaceDatabase } from '../../data/database.ts';

/** The last runs of a connection, newest first. */
export async function lastRuns(db: WorkspaceDatabase, connectionId: Id, most: number): Promise<SyncRun[]> {
  const own = db
    .records('runs')
    .where('[connectionId+startedAt]')
    .between([connectionId, ''], [connectionId, '\uffff']);
  return (await own.reverse().limit(most).toArray()).map(fromRow);
}
