import { SlipwayError } from '#shared/errors.ts';
import type { RecordChange } from '#shared/model/journal.ts';
import type { WorkspaceDatabase } from './database.ts';

const KEYED = ['releases', 'services'] as const;

/**
 * Two releases of one key could not be told apart on paper or by the command line. Runs inside the
 * transaction after the rows are written, so that a refused commit leaves nothing.
 */
export async function assertKeysUnique(db: WorkspaceDatabase, recorded: readonly RecordChange[]): Promise<void> {
  for (const table of KEYED) {
    const keys = recorded.flatMap((change) => (change.table === table ? writtenKey(change) : []));
    if (keys.length === 0) continue;
    const found = await db
      .table(table)
      .where('$key')
      .anyOf([...new Set(keys)])
      .toArray();
    const seen = new Set<string>();
    for (const row of found as { $key: string; key: string }[]) {
      if (seen.has(row.$key)) throw new SlipwayError('duplicateKey', { table, key: row.key });
      seen.add(row.$key);
    }
  }
}

function writtenKey(change: RecordChange): string[] {
  if (change.op === 'delete') return [];
  const key = change.op === 'create' ? change.record['key'] : change.fields['key']?.after;
  return typeof key === 'string' ? [key.toLocaleLowerCase('en')] : [];
}
