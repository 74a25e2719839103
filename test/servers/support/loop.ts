import type { Connector } from '#electron/connectors/connector.ts';
import { commit } from '#renderer/data/commit.ts';
import { fromRow, WorkspaceDatabase } from '#renderer/data/database.ts';
import type { RemotePort } from '#renderer/sync/port.ts';
import { runSync } from '#renderer/sync/run.ts';
import { Connection } from '#shared/model/connection.ts';
import { statuses } from '#shared/model/defaults/statuses.ts';
import type { Change } from '#shared/model/journal.ts';
import { SyncLink as LinkSchema, type SyncLink } from '#shared/model/sync-link.ts';
import type { RecordOf, TableName } from '#shared/model/tables.ts';
import { instanceOf } from '#shared/sync/instance.ts';
import type { RemoteField, RemoteScope, SystemKind } from '#shared/sync/remote.ts';
import type { SystemDescription } from '#shared/sync/systems/system.ts';
import { createText } from '#shared/text/index.ts';

const ZONE = 'Europe/Berlin';

/** The engine's way to a connector, without the bridge between. */
function portOf(connector: Connector): RemotePort {
  return {
    ...connector,
    find: ({ kind, clientKey, fields }, signal) => connector.find(kind, clientKey, signal, fields),
  };
}

export interface LoopOptions {
  readonly connector: Connector;
  readonly system: SystemKind;
  readonly description: SystemDescription;
  /** Of the table here; a connection of RT is of changes or of incidents. */
  readonly tables: readonly string[];
  readonly address: string;
  readonly scope: Partial<RemoteScope>;
  readonly fields: readonly RemoteField[];
}

/** A workspace with one connection on the real engine: what is done here and what a run makes of it. */
export async function workspaceOn(options: LoopOptions) {
  const { connector, system, description, tables, address, scope, fields } = options;
  const db = new WorkspaceDatabase(crypto.randomUUID());
  const own = statuses(createText('en').t);
  const hints = { zone: ZONE, statuses: own, fields };
  const connection = Connection.parse({
    id: 'connection',
    name: 'Real',
    system,
    address,
    scope,
    kinds: description.pairings.filter(({ table }) => tables.includes(table)).map(({ defaults }) => defaults(hints)),
    createdAt: '2026-01-01T00:00:00Z',
  });

  async function edit(...changes: Change[]): Promise<void> {
    await commit(db, {
      intent: { code: 'test', params: {} },
      changes,
      origin: { type: 'person' },
      personId: 'ann',
      now: Date.now(),
    });
  }
  await edit(...own.map((record): Change => ({ op: 'create', table: 'statuses', record })), {
    op: 'create',
    table: 'connections',
    record: connection,
  });

  let ids = 0;
  async function run() {
    return await runSync({
      db,
      connectionId: connection.id,
      port: portOf(connector),
      by: 'person',
      now: () => Date.now(),
      newId: () => `new-${String((ids += 1))}`,
      signal: new AbortController().signal,
      findLagMs: 0,
    });
  }

  async function only<T extends TableName>(table: T): Promise<RecordOf<T>> {
    const rows = await db.records(table).toArray();
    const [row] = rows;
    if (row === undefined || rows.length > 1) throw new Error(`${String(rows.length)} ${table}`);
    return row;
  }

  async function linkOf(recordId: string): Promise<SyncLink> {
    const row = await db.records('links').where('recordId').equals(recordId).first();
    if (row === undefined) throw new Error(`no link of ${recordId}`);
    return fromRow(row);
  }

  /** What a person does to have a record made there. */
  const wanted = (link: Pick<SyncLink, 'kind' | 'table' | 'recordId' | 'clientKey'>): Change => ({
    op: 'create',
    table: 'links',
    record: LinkSchema.parse({
      ...link,
      id: `link-of-${link.recordId ?? ''}`,
      connectionId: connection.id,
      instance: instanceOf(system, address),
      state: 'creating',
      stateSince: '2026-01-01T00:00:00Z',
      due: true,
    }),
  });

  return { db, connection, edit, run, only, linkOf, wanted };
}
