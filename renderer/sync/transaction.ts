import { patchOf, type Change } from '#shared/model/journal.ts';
import type { SyncCursor, SyncRun } from '#shared/model/sync-run.ts';
import type { TableName } from '#shared/model/tables.ts';
import { commit } from '../data/commit.ts';
import { writeTransaction } from '../data/write-transaction.ts';
import type { RunParts } from './parts.ts';

/** Everything a step of a run may read or write: one transaction, so that a page and its cursor are one. */
const TABLES: readonly (TableName | 'journal' | 'journal-parts')[] = [
  'releases',
  'work-items',
  'changes',
  'incidents',
  'people',
  'statuses',
  'settings',
  'connections',
  'links',
  'sync-conflicts',
  'operations',
  'runs',
  'cursors',
  'journal',
  'journal-parts',
];

/** Runs a step that reads and writes as one. Never awaits the network inside. */
export function stepTransaction<T>({ db }: Pick<RunParts, 'db'>, step: () => Promise<T>): Promise<T> {
  return writeTransaction(db, TABLES, step);
}

/** Writes what came from outside, by the author the remote names. No undo step. */
export async function write(
  { db, instance, connection, now }: Pick<RunParts, 'db' | 'instance' | 'connection' | 'now'>,
  changes: readonly Change[],
  author = '',
): Promise<void> {
  await commit(db, {
    intent: { code: 'synchronised', params: { name: connection.name } },
    changes,
    origin: { type: 'sync', instance, author, connectionId: connection.id },
    personId: null,
    now: now(),
  });
}

/** Writes a cursor or a run as it is now, whether or not it was there. */
export async function putState(
  parts: Pick<RunParts, 'db' | 'instance' | 'connection' | 'now'>,
  table: 'cursors' | 'runs',
  record: SyncCursor | SyncRun,
): Promise<void> {
  const known = await parts.db.records(table).get(record.id);
  const change =
    known === undefined ? ({ op: 'create', table, record } as Change) : patchOf(table, record.id, { ...record });
  await write(parts, [change]);
}
