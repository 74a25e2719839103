import type { Connection, KindMapping } from '#shared/model/connection.ts';
import { patchOf, type Change } from '#shared/model/journal.ts';
import type { Id } from '#shared/model/schema.ts';
import { SyncLink } from '#shared/model/sync-link.ts';
import { SyncOperation } from '#shared/model/sync-operation.ts';
import type { OperationWish } from '#shared/sync/at-remote.ts';
import { instanceOf } from '#shared/sync/instance.ts';
import type { WorkspaceDatabase } from '../data/database.ts';

/** The wish that a record is made there; its client key is what it is known again by. */
export function makeThere(
  connection: Connection,
  mapping: KindMapping,
  recordId: Id,
  newId: () => string,
  now: string,
): Change {
  const record = SyncLink.parse({
    id: newId(),
    connectionId: connection.id,
    instance: instanceOf(connection.system, connection.address),
    kind: mapping.remote,
    table: mapping.table,
    recordId,
    state: 'creating',
    stateSince: now,
    clientKey: newId(),
  });
  return { op: 'create', table: 'links', record };
}

/**
 * Takes a record here and one there apart; neither is touched. What was to be made there and is not is made no more,
 * what waits to be said there is not said, and nothing of it is asked any longer.
 */
export async function unlinkChanges(db: WorkspaceDatabase, link: SyncLink, now: string): Promise<Change[]> {
  const conflicts = await db.records('sync-conflicts').where('linkId').equals(link.id).primaryKeys();
  const operations = await db.records('operations').where('linkId').equals(link.id).toArray();
  const waiting = operations.filter(({ state }) => state === 'waiting');
  const gone = (table: 'sync-conflicts' | 'operations', id: Id): Change => ({ op: 'delete', table, id });
  return [
    ...conflicts.map((id) => gone('sync-conflicts', id)),
    ...waiting.map(({ id }) => gone('operations', id)),
    link.remoteId === null
      ? { op: 'delete', table: 'links', id: link.id }
      : patchOf('links', link.id, { state: 'unlinked', stateSince: now, due: false, setAside: null }),
  ];
}

/** Linked again as they were: what both last agreed on still stands, and what is there by now is read first. */
export function relinkChanges(link: SyncLink, now: string): Change[] {
  return [patchOf('links', link.id, { state: 'linked', stateSince: now, stale: true, due: true })];
}

/** Something to be done there that is no field of the record; sent once. */
export function operationChange(
  link: SyncLink,
  wish: OperationWish,
  personId: Id | null,
  newId: () => string,
  now: string,
): Change {
  const record = SyncOperation.parse({
    id: newId(),
    linkId: link.id,
    connectionId: link.connectionId,
    operation: { ...wish, clientKey: newId() },
    madeAt: now,
    madeById: personId,
  });
  return { op: 'create', table: 'operations', record };
}
