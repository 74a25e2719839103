/**
 * Why a row or component could not be brought in. A stable code each; the sentence stands in the
 * catalogue under `importing:problems.<code>`.
 */
export const PROBLEM_CODES = [
  'cellError',
  'componentNotClosed',
  'dateOutOfRange',
  'dateUnreadable',
  'datesDiffer',
  'dayImpossible',
  'durationUnreadable',
  'endBeforeStart',
  'environmentUnknown',
  'flagUnreadable',
  'formulaNotComputed',
  'notAllowed',
  'numberUnreadable',
  'propertyUnreadable',
  'quoteNotClosed',
  'recordInvalid',
  'releaseUnknown',
  'rowTooLong',
  'ruleUnreadable',
  'ruleUnsupported',
  'severalDates',
  'startMissing',
  'supportMissing',
  'supportUnnamed',
  'timeUnreadable',
  'valueMissing',
  'valueTooLong',
  'weekdayWrong',
  'yearMissing',
  'zoneUnknown',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** What was brought in but needs telling, under `importing:notes.<code>`. */
export const NOTE_CODES = [
  'calendarCancelled',
  'cellsWithoutValue',
  'columnsPastLimit',
  'columnUnnamed',
  'columnsWithSameName',
  'componentSkipped',
  'dateAlternative',
  'dateAlternativeDiffers',
  'dateOrderAssumed',
  'duplicateKey',
  'duplicateUid',
  'encodingGuessed',
  'fileCutShort',
  'floatingTime',
  'formulaValues',
  'headerMissing',
  'hiddenColumns',
  'hiddenRows',
  'hiddenRowsLeft',
  'hourHappensTwice',
  'hourNeverHappens',
  'keyTaken',
  'lineUnreadable',
  'linesAboveHeader',
  'mergedCells',
  'midnights',
  'notKept',
  'occurrenceAlone',
  'openDate',
  'referenceUnknown',
  'partHidden',
  'rowEmpty',
  'rowShort',
  'sheetGone',
  'sheetsHidden',
  'stateNotTaken',
  'statusFromDate',
  'superseded',
  'titleMissing',
  'uidMissing',
  'zoneMatched',
  'zoneUndefined',
] as const;
export type NoteCode = (typeof NOTE_CODES)[number];

/** One row or component that stays outside, and where in the file it stands. */
export interface Problem {
  readonly code: ProblemCode;
  /** 1-based line of the file; null where the file as a whole is meant. */
  readonly line: number | null;
  /** Column header or iCalendar property; null where the row as a whole is meant. */
  readonly column: string | null;
  /** What stands there, cut to `VALUE_SHOWN` characters. */
  readonly value: string | null;
  /** Fills the sentence beside line, column and value. */
  readonly params: Readonly<Record<string, string | number>>;
}

/** Something told once with how often it happened; `line` and `value` are those of the first time. */
export interface Note extends Omit<Problem, 'code'> {
  readonly code: NoteCode;
  readonly count: number;
}

const VALUE_SHOWN = 200;

/** A file's text as it may stand in a message: cut, without control characters that would garble it. */
export function shown(value: string): string {
  // The cut comes first: a field may be megabytes long.
  const text = value.slice(0, VALUE_SHOWN + 1).replace(/[\u0000-\u001f\u007f]+/g, ' ');
  return text.length > VALUE_SHOWN ? `${text.slice(0, VALUE_SHOWN)}…` : text;
}

/** Thrown while one row or component is read, caught by the reader of the whole file. */
export class RowProblem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly column: string | null = null,
    readonly value: string | null = null,
    readonly params: Readonly<Record<string, string | number>> = {},
    /** Line of the value itself, where it is known better than that of its row. */
    readonly line: number | null = null,
  ) {
    super(code);
  }

  at(line: number | null): Problem {
    const value = this.value === null ? null : shown(this.value);
    return { code: this.code, line: this.line ?? line, column: this.column, value, params: this.params };
  }
}

interface NoteAt {
  readonly line?: number | null;
  readonly column?: string | null;
  readonly value?: string | null;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** Gathers notes, one per code and column or value that distinguishes it. */
export class Notes {
  readonly #notes = new Map<string, Note>();

  /** `per` names what makes two notes of one code different ones: a zone, a column. */
  tell(code: NoteCode, at: NoteAt = {}, per = '', times = 1): void {
    const key = `${code} ${per}`;
    const known = this.#notes.get(key);
    if (known !== undefined) {
      this.#notes.set(key, { ...known, count: known.count + times });
      return;
    }
    const { line = null, column = null, value = null, params = {} } = at;
    this.#notes.set(key, { code, line, column, value: value === null ? null : shown(value), params, count: times });
  }

  /** The same notes, to be added to without these being changed. */
  copy(): Notes {
    const copy = new Notes();
    for (const [key, note] of this.#notes) copy.#notes.set(key, note);
    return copy;
  }

  list(): Note[] {
    return [...this.#notes.values()];
  }
}
