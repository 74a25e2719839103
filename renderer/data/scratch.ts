import Dexie from 'dexie';
import { WorkspaceDatabase } from './database.ts';
import { uuidv7 } from './ids.ts';

/*
 * Plans nobody else sees: copies to try something on, samples to draw. They are in no list, and gone when the work is
 * done; what a killed process left behind goes with the next start.
 */

const PREFIX = 'scratch-';

/** Those of this window, so that tidying up leaves them alone. One window owns the profile. */
const inUse = new Set<string>();

/** Runs `work` on an empty database that is gone afterwards. */
export async function withScratch<T>(now: number, work: (db: WorkspaceDatabase, id: string) => Promise<T>): Promise<T> {
  const id = `${PREFIX}${uuidv7(now)}`;
  const db = new WorkspaceDatabase(id);
  inUse.add(db.name);
  try {
    return await work(db, id);
  } finally {
    await db.delete();
    inUse.delete(db.name);
  }
}

/** Runs `work` on a copy of a plan as it is in this moment. */
export async function withScratchCopy<T>(
  source: WorkspaceDatabase,
  now: number,
  work: (copy: WorkspaceDatabase) => Promise<T>,
): Promise<T> {
  return withScratch(now, async (copy) => {
    const rows = await contentOf(source);
    await copy.transaction('rw', copy.tables, async () => {
      for (const [table, own] of rows) await copy.table(table).bulkAdd([...own]);
    });
    return await work(copy);
  });
}

/** Of the history as much as a run of synchronising still has to look through, and its end, which the next step follows. */
async function contentOf(db: WorkspaceDatabase): Promise<ReadonlyMap<string, readonly unknown[]>> {
  return db.transaction('r', db.tables, async () => {
    const rows = new Map<string, readonly unknown[]>();
    for (const { name } of db.tables) {
      if (name !== db.journal.name && name !== db.journalParts.name) rows.set(name, await db.table(name).toArray());
    }
    const reached = (await db.records('cursors').toArray()).filter(({ kind }) => kind === null);
    const since = Math.min(...reached.map(({ sentThrough }) => sentThrough));
    const last = await db.journal.orderBy('seq').last();
    const from = Math.min(Number.isFinite(since) ? since + 1 : 0, last?.seq ?? 0);
    const entries = await db.journal.where('seq').aboveOrEqual(from).toArray();
    rows.set(db.journal.name, entries);
    const ids = entries.map(({ id }) => id);
    rows.set(db.journalParts.name, await db.journalParts.where('entryId').anyOf(ids).toArray());
    return rows;
  });
}

/** Removes what a process that was killed left behind. */
export async function removeScratches(): Promise<void> {
  const prefix = new WorkspaceDatabase(PREFIX).name;
  for (const name of await Dexie.getDatabaseNames()) {
    if (name.startsWith(prefix) && !inUse.has(name)) await Dexie.delete(name);
  }
}
