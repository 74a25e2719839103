import type { Dexie, Table } from 'dexie';
import { SlipwayError } from '#shared/errors.ts';

const FULL = 'QuotaExceededError';

/**
 * Runs writes in one transaction, whole or not at all. The one door for it: a disk without room shows only
 * when the outermost transaction is put on disk, after everything inside has gone well, and the engine then
 * says no more than that it gave up. Fails with `diskFull` there, and with whatever `work` threw otherwise.
 */
export async function writeTransaction<T>(
  db: Dexie,
  tables: readonly (string | Table)[],
  work: () => Promise<T>,
): Promise<T> {
  try {
    // Dexie keeps its transaction over native awaits only where it sees an async function: one that merely returns a
    // promise loses it at the first await of anything else, and commits half of what it meant to.
    return await db.transaction('rw', [...tables] as Table[], async () => await work());
  } catch (error) {
    throw isDiskFull(error) ? new SlipwayError('diskFull', {}, { cause: error }) : error;
  }
}

/** By name: Dexie's errors are no instances of `Error`. */
function isDiskFull(error: unknown): boolean {
  const { name, inner } = (error ?? {}) as { name?: unknown; inner?: { name?: unknown } | null };
  return name === FULL || inner?.name === FULL;
}
