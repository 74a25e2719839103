import { useCallback } from 'react';
import { SlipwayError } from '#shared/errors.ts';
import { labelOf, patchOf, type Change } from '#shared/model/journal.ts';
import type { Status } from '#shared/model/configuration.ts';
import type { AnyRecord, RecordOf, TableName } from '#shared/model/tables.ts';
import { changeStatus } from '#shared/planning/transitions.ts';
import { useEdit } from './edit.ts';
import { useSaveState } from './save-state.ts';

/** Answers null when the step is on disk, otherwise why it was refused (an error). */
export type Write = (
  code: string,
  params: Record<string, string | number>,
  changes: readonly Change[],
) => Promise<unknown>;

/** A key can only be taken where one was typed, and every such field says so itself. */
const isTakenKey = (error: unknown): boolean => error instanceof SlipwayError && error.code === 'duplicateKey';

/** Like `useEdit`, but hands back why a step was refused, so that it can be said at the field. */
export function useWrite(): Write {
  const edit = useEdit(isTakenKey);
  return useCallback(
    async (code, params, changes) =>
      (await edit(code, params, changes)) === null ? (useSaveState.getState().error ?? 'refused') : null,
    [edit],
  );
}

/**
 * Saves fields of one record as a step named after the (first) field; a status goes by its allowed
 * transitions. `of` is the key of the release it belongs to, if it does.
 */
export function useRecordSave<T extends TableName>(
  table: T,
  record: RecordOf<T>,
  statuses: ReadonlyMap<string, Status>,
  of?: string,
): (fields: Partial<RecordOf<T>>) => Promise<unknown> {
  const write = useWrite();
  return useCallback(
    async (fields) => {
      const own = labelOf(record);
      const label = of === undefined ? own : `${of} ${own}`;
      const wanted: Record<string, unknown> = fields;
      if (typeof wanted['statusId'] === 'string')
        return saveStatus(write, table, record, wanted['statusId'], statuses, label);
      const [field = ''] = Object.keys(fields);
      const change = patchOf(table, record.id, fields, record);
      return write('fieldChanged', { label, field }, [change]);
    },
    [write, table, record, statuses, of],
  );
}

async function saveStatus(
  write: Write,
  table: TableName,
  record: AnyRecord,
  statusId: string,
  statuses: ReadonlyMap<string, Status>,
  label: string,
): Promise<unknown> {
  try {
    const change =
      table === 'deployments'
        ? changeStatus(record as RecordOf<'deployments'>, statusId, statuses, 'deployments')
        : changeStatus(record as RecordOf<'releases'>, statusId, statuses);
    return await write('statusChanged', { label, status: statuses.get(statusId)?.name ?? statusId }, [change]);
  } catch (error) {
    return error;
  }
}
