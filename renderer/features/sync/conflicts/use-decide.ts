import { useCallback } from 'react';
import { askAgain, type ConflictChoice } from '#shared/sync/decide-conflict.ts';
import { useEdit } from '../../../data/edit.ts';
import { useWorkspace } from '../../../data/workspace-context.tsx';
import { decisionChanges } from '../../../sync/decide.ts';
import type { ConflictRow } from './rows.ts';

const STEP = { mine: 'syncKept', theirs: 'syncTaken', edit: 'syncEdited' } as const;

/** Decides about fields as one step that can be taken back; true once it is on disk. */
export function useDecide() {
  const { db, personId } = useWorkspace();
  const edit = useEdit();
  const decide = useCallback(
    async (rows: readonly ConflictRow[], choice: ConflictChoice) => {
      const [only] = rows;
      if (only === undefined) return false;
      const chosen = rows.map(({ conflict }) => ({ conflict, choice }));
      const changes = await decisionChanges(db, chosen, personId);
      const code = STEP[choice.take];
      const done =
        rows.length === 1
          ? await edit(code, { label: only.label, field: only.conflict.field }, changes)
          : await edit(`${code}Many`, { count: rows.length }, changes);
      return done !== null;
    },
    [db, personId, edit],
  );
  const again = useCallback(
    (rows: readonly ConflictRow[]) =>
      edit('syncAskedAgain', { count: rows.length }, askAgain(rows.map(({ conflict }) => conflict))),
    [edit],
  );
  return { decide, again };
}
