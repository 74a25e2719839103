import type { PlainDate, Zone } from '../../model/time.ts';
import type { Candidate, FileValue, RefTable } from '../candidate.ts';
import type { TargetField } from '../mapping.ts';
import { RowProblem, type Notes } from '../problem.ts';
import { readProse, type ProseReading } from '../prose-dates.ts';
import { readList, readLong, readShort } from './cells.ts';
import type { CellDate, DateOrder } from './dates.ts';

export interface RowContext {
  readonly notes: Notes;
  /** Zone of times without one. */
  readonly zone: Zone;
  /** Today in that zone: what lies before it has happened. */
  readonly today: PlainDate;
  /** Kind of an event, by its text, title and categories. */
  readonly kindOf: (row: { rowKey: string; text: string; title: string; categories: readonly string[] }) => string;
  /** Status of a new release that went live before today; null when the workspace has none. */
  readonly pastStatusId: string | null;
  /** Ids of what a booking names, by name or key; null where nothing is called so. */
  readonly environmentOf: (text: string) => string | null;
  readonly releaseOf: (text: string) => string | null;
  /** Ids of what an incident names, by key or name; null where nothing is called so. */
  readonly serviceOf: (text: string) => string | null;
  readonly knownErrorOf: (text: string) => string | null;
  /** Id of a person by name or address; null where nobody is called so. */
  readonly personOf: (text: string) => string | null;
  /** Id of a type of change by its name or what it means. */
  readonly changeTypeOf: (text: string) => string | null;
  /** The release of incidents and complaints whose row names none. */
  readonly releaseId: string | null;
  /** Id of a release's early life support. */
  readonly supportOf: (releaseId: string) => string | null;
  /** What an environment of this name is most likely for. */
  readonly purposeOf: (name: string) => string | null;
}

/** The text of a cell by its column index. Throws the problem of a cell that holds no value. */
export type CellReader = (index: number) => string;

/** One row behind the names of its fields. */
export class Row {
  constructor(
    readonly line: number,
    readonly key: string,
    private readonly cells: CellReader,
    private readonly notes: Notes,
    readonly columns: ReadonlyMap<
      TargetField,
      { readonly index: number; readonly header: string; readonly order: DateOrder }
    >,
  ) {}

  has(field: TargetField): boolean {
    return this.columns.has(field);
  }
  column(field: TargetField): string {
    return this.columns.get(field)?.header ?? field;
  }
  text(field: TargetField): string {
    const at = this.columns.get(field);
    return at === undefined ? '' : this.cells(at.index).trim();
  }
  short(field: TargetField): string {
    return readShort(this.text(field), this.column(field));
  }
  long(field: TargetField): string {
    return readLong(this.text(field), this.column(field));
  }
  list(field: TargetField): string[] {
    return readList(this.text(field), this.column(field));
  }
  /** One date; null when the cell is empty. */
  date(field: TargetField): CellDate | null {
    const dates = this.dates(field);
    if (dates === null) return null;
    if (dates.last !== null) throw new RowProblem('severalDates', this.column(field), this.text(field));
    return dates.first;
  }
  /** A date, or from one to another; null when the cell is empty. What was chosen from more is told. */
  dates(field: TargetField): ProseReading | null {
    const at = this.columns.get(field);
    const text = this.text(field);
    if (at === undefined || text === '') return null;
    const dates = readProse(text, at.order, at.header);
    const place = { line: this.line, column: at.header, value: text };
    if (dates.others.length > 0 && dates.agrees) this.notes.tell('dateAlternative', place, at.header);
    if (!dates.agrees) this.notes.tell('dateAlternativeDiffers', place, text);
    if (dates.only !== null && field !== 'end') this.notes.tell('openDate', place, at.header);
    return dates;
  }
  /** A reference by name; nothing where no column gives it. */
  ref(field: TargetField, record: string, table: RefTable, many: boolean): Record<string, FileValue> {
    if (!this.has(field)) return {};
    const short = many ? this.list(field) : [this.short(field)].filter((text) => text !== '');
    return { [record]: { ref: table, texts: short, many } };
  }
  /** A value of its own; an empty cell says nothing, so that what the workspace holds stays. */
  given(field: TargetField, record: string, read: () => unknown): Record<string, FileValue> {
    return this.text(field) === '' ? {} : { [record]: { value: read() } };
  }
  /** A plain value; nothing where no column gives it, so that what the workspace holds stays. */
  value<T>(field: TargetField, record: string, read: () => T): Record<string, FileValue> {
    return this.has(field) ? { [record]: { value: read() } } : {};
  }
}

/** What a cell names; what is not known here is told and left out. */
export function knownOrTold(
  row: Row,
  field: TargetField,
  name: string,
  id: string | null,
  { notes }: RowContext,
): string | null {
  if (id === null) notes.tell('notKept', { line: row.line, column: row.column(field), value: name }, name);
  return id;
}

/** What a table's own reader makes of a row; key and custom fields are added around it. */
export type ReadRow = Pick<Candidate, 'label' | 'fields' | 'whenNew'>;
