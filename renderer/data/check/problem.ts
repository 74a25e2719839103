import type { TableName } from '#shared/model/tables.ts';

/** What can be wrong; the sentences stand in the catalogue under `workspaces:check`. */
export type CheckCode =
  | 'recordBroken'
  | 'indexWrong'
  | 'keyTwice'
  | 'referenceLost'
  | 'linkLost'
  | 'journalBroken'
  | 'journalGap'
  | 'journalIncomplete'
  | 'journalDiffers';

export interface CheckProblem {
  readonly code: CheckCode;
  readonly table: TableName | 'journal' | 'journal-parts';
  readonly id: string;
  /** Where in the record; empty for the whole. */
  readonly field: string;
}

/** Records by `table:id` as the journal says they are. */
export type Replayed = ReadonlyMap<string, Record<string, unknown>>;
