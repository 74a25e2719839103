import { dequal } from 'dequal';
import type { JournalEntry, JournalPart } from '#shared/model/journal.ts';
import { SlipwayError } from '#shared/errors.ts';
import {
  STATE_TABLES,
  TABLE_NAMES,
  TABLES,
  type AnyRecord,
  type RecordOf,
  type TableName,
} from '#shared/model/tables.ts';
import { daysOfWhen } from '#shared/planning/moments.ts';
import { occurrencesOf } from '#shared/planning/recurrence.ts';
import { REFERENCES } from '#shared/planning/references.ts';
import { checkJournal } from './check/journal.ts';
import type { CheckProblem, Replayed } from './check/problem.ts';
import { fromRow, KEY_FIELDS, KEYED_TABLES, toRow, type WorkspaceDatabase } from './database.ts';

export type { CheckProblem } from './check/problem.ts';

export interface CheckReport {
  /** Planning records and journal steps looked at. */
  readonly records: number;
  readonly steps: number;
  /** False where the journal was trimmed, so that it can no longer be replayed. */
  readonly replayed: boolean;
  readonly problems: readonly CheckProblem[];
}

type Row = AnyRecord & Record<string, unknown>;
type Tables = ReadonlyMap<TableName, readonly Row[]>;

/**
 * Looks at everything a plan holds, in one transaction and without changing it: every record can be
 * read, names only records there are, is found by the right index; the journal has no gap and, replayed
 * from nothing, gives the tables; every import link is of a known source and record.
 */
export async function checkWorkspace(db: WorkspaceDatabase): Promise<CheckReport> {
  const { tables, entries, parts } = await readAll(db);
  const journal = checkJournal(entries, parts);
  const problems: CheckProblem[] = [];
  for (const [table, rows] of tables) for (const row of rows) problems.push(...checkRow(table, row));
  problems.push(...checkKeys(tables), ...checkReferences(tables), ...checkLinks(tables, parts), ...journal.problems);
  if (journal.replayed !== null) problems.push(...compare(journal.replayed, tables));
  const records = [...tables.values()].reduce((sum, rows) => sum + rows.length, 0);
  return { records, steps: entries.length, replayed: journal.replayed !== null, problems };
}

function readAll(db: WorkspaceDatabase) {
  return db.transaction('r', db.tables, async () => {
    const tables = new Map<TableName, Row[]>();
    for (const table of TABLE_NAMES) tables.set(table, await db.records(table).toArray());
    const entries: JournalEntry[] = await db.journal.orderBy('seq').toArray();
    const parts: JournalPart[] = await db.journalParts.toArray();
    return { tables, entries, parts };
  });
}

function checkRow(table: TableName, row: Row): CheckProblem[] {
  const record = fromRow(row);
  const parsed = TABLES[table].safeParse(record);
  if (!parsed.success) {
    return [{ code: 'recordBroken', table, id: row.id, field: parsed.error.issues[0]?.path.join('.') ?? '' }];
  }
  if (table === 'events' && !canRepeat(parsed.data as RecordOf<'events'>))
    return [{ code: 'recordBroken', table, id: row.id, field: 'recurrence' }];
  return dequal(toRow(table, record), row) ? [] : [{ code: 'indexWrong', table, id: row.id, field: '' }];
}

/** Whether the rules of a series can be read; how far they go does not matter. */
function canRepeat(event: RecordOf<'events'>): boolean {
  try {
    const { first } = daysOfWhen(event.when, 'UTC');
    occurrencesOf(event, { first, last: first, zone: 'UTC' });
    return true;
  } catch (error) {
    if (error instanceof SlipwayError) return false;
    throw error;
  }
}

function checkKeys(tables: Tables): CheckProblem[] {
  return KEYED_TABLES.flatMap((table) => {
    const seen = new Set<unknown>();
    return (tables.get(table) ?? []).flatMap((row): CheckProblem[] => {
      const key = String(row[KEY_FIELDS[table]]).toLocaleLowerCase('en');
      if (!seen.has(key)) {
        seen.add(key);
        return [];
      }
      return [{ code: 'keyTwice', table, id: row.id, field: KEY_FIELDS[table] }];
    });
  });
}

function checkReferences(tables: Tables): CheckProblem[] {
  const ids = new Map([...tables].map(([table, rows]) => [table, new Set(rows.map((row) => row.id))]));
  const problems: CheckProblem[] = [];
  for (const { from, field, to, named } of REFERENCES) {
    for (const row of tables.get(from) ?? []) {
      // A record that cannot be read is told as such; what it names means nothing.
      if (!TABLES[from].safeParse(row).success) continue;
      const lost = named(row).some((id) => id !== null && ids.get(to)?.has(id) !== true);
      if (lost) problems.push({ code: 'referenceLost', table: from, id: row.id, field });
    }
  }
  return problems;
}

/** A linked record that a person deleted is in order: that is how a later import knows. One that never was is not. */
function checkLinks(tables: Tables, parts: readonly JournalPart[]): CheckProblem[] {
  const sources = new Set((tables.get('import-sources') ?? []).map((row) => row.id));
  const touched = new Set(parts.flatMap((part) => part.records));
  return (tables.get('import-links') ?? []).flatMap((row): CheckProblem[] => {
    const table = row['table'] as TableName;
    const id = String(row['recordId']);
    const known = touched.has(`${table}:${id}`) || (tables.get(table) ?? []).some((record) => record.id === id);
    if (!known) return [{ code: 'linkLost', table: 'import-links', id: row.id, field: 'recordId' }];
    return sources.has(String(row['sourceId']))
      ? []
      : [{ code: 'linkLost', table: 'import-links', id: row.id, field: 'sourceId' }];
  });
}

/** An earlier schema's journal lacks the fields that came later: they count as what they are by default. */
function same(table: TableName, expected: Record<string, unknown>, record: AnyRecord): boolean {
  if (dequal(expected, record)) return true;
  const parsed = TABLES[table].safeParse(expected);
  return parsed.success && dequal(parsed.data, record);
}

function compare(replayed: Replayed, tables: Tables): CheckProblem[] {
  const problems: CheckProblem[] = [];
  const left = new Map(replayed);
  for (const [table, rows] of tables) {
    // What a run remembers of the other side is in no journal.
    if (STATE_TABLES.has(table)) continue;
    for (const row of rows) {
      const ref = `${table}:${row.id}`;
      const expected = left.get(ref);
      left.delete(ref);
      if (expected === undefined || !same(table, expected, fromRow(row)))
        problems.push({ code: 'journalDiffers', table, id: row.id, field: '' });
    }
  }
  for (const ref of left.keys()) {
    const at = ref.indexOf(':');
    problems.push({ code: 'journalDiffers', table: ref.slice(0, at) as TableName, id: ref.slice(at + 1), field: '' });
  }
  return problems;
}
