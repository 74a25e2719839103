import { dequal } from 'dequal';
import { JournalEntry, JournalPart, recordRef, type RecordChange } from '#shared/model/journal.ts';
import { STATE_TABLES, TABLES, type TableName } from '#shared/model/tables.ts';
import type { CheckProblem, Replayed } from './problem.ts';

export interface JournalCheck {
  readonly problems: readonly CheckProblem[];
  /** Null where the journal was trimmed or is too damaged to be replayed. */
  readonly replayed: Replayed | null;
}

/** No step missing, every step whole, and what they give when done again from nothing. */
export function checkJournal(entries: readonly JournalEntry[], parts: readonly JournalPart[]): JournalCheck {
  const problems: CheckProblem[] = [
    ...entries.flatMap((entry) => broken('journal', entry, JournalEntry.safeParse(entry).success)),
    ...parts.flatMap((part) => broken('journal-parts', part, JournalPart.safeParse(part).success)),
  ];
  const byEntry = groupParts(parts);
  const known = new Set(entries.map((entry) => entry.id));
  for (const part of parts) {
    if (!known.has(part.entryId))
      problems.push({ code: 'journalIncomplete', table: 'journal-parts', id: part.id, field: 'entryId' });
  }
  for (const [index, entry] of entries.entries()) {
    const before = entries[index - 1];
    if (before !== undefined && entry.seq !== before.seq + 1) problems.push(at('journalGap', entry));
    if (!isWhole(entry, byEntry.get(entry.id) ?? [])) problems.push(at('journalIncomplete', entry));
  }
  if (problems.length > 0 || isTrimmed(entries)) return { problems, replayed: null };
  return replay(entries, byEntry);
}

const isTrimmed = (entries: readonly JournalEntry[]): boolean => (entries[0]?.seq ?? 1) !== 1;

function broken(table: 'journal' | 'journal-parts', { id }: { id: string }, isWell: boolean): CheckProblem[] {
  return isWell ? [] : [{ code: 'journalBroken', table, id, field: '' }];
}

const at = (code: CheckProblem['code'], { id }: JournalEntry): CheckProblem => ({
  code,
  table: 'journal',
  id,
  field: '',
});

function groupParts(parts: readonly JournalPart[]): Map<string, JournalPart[]> {
  const byEntry = new Map<string, JournalPart[]>();
  for (const part of parts) byEntry.set(part.entryId, [...(byEntry.get(part.entryId) ?? []), part]);
  for (const list of byEntry.values()) list.sort((a, b) => a.part - b.part);
  return byEntry;
}

function isWhole(entry: JournalEntry, parts: readonly JournalPart[]): boolean {
  const numbered = parts.every((part, index) => part.part === index && part.seq === entry.seq);
  const found = parts.every((part) =>
    dequal(
      part.records,
      part.changes.map(({ table, id }) => recordRef(table, id)),
    ),
  );
  return numbered && found && parts.reduce((sum, part) => sum + part.changes.length, 0) === entry.count;
}

function replay(entries: readonly JournalEntry[], byEntry: ReadonlyMap<string, readonly JournalPart[]>): JournalCheck {
  const records = new Map<string, Record<string, unknown>>();
  for (const entry of entries) {
    for (const part of byEntry.get(entry.id) ?? []) {
      for (const change of part.changes) {
        if (!apply(records, change)) return { problems: [at('journalDiffers', entry)], replayed: null };
      }
    }
  }
  return { problems: [], replayed: records };
}

/** An earlier schema's journal lacks the fields that came later: they count as what they are by default. */
function isDefault(table: TableName, record: Record<string, unknown>, field: string, before: unknown): boolean {
  if (field in record) return false;
  const parsed = TABLES[table].safeParse(record);
  return parsed.success && dequal((parsed.data as Record<string, unknown>)[field], before);
}

/** False where the change does not fit what the steps before it left. */
function apply(records: Map<string, Record<string, unknown>>, change: RecordChange): boolean {
  // Of these the journal has what a person did, and not what runs did in between.
  if (STATE_TABLES.has(change.table)) return true;
  const ref = recordRef(change.table, change.id);
  const now = records.get(ref);
  if ((change.op === 'create') === (now !== undefined)) return false;
  if (change.op === 'delete') return records.delete(ref);
  if (change.op === 'create') records.set(ref, change.record);
  else {
    const next = { ...now };
    for (const [field, { before, after }] of Object.entries(change.fields)) {
      if (!dequal(next[field], before) && !isDefault(change.table, next, field, before)) return false;
      if (after === undefined) delete next[field];
      else next[field] = after;
    }
    records.set(ref, next);
  }
  return true;
}
