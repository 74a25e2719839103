import { useCallback } from 'react';
import type { Change, Intent } from '#shared/model/journal.ts';
import type { TableName } from '#shared/model/tables.ts';
import { commit, type CommitResult } from './commit.ts';
import type { WorkspaceDatabase } from './database.ts';
import { tracked } from './save-state.ts';
import { redo, undo, type StepResult } from './undo.ts';
import { useWorkspace } from './workspace-context.tsx';
import { writeTransaction } from './write-transaction.ts';

/**
 * Writes what a person did. `code` names the step in the catalogue under `journal.<code>`. Resolves
 * once it is on disk; null when it was refused (the save state and the notice say why).
 */
export type Edit = (code: string, params: Intent['params'], changes: readonly Change[]) => Promise<CommitResult | null>;

/** `isAtField` says which refusals the caller shows where they were typed; a notice tells all others. */
export function useEdit(isAtField?: (error: unknown) => boolean): Edit {
  const { db, personId } = useWorkspace();
  return useCallback(
    (code, params, changes) =>
      tracked(
        () => commit(db, { intent: { code, params }, changes, origin: { type: 'person' }, personId, now: Date.now() }),
        (result) => (result.entry === null ? null : { how: 'edit', entry: result.entry, kept: [] }),
        isAtField,
      ),
    [db, personId, isAtField],
  );
}

/** Undo and redo of the open workspace, for the keyboard, the menu and the notice. */
export function useSteps(): { undo: () => Promise<StepResult | null>; redo: () => Promise<StepResult | null> } {
  const { db, personId } = useWorkspace();
  const run = (how: 'undo' | 'redo') => () =>
    tracked(
      () => (how === 'undo' ? undo : redo)(db, { personId, now: Date.now() }),
      (result) => (result.step === null ? null : { how, entry: result.step, kept: result.kept }),
    );
  return { undo: run('undo'), redo: run('redo') };
}

/** Changes worked out from what stands there at the moment of writing, and the tables that takes. */
export interface FreshEdit {
  readonly tables: readonly TableName[];
  readonly changes: (db: WorkspaceDatabase) => Promise<readonly Change[]>;
}

/** `useEdit` for what others write at the same time: reading and writing are one transaction. */
export function useFreshEdit(): (
  code: string,
  params: Intent['params'],
  edit: FreshEdit,
) => Promise<CommitResult | null> {
  const { db, personId } = useWorkspace();
  return useCallback(
    (code, params, { tables, changes }) =>
      tracked(
        () =>
          writeTransaction(db, [...tables, 'journal', 'journal-parts'], async () => {
            const request = {
              intent: { code, params },
              origin: { type: 'person' },
              personId,
              now: Date.now(),
            } as const;
            return await commit(db, { ...request, changes: await changes(db) });
          }),
        (result) => (result.entry === null ? null : { how: 'edit', entry: result.entry, kept: [] }),
      ),
    [db, personId],
  );
}
