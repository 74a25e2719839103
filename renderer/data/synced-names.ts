import { useMemo } from 'react';
import type { SyncedNames } from '#shared/sync/local/names.ts';
import { fromRow } from './database.ts';
import { useConfiguration, useLive } from './live.ts';

/**
 * Names of everything a synchronised value may name; undefined until read.
 * @param workItemIds those whose keys are needed
 */
export function useSyncedNames(workItemIds: readonly string[] = []): SyncedNames | undefined {
  const configuration = useConfiguration();
  const releases = useLive(
    async (db) => new Map((await db.records('releases').toArray()).map((row) => [row.id, fromRow(row)])),
    [],
  );
  const wanted = [...new Set(workItemIds)].sort().join('\n');
  const workItems = useLive(
    async (db) => {
      const rows = await db.records('work-items').bulkGet(wanted === '' ? [] : wanted.split('\n'));
      return new Map(rows.flatMap((row) => (row === undefined ? [] : [[row.id, row.key] as const])));
    },
    [wanted],
  );
  return useMemo(
    () =>
      configuration === undefined || releases === undefined || workItems === undefined
        ? undefined
        : { configuration, releases, workItems },
    [configuration, releases, workItems],
  );
}
