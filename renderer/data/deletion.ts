import type { Change } from '#shared/model/journal.ts';
import type { Id } from '#shared/model/schema.ts';
import type { TableName } from '#shared/model/tables.ts';
import { deleteRecords, tablesNaming, usesOf, type RecordsByTable, type Use } from '#shared/planning/cascade.ts';
import { fromRow, type WorkspaceDatabase } from './database.ts';

/** What a deletion would do, read from the database before it is asked about. */
export interface Deletion {
  readonly table: TableName;
  readonly ids: readonly Id[];
  /** Records that name what goes: those that go along and those that let go. */
  readonly uses: readonly Use[];
  readonly changes: readonly Change[];
}

/**
 * Plans a deletion with everything that hangs on it. Throws `inUse` where a record must name what
 * would go and `replacement` is null.
 */
export async function planDeletion(
  db: WorkspaceDatabase,
  table: TableName,
  ids: readonly Id[],
  replacement: Id | null = null,
): Promise<Deletion> {
  const tables = tablesNaming(table);
  const rows = await Promise.all(tables.map((name) => db.records(name).toArray()));
  const records = Object.fromEntries(tables.map((name, at) => [name, rows[at]?.map(fromRow)])) as RecordsByTable;
  return { table, ids, uses: usesOf(table, ids, records), changes: deleteRecords(table, ids, records, replacement) };
}
