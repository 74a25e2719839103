import Dexie from 'dexie';
import { uuidv7 } from './ids.ts';
import { SlipwayError } from '#shared/errors.ts';
import {
  recordRef,
  type Change,
  type Intent,
  type JournalEntry,
  type JournalPart,
  type Origin,
  type RecordChange,
} from '#shared/model/journal.ts';
import { STATE_TABLES, TABLES, type TableName } from '#shared/model/tables.ts';
import { fromRow, toRow, type WorkspaceDatabase } from './database.ts';
import { changedFields } from './diff.ts';
import { assertKeysUnique } from './unique-keys.ts';
import { mergeLists } from '#shared/planning/merge-list.ts';
import { writeTransaction } from './write-transaction.ts';

/** Changes per stored journal part: bounds the size of one value however large the import. */
const PART_SIZE = 250;

export interface CommitRequest {
  readonly intent: Intent;
  readonly changes: readonly Change[];
  readonly origin: Origin;
  /** Who; null only where nobody has said a name yet. */
  readonly personId: string | null;
  /** Now, as epoch milliseconds. */
  readonly now: number;
  /** Set by undo and redo alone. */
  readonly reverts?: { readonly undoes: string } | { readonly redoes: string };
}

export interface CommitResult {
  /** Null when nothing differed and so nothing was written. */
  readonly entry: JournalEntry | null;
  readonly changes: readonly RecordChange[];
}

type Row = Record<string, unknown> & { id: string };

/**
 * The only function that writes planning records. Records, their journal entry and its parts go in
 * one transaction or not at all; it resolves after the transaction is on disk.
 *
 * A `create` of an existing id and a `patch` or `delete` of a missing one fail with `staleRecord`:
 * the caller decided on a state that is gone. Records are parsed before they are written
 * (`invalidRecord`), so nothing enters that could not be read back.
 */
export async function commit(db: WorkspaceDatabase, request: CommitRequest): Promise<CommitResult> {
  if (request.changes.length === 0) return { entry: null, changes: [] };
  const tables = [...new Set(request.changes.map((change) => change.table))];
  return writeTransaction(db, [...tables, 'journal', 'journal-parts'], async () => {
    const before = await loadCurrent(db, request.changes);
    const { after, order } = applyChanges(before, request.changes);
    const recorded = recordChanges(before, after, order);
    if (recorded.length === 0) return { entry: null, changes: [] };
    await writeRows(db, tables, recorded, after);
    await assertKeysUnique(db, recorded);
    // What a run remembers of the other side is no edit of anybody's.
    const told =
      request.origin.type === 'sync' ? recorded.filter((change) => !STATE_TABLES.has(change.table)) : recorded;
    const entry = told.length === 0 ? null : await writeJournal(db, request, told);
    return { entry, changes: recorded };
  });
}

async function loadCurrent(db: WorkspaceDatabase, changes: readonly Change[]): Promise<Map<string, Row>> {
  const wanted = new Map<TableName, Set<string>>();
  for (const change of changes) {
    const id = change.op === 'create' ? change.record.id : change.id;
    const set = wanted.get(change.table) ?? new Set();
    wanted.set(change.table, set.add(id));
  }
  const current = new Map<string, Row>();
  for (const [table, ids] of wanted) {
    for (const row of await db.table(table).bulkGet([...ids])) {
      if (row !== undefined) current.set(recordRef(table, row.id), fromRow(row));
    }
  }
  return current;
}

function applyChanges(
  before: ReadonlyMap<string, Row>,
  changes: readonly Change[],
): { after: Map<string, Row | null>; order: { table: TableName; id: string }[] } {
  const after = new Map<string, Row | null>();
  const order: { table: TableName; id: string }[] = [];
  for (const change of changes) {
    const id = change.op === 'create' ? change.record.id : change.id;
    const ref = recordRef(change.table, id);
    const present = after.has(ref) ? (after.get(ref) ?? null) : (before.get(ref) ?? null);
    if (!after.has(ref)) order.push({ table: change.table, id });
    if ((change.op === 'create') === (present !== null)) {
      throw new SlipwayError('staleRecord', { table: change.table, id });
    }
    if (change.op === 'delete') after.set(ref, null);
    else if (change.op === 'create') after.set(ref, parse(change.table, change.record));
    else after.set(ref, parse(change.table, withFields(present as Row, fieldsOf(change, present as Row))));
  }
  return { after, order };
}

