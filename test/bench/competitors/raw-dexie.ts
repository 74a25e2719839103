import Dexie from 'dexie';

/*
 * The least an import could cost: the same records put into a table of the same indexes with the same
 * durability, in one transaction, with neither journal nor checks.
 */

declare global {
  interface Window {
    rawImport?: (records: readonly object[]) => Promise<number>;
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
