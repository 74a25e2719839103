import type { EventMeaning } from '../model/configuration.ts';
import type { Event } from '../model/event.ts';
import type { Encoding } from './decode.ts';
import type { TableFormat } from './mapping.ts';
import type { Note, Problem, ProblemCode } from './problem.ts';

/** An event as a calendar file gives it; its kind is decided by the mapping. */
export interface CalendarItem {
  /** UID; for a part split off or a lone occurrence UID and RECURRENCE-ID. */
  readonly rowKey: string;
  readonly line: number;
  readonly fields: Pick<
    Event,
    'title' | 'when' | 'recurrence' | 'status' | 'location' | 'url' | 'categories' | 'description'
  >;
  readonly meaning: EventMeaning;
  /** Row key of the series this one continues (RANGE=THISANDFUTURE). */
  readonly splitFrom: string | null;
}

interface ParsedFile {
  /** File name without folder. */
  readonly name: string;
  readonly encoding: Encoding;
  readonly problems: readonly Problem[];
  /** Keys of what could not be read: it is in the file all the same, not gone from it. */
  readonly unreadableKeys: readonly string[];
  readonly notes: readonly Note[];
}

export interface ParsedCalendar extends ParsedFile {
  readonly format: 'ics';
  readonly items: readonly CalendarItem[];
  /** Components seen that are no events, by name (`VTODO`): counted, not brought in. */
  readonly skipped: Readonly<Record<string, number>>;
}

/** A cell that holds no value to take: what stands there instead, and why. */
export interface Flaw {
  readonly code: Extract<ProblemCode, 'cellError' | 'formulaNotComputed' | 'dateOutOfRange'>;
  readonly value: string;
}

/** The sheet a table was read from. */
export interface SheetOfTable {
  readonly name: string;
  /** Sheets that may be chosen, in the file's order. */
  readonly sheets: readonly string[];
  /** Hidden rows that say something. */
  readonly hiddenRows: number;
  /** Whether they were left out. */
  readonly leavesHidden: boolean;
  /** Column of the sheet, from 0, by column of the table: empty ones between are dropped. */
  readonly places: readonly number[];
}

export interface ParsedTable extends ParsedFile {
  readonly format: TableFormat;
  /** Null where cells are apart without one. */
  readonly separator: string | null;
  /** Unique, trimmed; a header that stands twice is numbered. */
  readonly headers: readonly string[];
  /** Cells as they stand, as many as there are headers. */
  readonly rows: readonly (readonly string[])[];
  /** Line of the file, or row of the sheet, on which each row begins. */
  readonly lines: readonly number[];
  /** Cells that hold no value, by line and column index. They are empty in `rows`. */
  readonly flaws: ReadonlyMap<number, ReadonlyMap<number, Flaw>>;
  /** Of pasted cells: whether the first row was taken for names of columns. */
  readonly hasHeader?: boolean;
  /** Null for a file that has no sheets. */
  readonly sheet: SheetOfTable | null;
}

export type Parsed = ParsedCalendar | ParsedTable;
