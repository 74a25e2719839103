import { useLiveQuery } from 'dexie-react-hooks';
import type { Configuration } from '#shared/planning/configuration.ts';
import { Settings } from '#shared/model/configuration.ts';
import type { RecordOf, TableName } from '#shared/model/tables.ts';
import type { WorkspaceDatabase } from './database.ts';
import { useWorkspace } from './workspace-context.tsx';

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

const byId = <R extends { id: string }>(rows: readonly R[]): ReadonlyMap<string, R> =>
  new Map(rows.map((row) => [row.id, row]));

/** Reads everything a workspace says about how it plans; meant for a live query or a command. */
export async function readConfiguration(db: WorkspaceDatabase): Promise<Configuration> {
  const [settings, releaseTypes, phaseTypes, gateTypes, eventKinds, statuses, customFields, people, teams, services] =
    await Promise.all([
      db.records('settings').get('settings'),
      db.records('release-types').toArray(),
      db.records('phase-types').toArray(),
      db.records('gate-types').toArray(),
      db.records('event-kinds').toArray(),
      db.records('statuses').toArray(),
      db.records('custom-fields').toArray(),
      db.records('people').toArray(),
      db.records('teams').toArray(),
      db.records('services').toArray(),
    ]);
  return {
    settings: settings ?? Settings.parse({ id: 'settings' }),
    releaseTypes: byId(releaseTypes),
    phaseTypes: byId(phaseTypes),
    gateTypes: byId(gateTypes),
    eventKinds: byId(eventKinds),
    statuses: byId(statuses),
    customFields: byId(customFields),
    people: byId(people),
    teams: byId(teams),
    services: byId(services),
  };
}

export function useConfiguration(): Configuration | undefined {
  return useLive(readConfiguration, []);
}
