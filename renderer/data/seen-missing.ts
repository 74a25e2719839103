import type { LinkState } from '#shared/model/sync-link.ts';
import type { Id } from '#shared/model/schema.ts';
import { isSeenMissing } from '#shared/sync/seen-missing.ts';
import type { WorkspaceDatabase } from './database.ts';
import { useLive } from './live.ts';

const NONE: ReadonlyMap<Id, number> = new Map();
const STATES: readonly LinkState[] = ['gone', 'forbidden', 'left'];

/** Per connection, how many records missing there a person has seen and leaves as they are: these ask for nobody. */
export function useSeenMissing(): ReadonlyMap<Id, number> {
  return useLive(readSeenMissing, []) ?? NONE;
}

async function readSeenMissing(db: WorkspaceDatabase): Promise<ReadonlyMap<Id, number>> {
  const connections = await db.records('connections').toCollection().primaryKeys();
  const counts = await Promise.all(
    connections.map(async (id) => {
      const missing = db
        .records('links')
        .where('[connectionId+state]')
        .anyOf(STATES.map((state) => [id, state]));
      return [id, await missing.filter(isSeenMissing).count()] as const;
    }),
  );
  return new Map(counts);
}
