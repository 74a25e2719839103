import Dexie, { type Table } from 'dexie';
import type { JournalEntry, JournalPart } from '#shared/model/journal.ts';
import { TIMED_TABLES, type AnyRecord, type RecordOf, type TableName, type TimedTable } from '#shared/model/tables.ts';
import { timeKeys } from './time-keys.ts';

/** Indexed fields the store adds to a row. They are derived, never exported and never journaled. */
const DERIVED = ['$months', '$key', '$remote', '$due'] as const;

/** One value kept beside the records: schema version, workspace name, counters. */
export interface MetaRow {
  readonly key: string;
  readonly value: unknown;
}

type Stored = TableName | 'journal' | 'journal-parts' | 'meta';

const FIRST = {
  releases: 'id, $key, *$months',
  phases: 'id, releaseId, *$months',
  gates: 'id, releaseId, *$months',
  deployments: 'id, releaseId, *$months',
  services: 'id, $key',
  events: 'id, *$months',
  people: 'id',
  teams: 'id',
  'release-types': 'id',
  'phase-types': 'id',
  'gate-types': 'id',
  'event-kinds': 'id',
  statuses: 'id',
  'custom-fields': 'id',
  settings: 'id',
  'import-sources': 'id',
  'import-links': 'id, sourceId, recordId',
  publications: 'id',
  journal: 'id, &seq, [step+seq]',
  'journal-parts': 'id, entryId, *records',
  meta: 'key',
} as const satisfies Partial<Record<Stored, string>>;

/** Environments, bookings, trains, waivers, saved views. */
const SECOND = {
  environments: 'id, $key',
  'environment-versions': 'id, environmentId',
  bookings: 'id, environmentId, releaseId, *$months',
  'environment-purposes': 'id',
  'release-templates': 'id',
  trains: 'id',
  'train-links': 'id, trainId, recordId',
  waivers: 'id, conflictId',
  'saved-views': 'id',
} as const satisfies Partial<Record<Stored, string>>;

/** Changes and their boards, early life support. */
const THIRD = {
  changes: 'id, $key, releaseId, *$months',
  approvals: 'id, changeId',
  'change-types': 'id',
  'risk-questions': 'id',
  'standing-changes': 'id, $key',
  boards: 'id',
  meetings: 'id, boardId',
  actions: 'id, meetingId, supportId',
  supports: 'id, releaseId',
  'support-items': 'id, supportId',
  'support-days': 'id, supportId',
  'support-templates': 'id',
  complaints: 'id, supportId',
  'known-errors': 'id, $key',
  incidents: 'id, releaseId',
} as const satisfies Partial<Record<Stored, string>>;

/** Work items, and what synchronising remembers. */
const FOURTH: Record<Exclude<Stored, keyof typeof FIRST | keyof typeof SECOND | keyof typeof THIRD>, string> = {
  'work-items': 'id, key, *releaseIds',
  connections: 'id',
  links: 'id, &$remote, recordId, *names, [connectionId+$due], [connectionId+state]',
  'sync-conflicts': 'id, linkId, recordId, connectionId',
  operations: 'id, linkId, [connectionId+state]',
  runs: 'id, [connectionId+startedAt]',
  cursors: 'id, connectionId',
};

/**
 * The database of one workspace. It is the truth; everything seen is a live query over it. Only
 * `commit` writes its planning tables.
 */
export class WorkspaceDatabase extends Dexie {
  constructor(readonly workspaceId: string) {
    // Strict durability: "saved" must mean on the disk, not in the engine's buffers.
    super(`slipway-workspace-${workspaceId}`, { chromeTransactionDurability: 'strict' });
    // A version that was released is never edited: what comes later is added by the next.
    this.version(1).stores(FIRST);
    this.version(2).stores(SECOND);
    this.version(3).stores(THIRD);
    this.version(4).stores(FOURTH);
  }

  records<T extends TableName>(table: T): Table<RecordOf<T>, string> {
    return this.table(table);
  }
  get journal(): Table<JournalEntry, string> {
    return this.table('journal');
  }
  get journalParts(): Table<JournalPart, string> {
    return this.table('journal-parts');
  }
  get meta(): Table<MetaRow, string> {
    return this.table('meta');
  }
}

const timed: ReadonlySet<string> = new Set(TIMED_TABLES);

/** Field by which people tell records of a table apart; no two may have the same, whatever the case. */
export const KEY_FIELDS = {
  releases: 'key',
  services: 'key',
  environments: 'name',
  changes: 'key',
  'standing-changes': 'key',
  'known-errors': 'key',
} as const;
export type KeyedTable = keyof typeof KEY_FIELDS;
export const KEYED_TABLES = Object.keys(KEY_FIELDS) as readonly KeyedTable[];

function keyOf(table: TableName, record: AnyRecord): string | null {
  if (!(table in KEY_FIELDS)) return null;
  const key = (record as Record<string, unknown>)[KEY_FIELDS[table as KeyedTable]];
  return typeof key === 'string' ? key.toLocaleLowerCase('en') : null;
}

/** Where the remote record stands, once it does: two filters on one site must never make two links of it. */
export const remoteKey = (instance: string, kind: string, remoteId: string): string =>
  `${instance} ${kind} ${remoteId}`;

function linkKeys({ instance, kind, remoteId, due }: RecordOf<'links'>): Record<string, unknown> {
  return { ...(remoteId === null ? {} : { $remote: remoteKey(instance, kind, remoteId) }), $due: due ? 1 : 0 };
}

/** The row as stored: the record and its derived index fields. */
export function toRow<T extends TableName>(table: T, record: RecordOf<T>): RecordOf<T> {
  const derived: Record<string, unknown> = {};
  if (timed.has(table)) derived['$months'] = timeKeys(table as TimedTable, record as RecordOf<TimedTable>);
  const key = keyOf(table, record);
  if (key !== null) derived['$key'] = key;
  if (table === 'links') Object.assign(derived, linkKeys(record as RecordOf<'links'>));
  return { ...record, ...derived };
}

/** The record a row holds, without what the store added. */
export function fromRow<R extends AnyRecord>(row: R): R {
  const copy: Record<string, unknown> = { ...row };
  for (const field of DERIVED) delete copy[field];
  return copy as R;
}
