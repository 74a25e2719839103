import { useMemo } from 'react';
import type { Connection, SyncTable } from '#shared/model/connection.ts';
import type { Id } from '#shared/model/schema.ts';
import type { SyncLink } from '#shared/model/sync-link.ts';
import { unmetFields } from '#shared/sync/first-link.ts';
import { standAtRemote, type LinkFacts, type RecordStanding } from '#shared/sync/record-standing.ts';
import { fromRow, type WorkspaceDatabase } from '../data/database.ts';
import { useLive } from '../data/live.ts';
import { mappingOf } from './parts.ts';
import { lastReadThrough } from './runner/last-runs.ts';
import { useSyncStanding } from './use-standing.ts';

/** How a record stands in one system. */
export interface StandingThere extends RecordStanding {
  readonly connection: Connection;
}

type Known = Omit<LinkFacts, 'pending' | 'isPartial'> & { readonly link: SyncLink; readonly connection: Connection };

/** How a record stands in each system it goes with, live; empty where it goes with none, and until it is known. */
export function useRecordStanding(table: SyncTable, id: Id): readonly StandingThere[] {
  const known = useLive((db) => readKnown(db, table, id), [table, id]);
  // What goes out is planned for all records together, and kept (see standing.ts): never once more for one of them.
  const standing = useSyncStanding();
  return useMemo(() => {
    if (known === undefined || standing === null) return [];
    return known.flatMap(({ connection, ...facts }): StandingThere[] => {
      const own = standing.find((one) => one.connection.id === connection.id);
      if (own === undefined) return [];
      const record = own.pending.records.find(({ link }) => link.id === facts.link.id);
      const pending = record?.fields.map(({ code }) => code) ?? [];
      const told = standAtRemote({ ...facts, pending, isPartial: own.pending.isPartial });
      return told === null ? [] : [{ ...told, connection }];
    });
  }, [known, standing]);
}

/** By the indexes alone: this is read for every record that is looked at. */
async function readKnown(db: WorkspaceDatabase, table: SyncTable, id: Id): Promise<Known[]> {
  const links = (await db.records('links').where('recordId').equals(id).toArray()).map(fromRow);
  const known = await Promise.all(
    links.map(async (link): Promise<Known[]> => {
      const connection = await db.records('connections').get(link.connectionId);
      if (link.table !== table || connection === undefined) return [];
      const conflicts = await db.records('sync-conflicts').where('linkId').equals(link.id).toArray();
      const operations = await db.records('operations').where('linkId').equals(link.id).toArray();
      const mapping = mappingOf(connection, link.kind, link.table);
      return [
        {
          link,
          connection: fromRow(connection),
          conflicts: conflicts.filter(({ decision }) => decision === null).length,
          unmet: mapping === null || !link.due || link.state !== 'linked' ? 0 : unmetFields(mapping, link).length,
          operations: operations.map(({ state }) => state),
          asOf: await lastReadThrough(db, connection.id),
        },
      ];
    }),
  );
  return known.flat();
}
