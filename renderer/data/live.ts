import { useLiveQuery } from 'dexie-react-hooks';
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

export function useConfiguration(): Configuration | undefined {
  return useLive(readConfiguration, []);
}
