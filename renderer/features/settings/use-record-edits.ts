import { useMemo } from 'react';
import type { Change } from '#shared/model/journal.ts';
import { labelOf } from '#shared/model/journal.ts';
import type { RecordOf, TableName } from '#shared/model/tables.ts';
import type { settings } from '#shared/text/en/settings.ts';
import { compareNames } from '#shared/planning/name-order.ts';
import { useEdit, type Edit } from '../../data/edit.ts';

/** Tables edited here; all but the settings record have an order or an archive. */
export type SettingsTable =
  | 'release-types'
  | 'phase-types'
  | 'gate-types'
  | 'event-kinds'
  | 'change-types'
  | 'risk-questions'
  | 'environment-purposes'
  | 'release-templates'
  | 'support-templates'
  | 'statuses'
  | 'custom-fields'
  | 'people'
  | 'teams';
type FieldName = keyof (typeof settings)['field'];

/** Edits of the records of one table, each one step to undo. */
export interface RecordEdits<T extends SettingsTable> {
  /** Sets fields of one record; `field` names what changed. */
  readonly set: (record: RecordOf<T>, field: FieldName, fields: Partial<RecordOf<T>>) => Promise<boolean>;
  readonly add: (record: RecordOf<T>) => Promise<boolean>;
  readonly archive: (record: RecordOf<T>, archived: boolean) => Promise<boolean>;
  /** Writes the orders of records put into this order. */
  readonly reorder: (moved: RecordOf<T>, records: readonly RecordOf<T>[]) => Promise<boolean>;
}

export function useRecordEdits<T extends SettingsTable>(table: T): RecordEdits<T> {
  const edit = useEdit();
  return useMemo(() => recordEdits(edit, table), [edit, table]);
}

function recordEdits<T extends SettingsTable>(edit: Edit, table: T): RecordEdits<T> {
  const run = async (code: string, params: Record<string, string | number>, changes: readonly Change[]) =>
    (await edit(code, params, changes)) !== null;
  const label = (record: RecordOf<T>): string => labelOf(record);
  const patch = (id: string, fields: object): Change =>
    ({ op: 'patch', table: table as TableName, id, fields }) as Change;
  return {
    set: (record, field, fields) => run('kindChanged', { label: label(record), field }, [patch(record.id, fields)]),
    add: (record) => run('kindAdded', { label: label(record) }, [{ op: 'create', table, record } as unknown as Change]),
    archive: (record, archived) =>
      run(archived ? 'kindArchived' : 'kindRestored', { label: label(record) }, [patch(record.id, { archived })]),
    reorder: (moved, records) => {
      const changes = records.flatMap((record, index) =>
        'order' in record && record.order !== index + 1 ? [patch(record.id, { order: index + 1 })] : [],
      );
      return run('kindMoved', { label: label(moved) }, changes);
    },
  };
}

/** By order, then name; what is archived stands last. */
export function inOrder<R extends { readonly name: string; readonly archived: boolean; readonly order?: number }>(
  records: readonly R[],
): R[] {
  return [...records].sort(
    (a, b) =>
      Number(a.archived) - Number(b.archived) || (a.order ?? 0) - (b.order ?? 0) || compareNames(a.name, b.name),
  );
}

/** `name`, or `name 2`, `name 3` … where it is taken. */
export function freeName(name: string, records: readonly { readonly name: string }[]): string {
  const taken = new Set(records.map((record) => record.name.toLocaleLowerCase()));
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? name : `${name} ${count}`;
    if (!taken.has(candidate.toLocaleLowerCase())) return candidate;
  }
}

/** Whether another record of the list goes by this name. */
export function isNameTaken(
  name: string,
  record: { readonly id: string },
  records: readonly { readonly id: string; readonly name: string }[],
): boolean {
  const wanted = name.trim().toLocaleLowerCase();
  return records.some((other) => other.id !== record.id && other.name.toLocaleLowerCase() === wanted);
}
