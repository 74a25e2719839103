import { SlipwayError } from '#shared/errors.ts';
import { SCHEMA_VERSION } from '#shared/model/tables.ts';
import { WorkspaceDatabase } from './database.ts';

/** Dexie multiplies its version numbers by ten for IndexedDB. */
const DEXIE_FACTOR = 10;

/** Writes which schema the records follow; the next Slipway migrates by it, an older one refuses by it. */
export async function stampSchema(db: WorkspaceDatabase, value = SCHEMA_VERSION): Promise<void> {
  await db.meta.put({ key: 'schemaVersion', value });
}

/** The schema a plan's records follow. */
export async function schemaOf(db: WorkspaceDatabase): Promise<number> {
  const stamped = (await db.meta.get('schemaVersion'))?.value;
  return typeof stamped === 'number' ? stamped : 1;
}

/**
 * Opens a workspace's database. One from a newer Slipway fails with `newerSchema` before anything
 * could be written: Dexie 4 would open it and fit its own schema on top.
 */
export async function openDatabase(id: string, name: string): Promise<WorkspaceDatabase> {
  const db = new WorkspaceDatabase(id);
  await refuseNewer(db, name);
  await withoutBlocking(db);
  const found = await schemaOf(db);
  if (found > SCHEMA_VERSION) {
    db.close();
    throw new SlipwayError('newerSchema', { name, found, known: SCHEMA_VERSION });
  }
  return db;
}

async function refuseNewer(db: WorkspaceDatabase, name: string): Promise<void> {
  const installed = (await indexedDB.databases()).find((known) => known.name === db.name);
  if (installed === undefined) throw new SlipwayError('notFound', { kind: 'workspace', key: name });
  const found = Math.floor((installed.version ?? 0) / DEXIE_FACTOR);
  if (found > db.verno) throw new SlipwayError('newerSchema', { name, found, known: db.verno });
}

async function withoutBlocking(db: WorkspaceDatabase): Promise<void> {
  let blocked: () => void = () => {};
  const refused = new Promise<never>((_, reject) => {
    blocked = () => reject(new SlipwayError('databaseBlocked', {}));
  });
  db.on('blocked', blocked);
  try {
    await Promise.race([db.open(), refused]);
  } catch (error) {
    db.close();
    throw error;
  } finally {
    db.on('blocked').unsubscribe(blocked);
  }
}

/** Asks the engine not to evict the plans when the disk runs full. False: it may, backups matter all the more. */
export async function askForPersistence(): Promise<boolean> {
  const storage = (globalThis.navigator as Navigator | undefined)?.storage;
  if (storage?.persist === undefined) return false;
  return (await storage.persisted()) || (await storage.persist());
}
