import type { Connection } from '#shared/model/connection.ts';
import { compareNames } from '#shared/planning/name-order.ts';
import { fromRow, type WorkspaceDatabase } from '../../data/database.ts';

/** Connections of a plan by a name or id as a person types it, in the order of their names; all for null. */
export async function connectionsCalled(db: WorkspaceDatabase, named: string | null): Promise<Connection[]> {
  const wanted = named?.trim().toLocaleLowerCase('en');
  const all = (await db.records('connections').toArray()).map(fromRow);
  return all
    .filter(({ id, name }) => wanted === undefined || id === named || name.toLocaleLowerCase('en') === wanted)
    .sort((a, b) => compareNames(a.name, b.name));
}
