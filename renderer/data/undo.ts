import Dexie from 'dexie';
import { dequal } from 'dequal';
import { patchOf, type Change, type JournalEntry, type RecordChange } from '#shared/model/journal.ts';
import { commit, type CommitResult } from './commit.ts';
import { fromRow, type WorkspaceDatabase } from './database.ts';
import { writeTransaction } from './write-transaction.ts';

export interface StepContext {
  readonly personId: string | null;
  readonly now: number;
}

export interface StepResult extends CommitResult {
  /** The step that was taken back or done again; null when there was none. */
  readonly step: JournalEntry | null;
  /** Records or fields left alone because somebody changed them since. */
  readonly kept: readonly { readonly table: string; readonly id: string; readonly field: string | null }[];
}

/** The step that undo would take back, the one redo would do again. */
export async function nextSteps(
  db: WorkspaceDatabase,
): Promise<{ undo: JournalEntry | null; redo: JournalEntry | null }> {
  return { undo: await lastDone(db), redo: await firstUndone(db) };
}

/** Takes back the last step of a person or an import, field by field, where nobody has been since. */
export async function undo(db: WorkspaceDatabase, context: StepContext): Promise<StepResult> {
  return revert(db, context, 'undo');
}

/** Does the step undone last once more. */
export async function redo(db: WorkspaceDatabase, context: StepContext): Promise<StepResult> {
  return revert(db, context, 'redo');
}

function range(db: WorkspaceDatabase, step: JournalEntry['step']) {
  return db.journal.where('[step+seq]').between([step, Dexie.minKey], [step, Dexie.maxKey]);
}

const lastDone = async (db: WorkspaceDatabase) => (await range(db, 'done').last()) ?? null;
const firstUndone = async (db: WorkspaceDatabase) => (await range(db, 'undone').first()) ?? null;

async function revert(db: WorkspaceDatabase, context: StepContext, direction: 'undo' | 'redo'): Promise<StepResult> {
  // One transaction over reading the step, applying it and moving it to the other side: a second
  // undo (a key held down, another window) must see the step already gone.
  return writeTransaction(db, db.tables, async () => {
    const step = direction === 'undo' ? await lastDone(db) : await firstUndone(db);
    if (step === null) return { step: null, entry: null, changes: [], kept: [] };
    const recorded = await changesOf(db, step.id);
    const backwards = direction === 'undo' ? recorded.map(inverse).reverse() : recorded;
    const { changes, kept } = await applicable(db, backwards);
    const result = await commit(db, {
      intent: step.intent,
      changes,
      origin: { type: 'person' },
      personId: context.personId,
      now: context.now,
      reverts: direction === 'undo' ? { undoes: step.id } : { redoes: step.id },
    });
    await db.journal.update(step.id, { step: direction === 'undo' ? 'undone' : 'done' });
    return { ...result, step, kept };
  });
}

/** Every record change of a step, in the order it was made. */
export async function changesOf(db: WorkspaceDatabase, entryId: string): Promise<RecordChange[]> {
  const parts = await db.journalParts.where('entryId').equals(entryId).toArray();
  return parts.sort((a, b) => a.part - b.part).flatMap((part) => part.changes);
}

function inverse(change: RecordChange): RecordChange {
  if (change.op === 'create') return { ...change, op: 'delete' };
  if (change.op === 'delete') return { ...change, op: 'create' };
  const fields = Object.fromEntries(
    Object.entries(change.fields).map(([name, value]) => [name, { before: value.after, after: value.before }]),
  );
  return { ...change, fields };
}

async function applicable(
  db: WorkspaceDatabase,
  wanted: readonly RecordChange[],
): Promise<{ changes: Change[]; kept: { table: string; id: string; field: string | null }[] }> {
  const changes: Change[] = [];
  const kept: { table: string; id: string; field: string | null }[] = [];
  const current = new Map<string, Record<string, unknown>>();
  for (const table of new Set(wanted.map((change) => change.table))) {
    const list = wanted.filter((change) => change.table === table).map((change) => change.id);
    for (const row of await db.table(table).bulkGet(list)) {
      if (row !== undefined) current.set(`${table}:${row.id}`, fromRow(row));
    }
  }
  for (const change of wanted) {
    const { table, id } = change;
    const now = current.get(`${table}:${id}`);
    if (change.op === 'create') {
      if (now === undefined) changes.push({ op: 'create', table, record: change.record } as Change);
      else kept.push({ table, id, field: null });
    } else if (change.op === 'delete') {
      if (now !== undefined && dequal(now, change.record)) changes.push({ op: 'delete', table, id });
      else if (now !== undefined) kept.push({ table, id, field: null });
    } else {
      const fields: Record<string, unknown> = {};
      for (const [field, value] of Object.entries(change.fields)) {
        if (now !== undefined && dequal(now[field], value.before)) fields[field] = value.after;
        else kept.push({ table, id, field });
      }
      if (Object.keys(fields).length > 0) changes.push(patchOf(table, id, fields));
    }
  }
  return { changes, kept };
}
