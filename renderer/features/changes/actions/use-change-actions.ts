import { useMemo } from 'react';
import { useMoveChanges } from '../../../data/change-editor.ts';
import { useSaveState } from '../../../data/save-state.ts';
import { useEdit } from '../../../data/edit.ts';
import type { ChangeRequest } from '#shared/model/change.ts';
import type { Change } from '#shared/model/journal.ts';
import type { Id } from '#shared/model/schema.ts';
import type { Configuration } from '#shared/planning/configuration.ts';

/** What can be done to one or many changes, each as one step that can be undone. */
export interface ChangeActions {
  readonly setFields: (changes: readonly ChangeRequest[], fields: Partial<ChangeRequest>) => void;
  readonly setState: (changes: readonly ChangeRequest[], statusId: Id) => void;
}

export function useChangeActions(configuration: Configuration): ChangeActions {
  const edit = useEdit();
  const move = useMoveChanges(configuration);
  return useMemo(() => {
    const commitFields = (changes: readonly ChangeRequest[], field: string, patches: readonly Change[]) => {
      const [only] = changes;
      if (only === undefined) return;
      if (changes.length === 1) void edit('fieldChanged', { label: only.key, field }, patches);
      else void edit('changesChanged', { changes: changes.length, field }, patches);
    };
    return {
      setFields: (changes, fields) => {
        const [field = ''] = Object.keys(fields);
        commitFields(
          changes,
          field,
          changes.map((change) => ({ op: 'patch', table: 'changes', id: change.id, fields })),
        );
      },
      setState: (changes, statusId) => {
        void move(changes, statusId).then((error) => error !== null && useSaveState.setState({ error }));
      },
    };
  }, [edit, move]);
}
