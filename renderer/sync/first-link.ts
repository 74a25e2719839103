import type { Connection, KindMapping, SyncTable } from '#shared/model/connection.ts';
import { patchOf, type Change } from '#shared/model/journal.ts';
import type { SyncLink } from '#shared/model/sync-link.ts';
import { TABLES } from '#shared/model/tables.ts';
import { fieldsToMeet, meetFirst, type FirstField, type Side } from '#shared/sync/first-link.ts';
import { localTable } from '#shared/sync/local/index.ts';
import type { LocalContext } from '#shared/sync/local/table.ts';
import { rulesOf } from '#shared/sync/mapping.ts';
import type { FieldRule } from '#shared/sync/record.ts';
import { fromRow, type WorkspaceDatabase } from '../data/database.ts';
import { readPairs } from './counterparts.ts';
import { localContext, viewOf, type LinkedRecord } from './load.ts';
import { mappingOf } from './parts.ts';

/** A link with the mapping it is read by; without a record, what it says is read as it would be here. */
export interface ReadLink {
  readonly link: SyncLink;
  readonly mapping: KindMapping;
  readonly rules: readonly FieldRule[];
}

/** Makes links readable by their connections' mappings; those of a connection or a kind that is gone are left out. */
export async function readLinks(
  db: WorkspaceDatabase,
  connections: ReadonlyMap<string, Connection>,
  links: readonly SyncLink[],
  records: ReadonlyMap<string, LinkedRecord> = new Map(),
): Promise<ReadLink[]> {
  const context = await localContext(db);
  const found: ReadLink[] = [];
  const groups = new Map<KindMapping, SyncLink[]>();
  for (const link of links) {
    const connection = connections.get(link.connectionId);
    const mapping = connection === undefined ? null : mappingOf(connection, link.kind, link.table);
    if (mapping === null) continue;
    groups.set(mapping, [...(groups.get(mapping) ?? []), link]);
  }
  for (const [mapping, own] of groups) {
    const subjects = own.map((link) => {
      const record = records.get(link.id);
      const values = record === undefined ? {} : viewOf(link.table, record, context).values;
      return { mapping, raw: link.raw, link, values };
    });
    const rules = rulesOf(mapping, await readPairs(db, own[0]?.instance ?? '', subjects));
    for (const link of own) found.push({ link, mapping, rules });
  }
  return found;
}

/** What a person said of one arrived record: what it is here, and whose side of each field counts. */
export interface FirstChoice {
  readonly read: ReadLink;
  readonly record: LinkedRecord;
  readonly sides: (field: FirstField) => Side;
}

/** Fields that meet when an arrived record is linked to one here. */
export function meetingOf({ link, rules }: ReadLink, record: LinkedRecord, context: LocalContext): FirstField[] {
  return fieldsToMeet(rules, link.raw, viewOf(link.table, record, context).values, link.fields);
}

/**
 * Links what arrived with records here. What is theirs is written here, what is ours goes out with the next run over
 * what stands there now. One that was to be made there for the same record is there already: that wish is over.
 */
export async function linkChanges(
  db: WorkspaceDatabase,
  choices: readonly FirstChoice[],
  now: string,
): Promise<Change[]> {
  const context = await localContext(db);
  const changes: Change[] = [];
  for (const { read, record, sides } of choices) {
    const { link } = read;
    const meeting = meetingOf(read, record, context);
    const { take, fields } = meetFirst(meeting, Object.fromEntries(meeting.map((one) => [one.field, sides(one)])));
    const written: Record<string, unknown> = { ...localTable(link.table).patch(take, record, context) };
    const next = viewOf(link.table, TABLES[link.table].parse({ ...record, ...written }), context).values;
    const agreed = Object.entries(fields).map(([field, one]) => {
      // Kept here in our own way: that is nobody's edit.
      const isOurWay = field in take && one.base !== null;
      return [field, isOurWay ? { ...one, base: { ...one.base, local: next[field] ?? null } } : one] as const;
    });
    const state = { recordId: record.id, state: 'linked' as const, stateSince: now, setAside: null, due: true };
    if (Object.keys(written).length > 0) changes.push(patchOf(link.table, record.id, written));
    changes.push(patchOf('links', link.id, { ...state, fields: { ...link.fields, ...Object.fromEntries(agreed) } }));
    const wished = await db.records('links').where('recordId').equals(record.id).toArray();
    for (const { id, connectionId, kind, state: standing } of wished) {
      if (standing === 'creating' && connectionId === link.connectionId && kind === link.kind)
        changes.push({ op: 'delete', table: 'links', id });
    }
  }
  return changes;
}

/** What is left out stays away; nothing is done there, and it can be brought back. */
export function leaveOut(links: readonly SyncLink[], now: string): Change[] {
  return links.map(({ id }) => patchOf('links', id, { state: 'unlinked', stateSince: now, due: false }));
}

/** Asked about again; nobody looked at it meanwhile, so the next run reads it before anything is decided. */
export function bringBack(links: readonly SyncLink[], now: string): Change[] {
  return links.map(({ id }) =>
    patchOf('links', id, { state: 'arrived', recordId: null, fields: {}, stateSince: now, stale: true, due: true }),
  );
}

/** Records of a table that stand for nothing on the instance yet, by id. */
export async function freeRecords(
  db: WorkspaceDatabase,
  table: SyncTable,
  instance: string,
): Promise<ReadonlyMap<string, LinkedRecord>> {
  const rows = await db.records(table).toArray();
  // Of those records alone: a plan has tens of thousands of links, and most are of work items.
  const links = await db
    .records('links')
    .where('recordId')
    .anyOf(rows.map(({ id }) => id))
    .toArray();
  const taken = new Set(
    links.flatMap((link) =>
      link.instance !== instance || link.state === 'unlinked' || link.state === 'creating' ? [] : [link.recordId],
    ),
  );
  return new Map(rows.flatMap((row) => (taken.has(row.id) ? [] : [[row.id, fromRow(row)]])));
}
