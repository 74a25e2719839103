import { useState } from 'react';
import type { Id } from '#shared/model/schema.ts';
import type { TableName } from '#shared/model/tables.ts';
import { planDeletion, type Deletion } from './deletion.ts';
import { useEdit } from './edit.ts';
import { useSaveState } from './save-state.ts';
import { useWorkspace } from './workspace-context.tsx';

export interface AskedDeletion extends Deletion {
  readonly labels: readonly string[];
}

/** Deletes records; asks first where other records hang on them or where there are several. */
export interface DeletionState {
  /** What waits for an answer; null when nothing does. */
  readonly asked: AskedDeletion | null;
  readonly ask: (table: TableName, records: readonly { readonly id: Id; readonly label: string }[]) => void;
  readonly confirm: () => void;
  readonly cancel: () => void;
}

export function useDeletion(onDeleted: () => void = () => {}): DeletionState {
  const { db } = useWorkspace();
  const edit = useEdit();
  const [asked, setAsked] = useState<AskedDeletion | null>(null);

  const run = async ({ labels, changes }: AskedDeletion) => {
    const [label = ''] = labels;
    const done =
      labels.length === 1
        ? await edit('recordDeleted', { label }, changes)
        : await edit('recordsDeleted', { count: labels.length }, changes);
    if (done !== null) onDeleted();
  };
  const ask = async (table: TableName, records: readonly { readonly id: Id; readonly label: string }[]) => {
    const ids = records.map((record) => record.id);
    const plan = { ...(await planDeletion(db, table, ids)), labels: records.map((record) => record.label) };
    if (plan.uses.length === 0 && records.length === 1) await run(plan);
    else setAsked(plan);
  };
  return {
    asked,
    ask: (table, records) => {
      if (records.length > 0) ask(table, records).catch((error: unknown) => useSaveState.setState({ error }));
    },
    confirm: () => {
      setAsked(null);
      if (asked !== null) void run(asked);
    },
    cancel: () => setAsked(null),
  };
}