/** Inside the transaction: what is stored is what nobody can change any more before it is written. */
function fieldsOf({ base, fields }: Extract<Change, { op: 'patch' }>, stored: Row): Record<string, unknown> {
  return base === undefined ? fields : mergeLists(base, fields, stored);
}

function withFields(record: Row, fields: Record<string, unknown>): Row {
  const next: Row = { ...record };
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) delete next[name];
    else next[name] = value;
  }
  return next;
}

function parse(table: TableName, record: object): Row {
  const result = TABLES[table].safeParse(record);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new SlipwayError('invalidRecord', {
    table,
    id: (record as Row).id,
    field: issue?.path.join('.') ?? '',
    reason: issue?.message ?? '',
  });
}

function recordChanges(
  before: ReadonlyMap<string, Row>,
  after: ReadonlyMap<string, Row | null>,
  order: readonly { table: TableName; id: string }[],
): RecordChange[] {
  const recorded: RecordChange[] = [];
  for (const { table, id } of order) {
    const ref = recordRef(table, id);
    const old = before.get(ref);
    const next = after.get(ref) ?? undefined;
    if (old === undefined && next !== undefined) recorded.push({ op: 'create', table, id, record: next });
    else if (old !== undefined && next === undefined) recorded.push({ op: 'delete', table, id, record: old });
    else if (old !== undefined && next !== undefined) {
      const fields = changedFields(old, next);
      if (fields !== null) recorded.push({ op: 'update', table, id, fields });
    }
  }
  return recorded;
}

async function writeRows(
  db: WorkspaceDatabase,
  tables: readonly TableName[],
  recorded: readonly RecordChange[],
  after: ReadonlyMap<string, Row | null>,
): Promise<void> {
  for (const table of tables) {
    const touched = recorded.filter((change) => change.table === table);
    // First what goes: what is to stand once may come back under another id in the same step.
    const gone = touched.filter((change) => change.op === 'delete').map((change) => change.id);
    if (gone.length > 0) await db.table(table).bulkDelete(gone);
    const rows = touched
      .filter((change) => change.op !== 'delete')
      .map((change) => toRow(table, after.get(recordRef(table, change.id)) as never));
    if (rows.length > 0) await putRows(db, table, rows);
  }
}

async function putRows(db: WorkspaceDatabase, table: TableName, rows: readonly object[]): Promise<void> {
  try {
    await db.table(table).bulkPut([...rows]);
  } catch (error) {
    // A link is the only record that one alone may be of: its remote record has another one by now.
    if (table === 'links' && isConstraint(error)) throw new SlipwayError('linkedAnew', {}, { cause: error });
    throw error;
  }
}

/** By name: Dexie's errors are no instances of `Error`. */
function isConstraint(error: unknown): boolean {
  const { failures } = (error ?? {}) as { failures?: readonly { readonly name?: unknown }[] };
  return failures?.some(({ name }) => name === 'ConstraintError') === true;
}

async function writeJournal(
  db: WorkspaceDatabase,
  request: CommitRequest,
  recorded: readonly RecordChange[],
): Promise<JournalEntry> {
  const last = await db.journal.orderBy('seq').last();
  const undoable =
    request.reverts === undefined && (request.origin.type === 'person' || request.origin.type === 'import');
  // A new edit leaves every undone step behind: redoing it would mix two histories.
  if (undoable) await closeUndone(db);
  const entry: JournalEntry = {
    id: uuidv7(request.now),
    seq: (last?.seq ?? 0) + 1,
    at: new Date(request.now).toISOString(),
    personId: request.personId,
    origin: request.origin,
    intent: request.intent,
    count: recorded.length,
    step: undoable ? 'done' : 'closed',
    ...request.reverts,
  };
  await db.journal.add(entry);
  await db.journalParts.bulkAdd(toParts(entry, recorded));
  return entry;
}

async function closeUndone(db: WorkspaceDatabase): Promise<void> {
  await db.journal
    .where('[step+seq]')
    .between(['undone', Dexie.minKey], ['undone', Dexie.maxKey])
    .modify({ step: 'closed' });
}

function toParts(entry: JournalEntry, recorded: readonly RecordChange[]): JournalPart[] {
  const parts: JournalPart[] = [];
  for (let start = 0; start < recorded.length; start += PART_SIZE) {
    const changes = recorded.slice(start, start + PART_SIZE);
    const part = parts.length;
    parts.push({
      id: `${entry.id}:${part}`,
      entryId: entry.id,
      seq: entry.seq,
      part,
      records: changes.map((change) => recordRef(change.table, change.id)),
      changes,
    });
  }
  return parts;
}
