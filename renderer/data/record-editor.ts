import { useCallback } from 'react';
import { labelOf, type Change } from '#shared/model/journal.ts';
import type { RecordOf, TableName } from '#shared/model/tables.ts';
import { useEdit } from './edit.ts';
import { useSaveState } from './save-state.ts';

/** Answers null when the step is on disk, otherwise why it was refused. */
export type Refusal = unknown;
export type Write = (
  code: string,
  params: Record<string, string | number>,
  changes: readonly Change[],
) => Promise<Refusal | null>;

/** Like `useEdit`, but hands back why a step was refused, so that it can be said at the field. */
export function useWrite(): Write {
  const edit = useEdit();
  return useCallback(
    async (code, params, changes) =>
      (await edit(code, params, changes)) === null ? (useSaveState.getState().error ?? 'refused') : null,
    [edit],
  );
}

/** Saves fields of one record as a step named after the (first) field. `of` names its release, if it has one. */
export function useFieldSave<T extends TableName>(
  table: T,
  record: RecordOf<T>,
  of?: string,
): (fields: Partial<RecordOf<T>>) => Promise<Refusal | null> {
  const write = useWrite();
  return useCallback(
    (fields) => {
      const [field = ''] = Object.keys(fields);
      const own = labelOf(record);
      const label = of === undefined ? own : `${of} ${own}`;
      const change = { op: 'patch', table, id: record.id, fields } as unknown as Change;
      return write('fieldChanged', { label, field }, [change]);
    },
    [write, table, record, of],
  );
}
