import { useMemo } from 'react';
import { patchOf, type Change } from '#shared/model/journal.ts';
import type { RecordOf } from '#shared/model/tables.ts';
import type { SupportBook } from '#shared/planning/support/book.ts';
import type { support as texts } from '#shared/text/en/support.ts';
import { useEdit } from '../../data/edit.ts';

type SupportTable = 'supports' | 'support-items' | 'actions';
type Support = RecordOf<'supports'>;
export type FieldName = keyof (typeof texts)['field'];

/** The lists within a support whose lines are edited one by one. */
type ListField = 'exitCriteria' | 'escalation' | 'signOffs';

/** Edits of one early life support and its parts, each one step to undo. */
export interface SupportEdits {
  /** Sets fields of the support itself; `field` names the step. */
  readonly set: (field: FieldName, fields: Partial<Support>) => void;
  /**
   * Sets one of its lists. Of two lines changed one right after the other the second was made of the list
   * without the first: both stay, as lists are merged where they are written.
   */
  readonly setList: <F extends ListField>(field: F, list: Support[F]) => void;
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
  const { key } = release;
  return useMemo(() => {
    const { id } = support;
    const run: SupportEdits['run'] = async (code, params, changes) => (await edit(code, params, changes)) !== null;
    return {
      run,
      set: (field, fields) => void run('supportChanged', { label: key, field }, [patchOf('supports', id, fields)]),
      setList: (field, list) =>
        void run('supportChanged', { label: key, field }, [patchOf('supports', id, { [field]: list }, support)]),
      setPart: (table, record, label, field, fields) =>
        void run('supportPartChanged', { label, field }, [patchOf(table, record.id, fields)]),
    };
  }, [edit, support, key]);
}
