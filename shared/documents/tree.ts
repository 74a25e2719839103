import type { AgendaColumn } from '../bridge.ts';
import type { StatusCategory } from '../model/configuration.ts';
import type { PlainDate } from '../model/time.ts';
import type { Sheet } from './paper.ts';

/*
 * A calendar as pages of text and boxes, before any format. Writers draw it; they decide nothing.
 */

/** An entry as it is written anywhere in the document. */
export interface Chip {
  readonly entryId: string;
  /** Index into `CalendarDocument.styles`. */
  readonly style: number;
  readonly code: string;
  /** "22:00"; '' for whole days. */
  readonly time: string;
  readonly key: string;
  readonly title: string;
  readonly dot: StatusCategory | null;
  readonly tentative: boolean;
  readonly awaitingApproval: boolean;
  readonly cancelled: boolean;
  /** What changed since the revision the document is marked against; null for nothing, or unmarked. */
  readonly change: ChipChange | null;
}

export interface ChipChange {
  readonly kind: 'added' | 'moved' | 'changed';
  /** "new"; '' where the old time says it. */
  readonly tag: string;
  /** Where it stood, drawn struck: "3 Dec"; '' where it did not move. */
  readonly was: string;
}

/** A chip drawn over days of one week; columns 1–7, lanes from 1. */
export interface Bar {
  readonly chip: Chip;
  readonly from: number;
  readonly to: number;
  readonly lane: number;
  /** False where the entry began before, or goes on after, this week. */
  readonly starts: boolean;
  readonly ends: boolean;
}

export interface DayCell {
  readonly date: PlainDate;
  readonly label: string;
  /** Not of this month or range: drawn faint, its entries stand on their own month's page. */
  readonly outside: boolean;
  readonly free: boolean;
  readonly holiday: boolean;
  /** Entries of this day that are listed instead of drawn. */
  readonly more: number;
  /** Where a grid runs over months: a month begins above this day, before it, or both. */
  readonly edge: 'none' | 'top' | 'start' | 'corner';
}

export interface Week {
  /** "49"; null where week numbers are off. */
  readonly number: string | null;
  readonly days: readonly DayCell[];
  readonly bars: readonly Bar[];
}

export interface MonthGrid {
  readonly kind: 'grid';
  readonly weekdays: readonly string[];
  readonly weeks: readonly Week[];
  /** Height of one week's row, and of one entry in it with its gap; mm. */
  readonly rowHeight: number;
  readonly slot: number;
}

export interface YearDay extends Omit<DayCell, 'edge'> {
  /** "+12"; '' for none. */
  readonly moreText: string;
}

/** A bar over days of one month, or the codes that stand side by side in one lane of a day; columns 1–37. */
export interface Mark extends Omit<Bar, 'chip'> {
  readonly chips: readonly Chip[];
  readonly isBar: boolean;
  /** Whether key or title are written, or the code alone. */
  readonly text: boolean;
}

export interface YearMonth {
  readonly label: string;
  /** Columns before the first day. */
  readonly offset: number;
  readonly days: readonly YearDay[];
  readonly marks: readonly Mark[];
  /** Whether counts of what is listed stand on a line of their own: they are too wide beside the day's number. */
  readonly isMoreBelow: boolean;
  readonly height: number;
}

/** Months as rows over weekday columns. Lengths in mm, type in points. */
export interface YearGrid {
  readonly kind: 'year';
  readonly weekdays: readonly string[];
  readonly months: readonly YearMonth[];
  readonly headHeight: number;
  readonly labelWidth: number;
  readonly slot: number;
  readonly dateLine: number;
  readonly type: number;
}

