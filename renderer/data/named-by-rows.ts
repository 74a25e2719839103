import type { Existing, ImportTable } from '#shared/importing/index.ts';
import type { WorkspaceDatabase } from './database.ts';

/** Records that rows of a table may name and never make. */
export async function namedByRows(
  db: WorkspaceDatabase,
  table: ImportTable,
): Promise<Pick<Existing, 'releases' | 'knownErrors'>> {
  if (table !== 'bookings' && table !== 'incidents') return {};
  const releases = await db.records('releases').toArray();
  return table === 'bookings' ? { releases } : { releases, knownErrors: await db.records('known-errors').toArray() };
}
