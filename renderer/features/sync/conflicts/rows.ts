import type { Connection, SyncTable } from '#shared/model/connection.ts';
import { labelOf } from '#shared/model/journal.ts';
import type { SyncConflict } from '#shared/model/sync-conflict.ts';
import { compareNames } from '#shared/planning/name-order.ts';
import { fromRow, type WorkspaceDatabase } from '../../../data/database.ts';
import { useLive } from '../../../data/live.ts';
import { localContext, viewOf, type LinkedRecord } from '../../../sync/load.ts';

/** A field in conflict with what is needed to decide on it. */
export interface ConflictRow {
  readonly conflict: SyncConflict;
  readonly label: string;
  readonly title: string;
  readonly connection: Connection | null;
  /** What stands here by now: it may have been edited since the conflict was found. */
  readonly yours: unknown;
  /** The board agreed to what stands here. */
  readonly isGuarded: boolean;
  /** Whether what is kept here may go out at all. */
  readonly goesOut: boolean;
}

/** Every conflict of the plan whose record is still here, oldest first; undefined until read. */
export function useConflictRows(): readonly ConflictRow[] | undefined {
  return useLive(readRows, []);
}

async function readRows(db: WorkspaceDatabase): Promise<ConflictRow[]> {
  const conflicts = (await db.records('sync-conflicts').toArray()).map(fromRow);
  const context = await localContext(db);
  const connections = new Map((await db.records('connections').toArray()).map((one) => [one.id, one]));
  const links = await db.records('links').bulkGet(conflicts.map(({ linkId }) => linkId));
  const records = await recordsOf(db, conflicts);
  const rows = conflicts.flatMap((conflict, at): ConflictRow[] => {
    const { table, recordId, field, connectionId } = conflict;
    const record = records.get(`${table} ${recordId}`);
    if (record === undefined) return [];
    const connection = connections.get(connectionId) ?? null;
    const { values, guarded } = viewOf(table, record, context);
    const kind = connection?.kinds.find((one) => one.table === table && one.remote === links[at]?.kind);
    const direction = kind?.fields.find((one) => one.field === field)?.direction ?? 'both';
    const label = labelOf(record);
    const { title, name } = record as { title?: string; name?: string };
    return [
      {
        conflict,
        label,
        title: title ?? name ?? '',
        connection,
        yours: values[field],
        isGuarded: guarded.has(field),
        goesOut: direction === 'both' || direction === 'out',
      },
    ];
  });
  const bySeen = ({ conflict: a }: ConflictRow, { conflict: b }: ConflictRow): number =>
    a.seenAt < b.seenAt ? -1 : a.seenAt > b.seenAt ? 1 : 0;
  return rows.sort((a, b) => bySeen(a, b) || compareNames(a.label, b.label));
}

async function recordsOf(
  db: WorkspaceDatabase,
  conflicts: readonly SyncConflict[],
): Promise<ReadonlyMap<string, LinkedRecord>> {
  const found = new Map<string, LinkedRecord>();
  for (const table of new Set<SyncTable>(conflicts.map((conflict) => conflict.table))) {
    const ids = conflicts.flatMap((conflict) => (conflict.table === table ? [conflict.recordId] : []));
    for (const row of await db.records(table).bulkGet([...new Set(ids)])) {
      if (row !== undefined) found.set(`${table} ${row.id}`, fromRow(row));
    }
  }
  return found;
}
