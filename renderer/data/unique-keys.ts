import { SlipwayError } from '#shared/errors.ts';
import type { RecordChange } from '#shared/model/journal.ts';
import { KEY_FIELDS, KEYED_TABLES, type WorkspaceDatabase } from './database.ts';

/**
 * Two releases of one key could not be told apart on paper or by the command line. Runs inside the
 * transaction after the rows are written, so that a refused commit leaves nothing.
 */
export async function assertKeysUnique(db: WorkspaceDatabase, recorded: readonly RecordChange[]): Promise<void> {
  for (const table of KEYED_TABLES) {
    const field = KEY_FIELDS[table];
    const keys = recorded.flatMap((change) => (change.table === table ? writtenKey(change, field) : []));
    if (keys.length === 0) continue;
    const found = await db
      .table(table)
      .where('$key')
      .anyOf([...new Set(keys)])
      .toArray();
    const seen = new Set<string>();
    for (const row of found as ({ $key: string } & Record<string, unknown>)[]) {
      if (seen.has(row.$key)) throw new SlipwayError('duplicateKey', { table, key: String(row[field]) });
      seen.add(row.$key);
    }
  }
}

function writtenKey(change: RecordChange, field: string): string[] {
  if (change.op === 'delete') return [];
  const key = change.op === 'create' ? change.record[field] : change.fields[field]?.after;
  return typeof key === 'string' ? [key.toLocaleLowerCase('en')] : [];
}
