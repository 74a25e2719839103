import type { Connection, SyncTable } from '#shared/model/connection.ts';
import type { Id } from '#shared/model/schema.ts';
import type { SyncConflict } from '#shared/model/sync-conflict.ts';
import type { SyncLink } from '#shared/model/sync-link.ts';
import type { RecordOf } from '#shared/model/tables.ts';
import { localTable } from '#shared/sync/local/index.ts';
import type { LocalContext } from '#shared/sync/local/table.ts';
import type { Values } from '#shared/sync/record.ts';
import { fromRow, type WorkspaceDatabase } from '../data/database.ts';
import { mappingOf } from './parts.ts';

export type LinkedRecord = RecordOf<SyncTable>;

/** A link with what its next step depends on, as it stands in this transaction. */
export interface LoadedLink {
  readonly link: SyncLink;
  /** Null where it was deleted here. */
  readonly record: LinkedRecord | null;
  readonly values: Values;
  readonly guarded: ReadonlySet<string>;
  readonly conflicts: ReadonlyMap<string, SyncConflict>;
  /** Other links of the same record that are in force. */
  readonly others: readonly SyncLink[];
  readonly owns: (field: string) => boolean;
}

export async function localContext(db: WorkspaceDatabase): Promise<LocalContext> {
  const statuses = await db.records('statuses').toArray();
  return { statuses: new Map(statuses.map((status) => [status.id, status])) };
}

/** Values of a record in the fields a mapping can name, and what of it is guarded. */
export function viewOf(table: SyncTable, record: LinkedRecord, context: LocalContext) {
  const local = localTable(table);
  return { values: local.values(record, context), guarded: local.guarded(record, context) };
}

export async function loadLinks(
  db: WorkspaceDatabase,
  links: readonly SyncLink[],
  context: LocalContext,
): Promise<LoadedLink[]> {
  const records = await recordsOf(db, links);
  const ids = links.map(({ id }) => id);
  const conflicts = await db.records('sync-conflicts').where('linkId').anyOf(ids).toArray();
  const recordIds = links.flatMap(({ recordId }) => recordId ?? []);
  const siblings = await db.records('links').where('recordId').anyOf(recordIds).toArray();
  const connections = new Map((await db.records('connections').toArray()).map((one) => [one.id, one]));
  const conflictsOf = grouped(conflicts, ({ linkId }) => linkId);
  const linksOf = grouped(siblings.map(fromRow), ({ recordId }) => recordId ?? '');
  return links.map((link) => {
    const record = link.recordId === null ? null : (records.get(`${link.table} ${link.recordId}`) ?? null);
    const others = (linksOf.get(link.recordId ?? '') ?? []).filter((one) => one.id !== link.id && isInForce(one));
    return {
      link,
      record,
      ...(record === null ? { values: {}, guarded: new Set<string>() } : viewOf(link.table, record, context)),
      conflicts: new Map((conflictsOf.get(link.id) ?? []).map((one) => [one.field, fromRow(one)])),
      others,
      owns: (field) => ownerOf(field, [link, ...others], connections) === link.id,
    };
  });
}

const isInForce = ({ state }: SyncLink): boolean => state !== 'unlinked' && state !== 'arrived';

/** Each field comes in over one link: of those whose mapping lets it in, the one that was made first. */
function ownerOf(field: string, links: readonly SyncLink[], connections: ReadonlyMap<Id, Connection>): Id | undefined {
  return links
    .filter(({ connectionId, kind, table }) => {
      const connection = connections.get(connectionId);
      const mapping = connection === undefined ? null : mappingOf(connection, kind, table);
      return mapping?.fields.some((one) => one.field === field && (one.direction === 'both' || one.direction === 'in'));
    })
    .map(({ id }) => id)
    .sort()[0];
}

async function recordsOf(
  db: WorkspaceDatabase,
  links: readonly SyncLink[],
): Promise<ReadonlyMap<string, LinkedRecord>> {
  const records = new Map<string, LinkedRecord>();
  for (const table of new Set(links.map((link) => link.table))) {
    const ids = links.flatMap((link) => (link.table === table && link.recordId !== null ? [link.recordId] : []));
    for (const row of await db.records(table).bulkGet(ids)) {
      if (row !== undefined) records.set(`${table} ${row.id}`, fromRow(row));
    }
  }
  return records;
}

function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}
