import { patchOf, type Change } from '#shared/model/journal.ts';
import { TABLE_NAMES, type RecordOf, type TableName } from '#shared/model/tables.ts';
import type { WorkspaceTables } from '#shared/importing/workspace-file.ts';
import { recordName, type Names } from '#shared/planning/record-name.ts';
import { changedFields } from './diff.ts';

/** What a restore would do to one kind of record. */
export interface TableDifference {
  readonly table: TableName;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** A few of each, by the name a person knows them by. */
  readonly examples: readonly { readonly how: 'added' | 'changed' | 'removed'; readonly label: string }[];
}

export interface RestorePlan {
  readonly changes: readonly Change[];
  readonly differences: readonly TableDifference[];
}

const EXAMPLES = 3;

/** The changes that make a plan what a backup says it was. Pure; nothing differs: no changes. */
export function planRestore(current: WorkspaceTables, wanted: WorkspaceTables): RestorePlan {
  const changes: Change[] = [];
  const differences: TableDifference[] = [];
  const names = namesIn(current, wanted);
  for (const table of TABLE_NAMES) {
    // A backup of schema 1 has none, and without one no environment could be made afterwards.
    if (table === 'environment-purposes' && wanted[table].length === 0) continue;
    const found = compareTable(table, current[table], wanted[table], names);
    changes.push(...found.changes);
    if (found.changes.length > 0) differences.push(found.difference);
  }
  return { changes, differences };
}

/** Names of a plan in several states; of one that changed its name the last given counts. */
export function namesIn(...states: readonly WorkspaceTables[]): Names {
  const keys = new Map(states.flatMap(({ releases }) => releases.map(({ id, key }) => [id, key] as const)));
  const environments = new Map(states.flatMap((state) => state.environments.map((one) => [one.id, one] as const)));
  return { environments, releaseKey: (id) => keys.get(id) ?? null };
}

function compareTable<T extends TableName>(
  table: T,
  current: readonly RecordOf<T>[],
  wanted: readonly RecordOf<T>[],
  names: Names,
) {
  const now = new Map(current.map((record) => [record.id, record]));
  const added: RecordOf<T>[] = [];
  const changed: RecordOf<T>[] = [];
  const changes: Change[] = [];
  for (const record of wanted) {
    const known = now.get(record.id);
    now.delete(record.id);
    const fields = known === undefined ? null : changedFields(known, record);
    if (known === undefined) {
      added.push(record);
      changes.push({ op: 'create', table, record } as Change);
    } else if (fields !== null) {
      changed.push(record);
      const after = Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, value.after]));
      changes.push(patchOf(table, record.id, after));
    }
  }
  const removed = [...now.values()];
  for (const { id } of removed) changes.push({ op: 'delete', table, id });
  const some = (how: 'added' | 'changed' | 'removed', list: readonly RecordOf<T>[]) =>
    list.slice(0, EXAMPLES).map((record) => ({ how, label: recordName(table, record, names) }));
  const examples = [...some('added', added), ...some('changed', changed), ...some('removed', removed)];
  const difference: TableDifference = {
    table,
    added: added.length,
    changed: changed.length,
    removed: removed.length,
    examples,
  };
  return { changes, difference };
}
