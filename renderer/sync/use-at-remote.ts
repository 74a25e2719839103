import type { Connection, KindMapping, SyncTable } from '#shared/model/connection.ts';
import type { Id } from '#shared/model/schema.ts';
import type { SyncLink } from '#shared/model/sync-link.ts';
import type { AtRemote, Makeable, Place } from '#shared/sync/at-remote.ts';
import { instanceOf } from '#shared/sync/instance.ts';
import { rulesOf } from '#shared/sync/mapping.ts';
import { SYSTEMS } from '#shared/sync/systems/index.ts';
import { fromRow, type WorkspaceDatabase } from '../data/database.ts';
import { useLive } from '../data/live.ts';
import { useWorkspace } from '../data/workspace-context.tsx';
import { readPairs } from './counterparts.ts';
import { writtenOf } from './create.ts';
import { localContext, viewOf, type LinkedRecord } from './load.ts';
import { mappingOf } from './parts.ts';
import { lastReadThrough } from './runner/last-runs.ts';

/** How a record stands in remote systems; undefined until read, empty where nothing is connected. */
export function useAtRemote(table: SyncTable, id: Id): AtRemote | undefined {
  const { whatIfOf } = useWorkspace();
  // A what-if is not synchronised.
  return useLive((db) => (whatIfOf === undefined ? readAtRemote(db, table, id) : NOWHERE), [table, id, whatIfOf]);
}

const NOWHERE = Promise.resolve<AtRemote>({ places: [], makeable: [] });

async function readAtRemote(db: WorkspaceDatabase, table: SyncTable, id: Id): Promise<AtRemote> {
  const connections = (await db.records('connections').toArray()).map(fromRow);
  if (connections.length === 0) return { places: [], makeable: [] };
  const row = await db.records(table).get(id);
  const links = (await db.records('links').where('recordId').equals(id).toArray()).map(fromRow);
  const own = links.filter((link) => link.table === table);
  const places: Place[] = [];
  for (const link of own) {
    const connection = connections.find((one) => one.id === link.connectionId);
    if (connection !== undefined) places.push(await placeOf(db, link, connection));
  }
  if (row === undefined) return { places, makeable: [] };
  const free = connections.filter(
    (one) => !own.some(({ instance }) => instance === instanceOf(one.system, one.address)),
  );
  const makeable = await Promise.all(free.map((one) => makeableIn(db, one, table, fromRow(row))));
  return { places, makeable: makeable.flat() };
}

async function placeOf(db: WorkspaceDatabase, link: SyncLink, connection: Connection): Promise<Place> {
  const operations = await db.records('operations').where('linkId').equals(link.id).toArray();
  const conflicts = await db.records('sync-conflicts').where('linkId').equals(link.id).toArray();
  const mapping = mappingOf(connection, link.kind, link.table);
  const pairing =
    SYSTEMS[connection.system].pairings.find((one) => one.remote === link.kind && one.table === link.table) ?? null;
  const canMove = pairing?.operations.includes('transition') === true;
  return {
    link,
    connection,
    mapping,
    pairing,
    operations: operations.map(fromRow).sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1)),
    conflicts: conflicts.filter(({ decision }) => decision === null).length,
    asOf: await lastReadThrough(db, connection.id),
    statusNames: canMove ? await statusNames(db, connection, mapping) : new Map(),
  };
}

/** Records looked at for what statuses are called there. */
const LOOKED_AT = 300;

async function statusNames(
  db: WorkspaceDatabase,
  connection: Connection,
  mapping: KindMapping | null,
): Promise<ReadonlyMap<string, string>> {
  const remote = mapping?.fields.find(({ field }) => field === 'statusId')?.remote;
  const names = new Map<string, string>();
  if (remote === undefined) return names;
  const links = db.records('links').where('[connectionId+state]').equals([connection.id, 'linked']).limit(LOOKED_AT);
  for (const { raw } of await links.toArray()) {
    const said = raw[remote];
    if (typeof said !== 'object' || said === null || Array.isArray(said)) continue;
    const { id, name } = said;
    if (typeof id === 'string' && typeof name === 'string') names.set(id, name);
  }
  return names;
}

async function makeableIn(
  db: WorkspaceDatabase,
  connection: Connection,
  table: SyncTable,
  record: LinkedRecord,
): Promise<Makeable[]> {
  const creating = SYSTEMS[connection.system].pairings.filter((one) => one.table === table && one.creates);
  const context = await localContext(db);
  const { values } = viewOf(table, record, context);
  return await Promise.all(
    creating.flatMap(({ remote }) => {
      const mapping = mappingOf(connection, remote, table);
      return mapping === null ? [] : [previewOf(db, connection, mapping, values)];
    }),
  );
}

async function previewOf(
  db: WorkspaceDatabase,
  connection: Connection,
  mapping: KindMapping,
  values: Readonly<Record<string, unknown>>,
): Promise<Makeable> {
  const instance = instanceOf(connection.system, connection.address);
  const rules = rulesOf(mapping, await readPairs(db, instance, [{ mapping, raw: {}, link: null, values }]));
  const fields = writtenOf(rules, values).flatMap(([{ field, codec }, raw]) => {
    if (!raw.ok) return [];
    const there = codec.read(raw.value);
    return [{ field, value: there.ok ? there.value : values[field] }];
  });
  return { connection, mapping, fields };
}
