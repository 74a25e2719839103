import { liveQuery } from 'dexie';
import { useLiveQuery } from 'dexie-react-hooks';
import { useSyncExternalStore } from 'react';
import type { Configuration } from '#shared/planning/configuration.ts';
import type { RecordOf, TableName } from '#shared/model/tables.ts';
import type { WorkspaceDatabase } from './database.ts';
import { readConfiguration } from './read-configuration.ts';
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

interface Shared {
  value: Configuration | undefined;
  error: unknown;
  readonly listeners: Set<() => void>;
}

const configurations = new WeakMap<WorkspaceDatabase, Shared>();

/** One query for the whole window, as long as the plan is open. */
function sharedConfiguration(db: WorkspaceDatabase): Shared {
  const known = configurations.get(db);
  if (known !== undefined) return known;
  const shared: Shared = { value: undefined, error: null, listeners: new Set() };
  configurations.set(db, shared);
  const tell = (): void => shared.listeners.forEach((listener) => listener());
  const query = liveQuery(() => readConfiguration(db)).subscribe({
    next: (value) => {
      shared.value = value;
      tell();
    },
    error: (error) => {
      shared.error = error;
      tell();
    },
  });
  db.on('close', () => query.unsubscribe());
  return shared;
}

/**
 * What the plan says about how it plans, live. The same object wherever it is asked for: what was worked
 * out by it (every entry of the calendar) holds until it really changes. Undefined until first read.
 */
export function useConfiguration(): Configuration | undefined {
  const { db } = useWorkspace();
  const shared = sharedConfiguration(db);
  const value = useSyncExternalStore(
    (listener) => {
      shared.listeners.add(listener);
      return () => shared.listeners.delete(listener);
    },
    () => shared.value,
  );
  if (shared.error !== null && value === undefined) throw shared.error;
  return value;
}
