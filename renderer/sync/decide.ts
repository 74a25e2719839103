import type { SyncTable } from '#shared/model/connection.ts';
import type { Change } from '#shared/model/journal.ts';
import { decideConflicts, type ChosenConflict } from '#shared/sync/decide-conflict.ts';
import { fromRow, type WorkspaceDatabase } from '../data/database.ts';
import { localContext, type LinkedRecord } from './load.ts';

/** What decisions come to on the records as they stand now; still to be committed as one step. */
export async function decisionChanges(
  db: WorkspaceDatabase,
  chosen: readonly ChosenConflict[],
  personId: string | null,
): Promise<Change[]> {
  const records = new Map<string, LinkedRecord>();
  const tables = new Set<SyncTable>(chosen.map(({ conflict }) => conflict.table));
  for (const table of tables) {
    const ids = chosen.flatMap(({ conflict }) => (conflict.table === table ? [conflict.recordId] : []));
    for (const row of await db.records(table).bulkGet([...new Set(ids)])) {
      if (row !== undefined) records.set(`${table} ${row.id}`, fromRow(row));
    }
  }
  return decideConflicts(chosen, (table, id) => records.get(`${table} ${id}`), await localContext(db), personId);
}
