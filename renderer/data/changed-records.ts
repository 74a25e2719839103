import Dexie, { RangeSet, type ObservabilitySet } from 'dexie';
import { TABLE_NAMES, type TableName } from '#shared/model/tables.ts';
import type { WorkspaceDatabase } from './database.ts';

/** Ids written since, by table; `all` where there were too many to name. */
export type ChangedRecords = ReadonlyMap<TableName, ReadonlySet<string> | 'all'>;

const ALL_AT_ONCE = 'all' as const;

/**
 * Calls back after every transaction that changed planning records and is on disk, here or in another
 * window; for what is kept in memory beside the database. Returns the function that stops it.
 */
export function onRecordsChanged(db: WorkspaceDatabase, listener: (changed: ChangedRecords) => void): () => void {
  const onMutated = (parts: ObservabilitySet): void => {
    const changed = new Map<TableName, ReadonlySet<string> | 'all'>();
    for (const table of TABLE_NAMES) {
      const keys = parts[`idb://${db.name}/${table}/`];
      if (keys !== undefined) changed.set(table, namedKeys(RangeSet(keys)));
    }
    if (changed.size > 0) listener(changed);
  };
  Dexie.on.storagemutated.subscribe(onMutated);
  return () => Dexie.on.storagemutated.unsubscribe(onMutated);
}

function namedKeys(ranges: Iterable<{ from: unknown; to: unknown }>): ReadonlySet<string> | 'all' {
  const ids = new Set<string>();
  for (const { from, to } of ranges) {
    if (typeof from !== 'string' || from !== to) return ALL_AT_ONCE;
    ids.add(from);
  }
  return ids;
}
