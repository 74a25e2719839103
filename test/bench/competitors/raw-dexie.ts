import Dexie from 'dexie';

/*
 * The least an import could cost: the same records put into a table of the same indexes with the same
 * durability, in one transaction, with neither journal nor checks.
 */

declare global {
  interface Window {
    rawImport?: (records: readonly object[]) => Promise<number>;
    rawEdit?: (record: object) => Promise<number>;
  }
}

window.rawImport = async (records) => {
  await Dexie.delete('bench-raw');
  const db = new Dexie('bench-raw', { chromeTransactionDurability: 'strict' });
  db.version(1).stores({ releases: 'id, $key, *$months' });
  await db.open();
  const started = performance.now();
  await db.transaction('rw', 'releases', () => db.table('releases').bulkPut(records));
  const took = performance.now() - started;
  db.close();
  return took;
};

/** One record put and read back, on the disk: the least one edit could cost. */
window.rawEdit = async (record) => {
  const db = new Dexie('bench-edit', { chromeTransactionDurability: 'strict' });
  db.version(1).stores({ events: 'id, *$months' });
  await db.open();
  const started = performance.now();
  await db.transaction('rw', 'events', () => db.table('events').put(record));
  await db.table('events').toArray();
  const took = performance.now() - started;
  db.close();
  return took;
};
