import { SlipwayError } from '../errors.ts';
import { labelOf, patchOf, type Change } from '../model/journal.ts';
import type { Id } from '../model/schema.ts';
import type { AnyRecord, RecordOf, TableName } from '../model/tables.ts';
import { REFERENCES, type Reference, type ReferenceRule } from './references.ts';

/** Records read for a deletion: whole tables, at least those `tablesNaming` names. */
export type RecordsByTable = { readonly [T in TableName]?: readonly RecordOf<T>[] };

/** One record that names another. */
export interface Use {
  readonly table: TableName;
  readonly id: Id;
  /** Key, title or name a person knows it by. */
  readonly label: string;
  readonly field: string;
  readonly rule: ReferenceRule;
}

/** Tables that must be read before records of `table` can be deleted, those of what goes along included. */
export function tablesNaming(table: TableName): TableName[] {
  const found = new Set<TableName>();
  const look = (target: TableName) => {
    for (const reference of REFERENCES) {
      if (reference.to !== target || found.has(reference.from)) continue;
      found.add(reference.from);
      if (reference.rule === 'goesAlong') look(reference.from);
    }
  };
  look(table);
  return [...found];
}

/** Every record that names one of `ids`, in the order of the tables; a record naming it twice appears once per field. */
export function usesOf(table: TableName, ids: readonly Id[], records: RecordsByTable): Use[] {
  const gone = new Set(ids);
  return REFERENCES.filter((reference) => reference.to === table).flatMap((reference) =>
    rowsOf(records, reference.from)
      .filter((record) => names(reference, record, gone) && !(reference.from === table && gone.has(record.id)))
      .map((record) => ({
        table: reference.from,
        id: record.id,
        label: labelOf(record),
        field: reference.field,
        rule: reference.rule,
      })),
  );
}

/**
 * Deletes records with what hangs on them: what has no meaning without them goes along, everything
 * else lets go of them or names `replacement` instead. Throws `inUse` where a record must name one
 * and no replacement is given, and where a deleted person has signed something off.
 */
export function deleteRecords(
  table: TableName,
  ids: readonly Id[],
  records: RecordsByTable,
  replacement: Id | null = null,
): Change[] {
  const gone = collectGone(table, ids, records);
  const patches = new Map<string, { table: TableName; id: Id; fields: Record<string, unknown> }>();
  for (const reference of REFERENCES) {
    const goneHere = gone.get(reference.to);
    if (goneHere === undefined || reference.rule === 'goesAlong') continue;
    const by = reference.to === table ? replacement : null;
    for (const record of rowsOf(records, reference.from)) {
      if (gone.get(reference.from)?.has(record.id) === true || !names(reference, record, goneHere)) continue;
      assertMayLetGo(reference, record, by);
      const ref = `${reference.from}:${record.id}`;
      const patch = patches.get(ref) ?? { table: reference.from, id: record.id, fields: {} };
      patch.fields[reference.field] = reference.without(record, goneHere, by);
      patches.set(ref, patch);
    }
  }
  const changes: Change[] = [];
  for (const patch of patches.values()) changes.push(patchOf(patch.table, patch.id, patch.fields));
  for (const [from, set] of gone) for (const id of set) changes.push({ op: 'delete', table: from, id });
  return changes;
}

/** The records asked for and everything that goes along with them, by table; what goes along first. */
function collectGone(table: TableName, ids: readonly Id[], records: RecordsByTable): Map<TableName, Set<Id>> {
  const asked = new Set(ids);
  const gone = new Map<TableName, Set<Id>>();
  for (const reference of REFERENCES) {
    if (reference.to !== table || reference.rule !== 'goesAlong') continue;
    const along = rowsOf(records, reference.from).filter((record) => names(reference, record, asked));
    if (along.length === 0) continue;
    const further = collectGone(
      reference.from,
      along.map((record) => record.id),
      records,
    );
    for (const [name, set] of further) gone.set(name, new Set([...(gone.get(name) ?? []), ...set]));
  }
  gone.set(table, new Set([...(gone.get(table) ?? []), ...asked]));
  return gone;
}

function assertMayLetGo(reference: Reference, record: AnyRecord, by: Id | null): void {
  const refused = reference.rule === 'evidence' || (reference.rule === 'needsOne' && by === null);
  if (refused) throw new SlipwayError('inUse', { table: reference.from, id: record.id, name: labelOf(record) });
}

function names(reference: Reference, record: AnyRecord, wanted: ReadonlySet<Id>): boolean {
  return reference.named(record).some((id) => id !== null && wanted.has(id));
}

function rowsOf(records: RecordsByTable, table: TableName): readonly AnyRecord[] {
  return records[table] ?? [];
}
