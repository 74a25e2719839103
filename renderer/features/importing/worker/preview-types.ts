import type { EventMeaning } from '#shared/model/configuration.ts';
import type { PlainDate, When } from '#shared/model/time.ts';
import type {
  Encoding,
  FieldConflict,
  ImportCounts,
  Mapping,
  Note,
  Problem,
  SheetOfTable,
} from '#shared/importing/index.ts';

/** Which earlier delivery a file is compared with: the one found by its name, another, or none. */
export type SourceChoice =
  | { readonly type: 'found' }
  | { readonly type: 'new' }
  | { readonly type: 'source'; readonly id: string };

export type RowState = 'new' | 'changed' | 'conflict' | 'same';

export interface PreviewRow {
  readonly id: string;
  readonly line: number;
  readonly label: string;
  readonly state: RowState;
  readonly when: When | PlainDate | null;
  /** Kind of an event, status of a release. */
  readonly kindId: string | null;
  /** Fields that change: paths as in the plan. */
  readonly fields: readonly string[];
}

export interface PreviewColumn {
  readonly header: string;
  readonly samples: readonly string[];
  /** Set where 03/04/2026 could be read in two ways. */
  readonly isAmbiguous: boolean;
}

/** Everything the dialog shows of a planned import; small enough to cross from the worker at once. */
export interface ImportPreview {
  readonly file: string;
  readonly encoding: Encoding;
  /** Of a table as text only. */
  readonly separator: string | null;
  /** Of a workbook only. */
  readonly sheet: SheetOfTable | null;
  /** Of pasted cells only: whether the first row names the columns. */
  readonly hasHeader: boolean | undefined;
  readonly mapping: Mapping;
  readonly columns: readonly PreviewColumn[];
  /** Null while a field no record can do without has no column. */
  readonly counts: ImportCounts | null;
  readonly missing: readonly string[];
  readonly rows: readonly PreviewRow[];
  /** Rows past what is listed. */
  readonly rowsLeftOut: number;
  readonly problems: readonly Problem[];
  readonly problemsLeftOut: number;
  readonly notes: readonly Note[];
  readonly conflicts: readonly FieldConflict[];
  /** Names of records the import would make, by id: a conflict may show one. */
  readonly newNames: Readonly<Record<string, string>>;
  readonly gone: readonly { readonly id: string; readonly label: string; readonly since: string | null }[];
  readonly removed: readonly {
    readonly rowKey: string;
    readonly label: string;
    readonly line: number;
    readonly changed: boolean;
  }[];
  readonly sourceId: string | null;
  readonly sources: readonly { readonly id: string; readonly name: string }[];
  /** Events by what they seem to be, and the kind those become. */
  readonly meanings: readonly { readonly meaning: EventMeaning; readonly count: number; readonly kindId: string }[];
  /** Events by the file's own category or kind. */
  readonly words: readonly { readonly word: string; readonly count: number }[];
  /** Whether accepting would write anything. */
  readonly writes: boolean;
}
