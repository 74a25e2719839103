import type { JournalEntry, RecordChange } from '#shared/model/journal.ts';
import { recordRef } from '#shared/model/journal.ts';
import type { Id } from '#shared/model/schema.ts';
import type { RecordOf, TableName } from '#shared/model/tables.ts';
import { recordName } from '#shared/planning/record-name.ts';
import type { WorkspaceDatabase } from './database.ts';
import { uuidv7 } from './ids.ts';
import type { StepContext } from './undo.ts';
import { writeTransaction } from './write-transaction.ts';

/** One step of the history and what it did to the record that is looked at. */
export interface HistoryStep {
  readonly entry: JournalEntry;
  readonly change: RecordChange;
}

/** Everything that ever touched a record, newest first: who, when, what, fields before and after. */
export async function recordHistory(
  db: WorkspaceDatabase,
  table: TableName,
  id: Id,
  most = 500,
): Promise<HistoryStep[]> {
  const ref = recordRef(table, id);
  const parts = await db.journalParts.where('records').equals(ref).toArray();
  const newest = parts.sort((a, b) => b.seq - a.seq).slice(0, most);
  const entries = await db.journal.bulkGet(newest.map((part) => part.entryId));
  return newest.flatMap((part, index) => {
    const entry = entries[index];
    const change = part.changes.find((candidate) => candidate.table === table && candidate.id === id);
    return entry === undefined || change === undefined ? [] : [{ entry, change }];
  });
}

/** A page of the whole journal, newest first. `before` is the `seq` of the last one seen, null for the first page. */
export function journalPage(db: WorkspaceDatabase, before: number | null, size: number): Promise<JournalEntry[]> {
  const range = before === null ? db.journal.orderBy('seq') : db.journal.where('seq').below(before);
  return range.reverse().limit(size).toArray();
}

/** First changes of a step, and how many there are beside; an import of thousands is not read whole. */
export async function changesOfStep(db: WorkspaceDatabase, entry: JournalEntry, most: number): Promise<RecordChange[]> {
  const changes: RecordChange[] = [];
  for (let part = 0; changes.length < Math.min(most, entry.count); part += 1) {
    const found = await db.journalParts.get(`${entry.id}:${part}`);
    if (found === undefined) break;
    changes.push(...found.changes);
  }
  return changes.slice(0, most);
}

export interface JournalAge {
  readonly entries: number;
  readonly oldest: string | null;
}

export async function journalAge(db: WorkspaceDatabase): Promise<JournalAge> {
  const oldest = await db.journal.orderBy('seq').first();
  return { entries: await db.journal.count(), oldest: oldest?.at ?? null };
}

/**
 * Forgets the steps before an instant, for good, and writes down that it did: the journal is never
 * trimmed silently (DESIGN "Data" 2). Only ever on a person's explicit request. Records stay as they
 * are; what was forgotten can no longer be undone. Answers how many steps went.
 */
export async function trimJournal(db: WorkspaceDatabase, beforeInstant: string, context: StepContext): Promise<number> {
  return writeTransaction(db, db.tables, async () => {
    // By position, not by each one's time: a clock set back must not tear holes into the sequence.
    const kept = await db.journal
      .orderBy('seq')
      .filter((entry) => entry.at >= beforeInstant)
      .first();
    const last = await db.journal.orderBy('seq').last();
    if (last === undefined) return 0;
    const end = kept?.seq ?? last.seq + 1;
    const gone = await db.journal.where('seq').below(end).primaryKeys();
    if (gone.length === 0) return 0;
    await db.journal.bulkDelete(gone);
    await db.journalParts.where('entryId').anyOf(gone).delete();
    await db.journal.add({
      id: uuidv7(context.now),
      seq: last.seq + 1,
      at: new Date(context.now).toISOString(),
      personId: context.personId,
      origin: { type: 'person' },
      intent: { code: 'journalTrimmed', params: { date: beforeInstant.slice(0, 10), entries: gone.length } },
      count: 0,
      step: 'closed',
    });
    return gone.length;
  });
}

/** What the records of some changes are called, in the same order: as they are now, else as the change tells; '' where neither knows. */
export async function namesOfChanges(db: WorkspaceDatabase, changes: readonly RecordChange[]): Promise<string[]> {
  const rows = await Promise.all(
    changes.map(async (change) =>
      change.op === 'update' ? db.records(change.table).get(change.id) : (change.record as RecordOf<TableName>),
    ),
  );
  const releaseIds = rows.flatMap((row) =>
    row !== undefined && 'releaseId' in row && row.releaseId !== null ? [row.releaseId] : [],
  );
  const [releases, environments] = await Promise.all([
    db.records('releases').bulkGet([...new Set(releaseIds)]),
    db.records('environments').toArray(),
  ]);
  const keys = new Map(releases.flatMap((release) => (release === undefined ? [] : [[release.id, release.key]])));
  const names = {
    releaseKey: (id: string) => keys.get(id) ?? null,
    environments: new Map(environments.map((one) => [one.id, one])),
  };
  return changes.map(({ table }, at) => {
    const row = rows[at];
    return row === undefined ? '' : recordName(table, row, names);
  });
}