/** A text over columns, from 1. */
export interface Span {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

export interface LaneColumn extends Omit<DayCell, 'label' | 'more' | 'edge'> {
  readonly freeze: boolean;
  readonly startsWeek: boolean;
  readonly startsMonth: boolean;
}

/** An entry in a lane; columns of days and rows of the lane from 1. */
export interface LaneBar {
  readonly chip: Chip;
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Last column of the name beside a short bar; `to` where the name stands within. */
  readonly nameTo: number;
  readonly row: number;
}

/** A lane, or what of it stands on one page. */
export interface LanePart {
  readonly label: string;
  readonly hint: string;
  readonly rows: number;
  readonly bars: readonly LaneBar[];
}

/** Lanes over days. Lengths in mm, type in points. */
export interface LanesGrid {
  readonly kind: 'lanes';
  readonly columns: readonly LaneColumn[];
  readonly months: readonly Span[];
  readonly weeks: readonly Span[];
  readonly lanes: readonly LanePart[];
  readonly headWidth: number;
  readonly slot: number;
  readonly type: number;
}

/** An item of a list: a heading, or an entry with what is said about it. */
export type ListItem =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'entry'; readonly chip: Chip; readonly detail: string };

export interface EntryList {
  readonly kind: 'list';
  readonly title: string;
  readonly columns: readonly (readonly ListItem[])[];
}

export type AgendaRow =
  | { readonly kind: 'day'; readonly text: string }
  | {
      readonly kind: 'entry';
      readonly chip: Chip;
      /** What stands in each column. */
      readonly texts: Readonly<Record<AgendaColumn, string>>;
    };

export interface AgendaTable {
  readonly kind: 'table';
  readonly columns: readonly { readonly id: AgendaColumn; readonly head: string }[];
  readonly rows: readonly AgendaRow[];
}

export type ChangeRow =
  | { readonly kind: 'heading'; readonly text: string }
  | {
      readonly kind: 'change';
      readonly change: 'added' | 'moved' | 'removed' | 'changed';
      readonly chip: Chip;
      readonly before: string;
      readonly now: string;
    };

export interface ChangeTable {
  readonly kind: 'changes';
  readonly heads: readonly string[];
  readonly rows: readonly ChangeRow[];
}

export type Block =
  | MonthGrid
  | YearGrid
  | LanesGrid
  | EntryList
  | AgendaTable
  | ChangeTable
  | { readonly kind: 'empty'; readonly text: string };

export interface PageContent {
  /** "December 2026", or the whole period. */
  readonly heading: string;
  readonly blocks: readonly Block[];
}

export interface Style {
  /** What sort of thing it is drawn as: a box, a boxed star, a thin band, or text with its sign. */
  readonly role: 'plain' | 'deployment' | 'booking' | 'phase' | 'milestone' | 'holiday';
  readonly edge: string;
  readonly fill: string;
  readonly ink: string;
  readonly pattern: 'none' | 'hatch' | 'dots' | 'dashes';
}

export interface LegendItem {
  /** Null for a mark that is explained by a sample box alone. */
  readonly style: number | null;
  readonly code: string;
  readonly mark: 'kind' | 'tentative' | 'awaiting' | 'cancelled' | 'added' | 'moved' | 'changed';
  readonly text: string;
}

export interface CalendarDocument {
  readonly language: string;
  readonly sheet: Sheet;
  readonly colour: boolean;
  readonly title: string;
  /** Revision, as-of, zone: each a short text. */
  readonly stamp: readonly string[];
  /** One text of the filters in force; '' for none. */
  readonly filters: string;
  readonly styles: readonly Style[];
  readonly legend: readonly LegendItem[];
  readonly pages: readonly PageContent[];
  /** "Row 1 of 2, column 2 of 3" of each tile of a page; empty where a page is one sheet. */
  readonly tileTexts: readonly string[];
  /** "Page 1 of 3" by page. */
  readonly pageTexts: readonly string[];
  /** Widths of the agenda's columns, mm. */
  readonly agendaWidths: readonly number[];
  /** Widths of the columns of what changed, mm. */
  readonly changeWidths: readonly number[];
}
