import Dexie, { type Table } from 'dexie';
import type { JournalEntry, JournalPart } from '#shared/model/journal.ts';
import { TIMED_TABLES, type AnyRecord, type RecordOf, type TableName, type TimedTable } from '#shared/model/tables.ts';
import { timeKeys } from './time-keys.ts';

/** Indexed fields the store adds to a row. They are derived, never exported and never journaled. */
const DERIVED = ['$months', '$key'] as const;

/** One value kept beside the records: schema version, workspace name, counters. */
export interface MetaRow {
  readonly key: string;
  readonly value: unknown;
}

const INDEXES: Record<TableName | 'journal' | 'journal-parts' | 'meta', string> = {
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
};

/**
 * The database of one workspace. It is the truth; everything seen is a live query over it. Only
 * `commit` writes its planning tables.
 */
export class WorkspaceDatabase extends Dexie {
  constructor(readonly workspaceId: string) {
    // Strict durability: "saved" must mean on the disk, not in the engine's buffers.
    super(`slipway-workspace-${workspaceId}`, { chromeTransactionDurability: 'strict' });
    this.version(1).stores(INDEXES);
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

/** The row as stored: the record and its derived index fields. */
export function toRow<T extends TableName>(table: T, record: RecordOf<T>): RecordOf<T> {
  const derived: Record<string, unknown> = {};
  if (timed.has(table)) derived['$months'] = timeKeys(table as TimedTable, record as RecordOf<TimedTable>);
  if (table === 'releases' || table === 'services') {
    derived['$key'] = (record as RecordOf<'releases' | 'services'>).key.toLocaleLowerCase('en');
  }
  return { ...record, ...derived };
}

/** The record a row holds, without what the store added. */
export function fromRow<R extends AnyRecord>(row: R): R {
  const copy: Record<string, unknown> = { ...row };
  for (const field of DERIVED) delete copy[field];
  return copy as R;
}
