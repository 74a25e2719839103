import { dequal } from 'dequal';
import { patchOf, type Change, type RecordChange } from '#shared/model/journal.ts';
import type { Id } from '#shared/model/schema.ts';
import { TABLE_NAMES, type AnyRecord, type RecordOf, type TableName } from '#shared/model/tables.ts';
import { recordName, type Names } from '#shared/planning/record-name.ts';
import { REFERENCES } from '#shared/planning/references.ts';
import type { WorkspaceTables } from '#shared/importing/workspace-file.ts';
import { KEY_FIELDS, KEYED_TABLES } from './database.ts';
import { namesIn, planRestore, type TableDifference } from './restore.ts';

/** Why a record's change can't be applied: `movedOn` somebody changed it in the plan too, `gone` it is no
 * longer there, `missing` it names one that is not, `used` it would go from under another, `keyTaken`. */
export type WhatIfRefusal = 'movedOn' | 'gone' | 'missing' | 'used' | 'keyTaken';

export interface RefusedChange {
  readonly table: TableName;
  readonly id: Id;
  readonly label: string;
  readonly reason: WhatIfRefusal;
}

/** A change and what its record is called. */
export interface NamedChange {
  readonly change: RecordChange;
  readonly label: string;
}

export interface WhatIfPlan {
  /** What the what-if changed, whether or not it can be applied. */
  readonly differences: readonly TableDifference[];
  readonly recorded: readonly NamedChange[];
  /** What can be applied to the plan as it is now. */
  readonly changes: readonly Change[];
  readonly refused: readonly RefusedChange[];
}

type Row = AnyRecord & Record<string, unknown>;
type Rows = Map<TableName, Map<Id, Row>>;

interface Judged {
  readonly recorded: RecordChange;
  /** Null where the plan is that way already. */
  readonly change: Change | null;
  refused: WhatIfRefusal | null;
}

/**
 * The changes of a what-if on top of the plan as it is now, judged record by record against the state
 * both began with: what only the what-if changed is applied, a record both changed in the same field
 * is refused as a whole. Nothing applied may leave a record naming one that is not there.
 */
export function planWhatIf(base: WorkspaceTables, scratch: WorkspaceTables, plan: WorkspaceTables): WhatIfPlan {
  const { changes, differences } = planRestore(base, scratch);
  const before = rowsOf(base);
  const names = namesIn(base, scratch);
  const now = rowsOf(plan);
  const judged = changes.map((change) => judge(recordedOf(change, before), now));
  while (settle(judged, now));
  return {
    differences,
    recorded: judged.map(({ recorded }) => ({ change: recorded, label: labelIn(recorded, before, names) })),
    changes: judged.flatMap(({ change, refused }) => (change === null || refused !== null ? [] : [change])),
    refused: judged.flatMap(({ recorded, refused }) =>
      refused === null
        ? []
        : [{ table: recorded.table, id: recorded.id, label: labelIn(recorded, before, names), reason: refused }],
    ),
  };
}

function rowsOf(tables: WorkspaceTables): Rows {
  return new Map(TABLE_NAMES.map((table) => [table, new Map(tables[table].map((row) => [row.id, row as Row]))]));
}

function labelIn(recorded: RecordChange, before: Rows, names: Names): string {
  const { table, id } = recorded;
  const row = recorded.op === 'update' ? before.get(table)?.get(id) : recorded.record;
  return row === undefined ? id : recordName(table, row as RecordOf<TableName>, names);
}

function recordedOf(change: Change, before: Rows): RecordChange {
  const { table } = change;
  if (change.op === 'create') return { op: 'create', table, id: change.record.id, record: { ...change.record } };
  const row = before.get(table)?.get(change.id);
  if (change.op === 'delete') return { op: 'delete', table, id: change.id, record: { ...row } };
  const fields = Object.entries(change.fields).map(([field, after]) => [field, { before: row?.[field], after }]);
  return { op: 'update', table, id: change.id, fields: Object.fromEntries(fields) };
}

function judge(recorded: RecordChange, now: Rows): Judged {
  const { table, id } = recorded;
  const row = now.get(table)?.get(id);
  const done = { recorded, change: null, refused: null };
  const refuse = (refused: WhatIfRefusal): Judged => ({ recorded, change: null, refused });
  if (recorded.op === 'create') {
    if (row === undefined)
      return { recorded, change: { op: 'create', table, record: recorded.record } as Change, refused: null };
    return dequal(row, recorded.record) ? done : refuse('movedOn');
  }
  if (recorded.op === 'delete') {
    if (row === undefined) return done;
    return dequal(row, recorded.record)
      ? { recorded, change: { op: 'delete', table, id }, refused: null }
      : refuse('movedOn');
  }
  if (row === undefined) return refuse('gone');
  const fields: Record<string, unknown> = {};
  for (const [field, { before, after }] of Object.entries(recorded.fields)) {
    if (dequal(row[field], after)) continue;
    if (!dequal(row[field], before)) return refuse('movedOn');
    fields[field] = after;
  }
  return Object.keys(fields).length === 0 ? done : { recorded, change: patchOf(table, id, fields), refused: null };
}

/** Refuses what would leave a name without its record, or a key twice; answers whether anything was, for then more may follow. */
function settle(judged: readonly Judged[], now: Rows): boolean {
  const after = applied(judged, now);
  let isRefused = false;
  for (const one of judged) {
    if (one.change === null || one.refused !== null) continue;
    const reason = one.change.op === 'delete' ? used(one.change, after) : missing(one.change, after);
    if (reason === null) continue;
    one.refused = reason;
    isRefused = true;
  }
  return isRefused;
}

function applied(judged: readonly Judged[], now: Rows): Rows {
  const after: Rows = new Map([...now].map(([table, rows]) => [table, new Map(rows)]));
  for (const { change, refused } of judged) {
    if (change === null || refused !== null) continue;
    const rows = after.get(change.table);
    if (change.op === 'delete') rows?.delete(change.id);
    else if (change.op === 'create') rows?.set(change.record.id, change.record);
    else rows?.set(change.id, { ...rows.get(change.id), ...change.fields } as Row);
  }
  return after;
}

function missing(change: Exclude<Change, { op: 'delete' }>, after: Rows): WhatIfRefusal | null {
  const id = change.op === 'create' ? change.record.id : change.id;
  const row = after.get(change.table)?.get(id);
  if (row === undefined) return null;
  for (const { from, to, named } of REFERENCES) {
    if (from !== change.table) continue;
    if (named(row).some((other) => other !== null && after.get(to)?.has(other) !== true)) return 'missing';
  }
  return isKeyTwice(change.table, row, after) ? 'keyTaken' : null;
}

function isKeyTwice(table: TableName, row: Row, after: Rows): boolean {
  const keyed = KEYED_TABLES.find((one) => one === table);
  if (keyed === undefined) return false;
  const keyOf = (one: Row): string => String(one[KEY_FIELDS[keyed]]).toLocaleLowerCase('en');
  const key = keyOf(row);
  return [...(after.get(table)?.values() ?? [])].some((other) => other.id !== row.id && keyOf(other) === key);
}

function used({ table, id }: Extract<Change, { op: 'delete' }>, after: Rows): WhatIfRefusal | null {
  for (const { from, to, named } of REFERENCES) {
    if (to !== table) continue;
    for (const row of after.get(from)?.values() ?? []) if (named(row).includes(id)) return 'used';
  }
  return null;
}
