import type { Existing, ImportTable } from '#shared/importing/index.ts';
import type { WorkspaceDatabase } from './database.ts';

/** Records that rows of a table may name and never make. */
export async function namedByRows(
  db: WorkspaceDatabase,
  table: ImportTable,
): Promise<Pick<Existing, 'releases' | 'knownErrors' | 'supports'>> {
  const readReleases = () => db.records('releases').toArray();
  switch (table) {
    case 'bookings':
    case 'changes':
      return { releases: await readReleases() };
    case 'incidents':
      return { releases: await readReleases(), knownErrors: await db.records('known-errors').toArray() };
    case 'complaints':
      return { releases: await readReleases(), supports: await db.records('supports').toArray() };
    default:
      return {};
  }
}
