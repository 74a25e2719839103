import Dexie from 'dexie';

/*
 * The least an import could cost: the same records put into a table of the same indexes with the same
 * durability, in one transaction, with neither journal nor checks.
 */

declare global {
  interface Window {
    rawImport?: (records: readonly object[]) => Promise<number>;
    rawPages?: (items: readonly object[], links: readonly object[], pages: number) => Promise<number>;
    rawEdit?: (record: object) => Promise<number>;
    rawSlip?: (tables: Readonly<Record<string, readonly object[]>>, releaseIds: readonly string[]) => Promise<number>;
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

/**
 * Records and their links put page by page, each page on the disk before the next: the least a first pull could
 * write. Every page is the one that is given, under ids, keys and remote ids of its own.
 */
window.rawPages = async (items, links, pages) => {
  await Dexie.delete('bench-pages');
  const db = new Dexie('bench-pages', { chromeTransactionDurability: 'strict' });
  db.version(1).stores({
    items: 'id, $key',
    links: 'id, &$remote, recordId, *names, [connectionId+$due], [connectionId+state]',
  });
  await db.open();
  const own = (rows: readonly object[], page: number): object[] =>
    rows.map((row, at) => {
      const id = `${String(page * rows.length + at).padStart(8, '0')}-0000-7000-8000-000000000000`;
      return { ...row, id, $key: id, $remote: id, recordId: id };
    });
  let took = 0;
  for (let page = 0; page < pages; page += 1) {
    const [some, theirs] = [own(items, page), own(links, page)];
    const started = performance.now();
    await db.transaction('rw', 'items', 'links', async () => {
      await db.table('items').bulkPut(some);
      await db.table('links').bulkPut(theirs);
    });
    took += performance.now() - started;
  }
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

/** Releases and their parts read by index, every date of the day replaced, and put back: the least a slip could cost. */
window.rawSlip = async (tables, releaseIds) => {
  await Dexie.delete('bench-slip');
  const db = new Dexie('bench-slip', { chromeTransactionDurability: 'strict' });
  const parts = Object.keys(tables).filter((table) => table !== 'releases');
  const stores = Object.fromEntries(parts.map((table) => [table, 'id, releaseId, *$months']));
  db.version(1).stores({ ...stores, releases: 'id, $key, *$months' });
  await db.open();
  for (const [table, rows] of Object.entries(tables)) await db.table(table).bulkPut(rows);
  const started = performance.now();
  await db.transaction('rw', Object.keys(tables), async () => {
    const later = (row: object): object => ({ ...row, startDate: '2027-12-01' });
    const releases = (await db.table('releases').bulkGet([...releaseIds])) as object[];
    await db.table('releases').bulkPut(releases.map(later));
    for (const table of parts) {
      const rows = (await db.table(table).where('releaseId').anyOf(releaseIds).toArray()) as object[];
      await db.table(table).bulkPut(rows.map(later));
    }
  });
  const took = performance.now() - started;
  db.close();
  return took;
};
