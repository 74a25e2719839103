import { dequal } from 'dequal';
import { useLiveQuery } from 'dexie-react-hooks';
import { useSyncExternalStore } from 'react';
import type { Configuration } from '#shared/planning/configuration.ts';
import type { RecordOf, TableName } from '#shared/model/tables.ts';
import type { WorkspaceDatabase } from './database.ts';
import { readRules, type Rules } from './read-configuration.ts';
import { releaseStandings, type Standings } from './release-standings.ts';
import { useWorkspace } from './workspace-context.tsx';

export { readConfiguration } from './read-configuration.ts';

/**
 * A live query over the open workspace: runs again whenever a commit touches what it read, in this
 * window or another. Undefined until the first answer.
 */
export function useLive<T>(query: (db: WorkspaceDatabase) => Promise<T>, deps: readonly unknown[]): T | undefined {
  const { db } = useWorkspace();
  return useLiveQuery(() => query(db), [db, ...deps]);
}

/** One record, live. Null when there is none (any more), undefined until known. */
export function useRecord<T extends TableName>(table: T, id: string | null): RecordOf<T> | null | undefined {
  return useLive(async (db) => (id === null ? null : ((await db.records(table).get(id)) ?? null)), [table, id]);
}

const lastRead = new WeakMap<WorkspaceDatabase, Rules>();
const joined = new WeakMap<Rules, Configuration>();

/**
 * What the plan says about how it plans, live. As long as it says the same it is the same object, wherever
 * it is asked for: what was worked out by it (every entry of the calendar) holds.
 */
export function useConfiguration(): Configuration | undefined {
  const { db } = useWorkspace();
  const rules = useLive(async () => {
    const read = await readRules(db);
    const known = lastRead.get(db);
    if (known !== undefined && dequal(known, read)) return known;
    lastRead.set(db, read);
    return read;
  }, []);
  const store = releaseStandings(db);
  const standings = useSyncExternalStore(store.subscribe, store.now);
  return rules === undefined ? undefined : join(rules, standings);
}

function join(rules: Rules, standings: Standings): Configuration {
  const known = joined.get(rules);
  if (known?.standings === standings) return known;
  const made = { ...rules, standings };
  joined.set(rules, made);
  return made;
}
