import type { Change } from '#shared/model/journal.ts';
import type { TableName } from '#shared/model/tables.ts';
import { withRenamedDeployments } from '#shared/planning/environments.ts';
import type { WorkspaceDatabase } from './database.ts';
import { readConfiguration } from './read-configuration.ts';

/** An import that renames environments takes their deployments along, as every other renaming does. */
export async function followRenames(
  db: WorkspaceDatabase,
  table: TableName,
  changes: readonly Change[],
): Promise<readonly Change[]> {
  if (table !== 'environments') return changes;
  const deployments = await db.records('deployments').toArray();
  return withRenamedDeployments(changes, await readConfiguration(db), deployments);
}
