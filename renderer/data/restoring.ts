import type { WorkspaceTables } from '#shared/importing/workspace-file.ts';
import type { Id } from '#shared/model/schema.ts';
import { commit, type CommitResult } from './commit.ts';
import type { WorkspaceDatabase } from './database.ts';
import { planRestore } from './restore.ts';
import { readContent } from './workspace-file.ts';
import { writeTransaction } from './write-transaction.ts';

export interface RestoreStep {
  /** When the backup was made, as it is told. */
  readonly date: string;
  readonly personId: Id | null;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * Makes the plan what a backup says it was, in one step. What is there is read in the transaction that replaces it: a
 * run of a connection may be writing meanwhile, and what it wrote in between would be kept beside what it is instead of.
 */
export async function restoreTables(
  db: WorkspaceDatabase,
  wanted: WorkspaceTables,
  { date, personId, now }: RestoreStep,
): Promise<CommitResult> {
  return await writeTransaction(db, db.tables, async () => {
    const { changes } = planRestore((await readContent(db, false)).tables, wanted);
    const intent = { code: 'restored', params: { date } };
    return await commit(db, { intent, changes, origin: { type: 'person' }, personId, now });
  });
}
