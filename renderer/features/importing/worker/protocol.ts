import type { ErrorAnswer } from '#shared/errors.ts';
import type { JournalEntry } from '#shared/model/journal.ts';
import type { Choices, ImportTable, Mapping, ReadOptions } from '#shared/importing/index.ts';
import type { ImportPreview, SourceChoice } from './preview-types.ts';

/** What the window asks of the worker; the first message opens a file, each is answered once. */
export type Ask =
  | {
      readonly type: 'read';
      readonly workspaceId: string;
      readonly name: string;
      readonly bytes: Uint8Array;
      readonly options: ReadOptions;
      /** What its rows are, where that is known beforehand. */
      readonly table?: ImportTable | undefined;
      /** The release incidents belong to, where that is known beforehand. */
      readonly releaseId?: string | undefined;
    }
  | { readonly type: 'table'; readonly table: ImportTable }
  | { readonly type: 'mapping'; readonly mapping: Mapping }
  | { readonly type: 'source'; readonly source: SourceChoice }
  | { readonly type: 'accept'; readonly choices: Choices; readonly personId: string | null };

export type Answer =
  | { readonly type: 'progress'; readonly stage: 'reading' | 'planning'; readonly done: number; readonly total: number }
  | { readonly type: 'preview'; readonly preview: ImportPreview }
  /** `entry` null: nothing differed, nothing was written. */
  | { readonly type: 'accepted'; readonly entry: JournalEntry | null }
  | { readonly type: 'error'; readonly error: ErrorAnswer };
