import type { Instant, PlainDate, WallTime } from '../../model/time.ts';

/*
 * The one tree that every writer turns into its format. Texts are whole and in the reader's language; cells carry
 * the value beside the text, so that a spreadsheet gets real dates and numbers and all formats agree.
 */

export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  /** `unit`: what the number counts where its text says it too, as a currency. */
  | { readonly kind: 'number'; readonly value: number; readonly text: string; readonly unit?: string }
  | { readonly kind: 'date'; readonly date: PlainDate; readonly text: string }
  /** `wall`: what the clock of the report's zone shows. */
  | { readonly kind: 'moment'; readonly wall: WallTime; readonly utc: Instant; readonly text: string };

export interface Column {
  /** Stable name, the same in every language. */
  readonly id: string;
  readonly head: string;
  /** Share of the width. */
  readonly width: number;
}

export interface TableBlock {
  readonly kind: 'table';
  /** Stable name; a sheet of the workbook is made for it. */
  readonly id: string;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface Fact {
  readonly id: string;
  readonly label: string;
  /** Null where nothing is known: left out on paper, an empty cell in a table. */
  readonly value: Cell | null;
}

export interface FactsBlock {
  readonly kind: 'facts';
  readonly facts: readonly Fact[];
}

export interface TextBlock {
  readonly kind: 'text';
  /** '' for none. */
  readonly heading: string;
  readonly text: string;
}

/** Lines to sign on. */
export interface SignaturesBlock {
  readonly kind: 'signatures';
  readonly lines: readonly { readonly role: string; readonly name: string }[];
  readonly signatureLabel: string;
  readonly dateLabel: string;
}

/** One change: never split where it fits a page, and its head said again where it does not. */
export interface ChangeBlock {
  readonly kind: 'change';
  readonly id: string;
  readonly key: string;
  readonly title: string;
  /** "CHG-0012 Payments core, continued" */
  readonly continued: string;
  /** Every field, known or not. Long texts among them. */
  readonly facts: readonly Fact[];
  readonly texts: readonly Fact[];
  readonly tables: readonly TableBlock[];
}

/** Values in a row as bars. A picture of what a table of the same report says in figures. */
export interface ChartBlock {
  readonly kind: 'chart';
  readonly id: string;
  readonly title: string;
  /** What it comes to, beside the title; '' for none. */
  readonly value: string;
  /** What it counts; '' for none. */
  readonly note: string;
  /** Value of a bar that fills the height; null: the highest of them. */
  readonly top: number | null;
  readonly bars: readonly { readonly label: string; readonly value: number | null; readonly text: string }[];
}

export type ReportBlock = TableBlock | FactsBlock | TextBlock | SignaturesBlock | ChangeBlock | ChartBlock;

export interface ReportSection {
  readonly id: string;
  readonly title: string;
  /** Wide tables lie. */
  readonly landscape: boolean;
  readonly blocks: readonly ReportBlock[];
  /** Begins a page of its own. */
  readonly newPage?: boolean;
}

export interface Report {
  readonly title: string;
  readonly subtitle: string;
  readonly language: string;
  readonly locale: string;
  readonly zone: string;
  readonly asOf: Instant;
  readonly paper: 'a4' | 'letter';
  /** On every page; '' for none. */
  readonly classification: string;
  /** "Revision 3", "Draft". */
  readonly revision: string;
  /** What stands at the foot of every page: as-of, age of the data, zone. */
  readonly foot: readonly string[];
  /** "Page {{page}} of {{pages}}" around the two numbers. */
  readonly pageOf: readonly [string, string, string];
  readonly contents: string;
  /** One sheet, set close and without contents. */
  readonly onePage: boolean;
  readonly sections: readonly ReportSection[];
}

export const text = (value: string): Cell => ({ kind: 'text', text: value });
