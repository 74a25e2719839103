import { useMemo } from 'react';
import type { Change } from '#shared/model/journal.ts';
import { patchOf } from '#shared/model/journal.ts';
import type { RecordOf } from '#shared/model/tables.ts';
import type { SupportBook } from '#shared/planning/support/book.ts';
import type { support as texts } from '#shared/text/en/support.ts';
import { useEdit } from '../../data/edit.ts';

type SupportTable =
  'supports' | 'support-items' | 'support-days' | 'complaints' | 'known-errors' | 'incidents' | 'actions';
export type FieldName = keyof (typeof texts)['field'];

/** Edits of one early life support and its parts, each one step to undo. */
export interface SupportEdits {
  /** Sets fields of the support itself; `field` names the step. */
  readonly set: (field: FieldName, fields: Partial<RecordOf<'supports'>>) => void;
  /** Sets fields of a record that belongs to it, which people know as `label`. */
  readonly setPart: <T extends SupportTable>(
    table: T,
    record: RecordOf<T>,
    label: string,
    field: FieldName,
    fields: Partial<RecordOf<T>>,
  ) => void;
  readonly run: (code: string, params: Record<string, string | number>, changes: readonly Change[]) => Promise<boolean>;
}

export function useSupportEdits({ support, release }: SupportBook): SupportEdits {
  const edit = useEdit();
  const { id } = support;
  const { key } = release;
  return useMemo(() => {
    const run: SupportEdits['run'] = async (code, params, changes) => (await edit(code, params, changes)) !== null;
    return {
      run,
      set: (field, fields) => void run('supportChanged', { label: key, field }, [patchOf('supports', id, fields)]),
      setPart: (table, record, label, field, fields) =>
        void run('supportPartChanged', { label, field }, [patchOf(table, record.id, fields)]),
    };
  }, [edit, id, key]);
}
