import type { Connection } from '#shared/model/connection.ts';
import { compareNames } from '#shared/planning/name-order.ts';
import { fromRow } from './database.ts';
import { useLive } from './live.ts';

/** Every connection of the plan, by name; undefined until read. */
export function useConnections(): readonly Connection[] | undefined {
  return useLive(
    async (db) => (await db.records('connections').toArray()).map(fromRow).sort((a, b) => compareNames(a.name, b.name)),
    [],
  );
}
