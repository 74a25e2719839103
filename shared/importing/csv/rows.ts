import type { PlainDate, Zone } from '../../model/time.ts';
import { CUSTOM, type Candidate, type FileValue, type RefTable } from '../candidate.ts';
import { boundedKey } from '../hash.ts';
import type { ColumnMapping, ImportTable, TableMapping, TargetField } from '../mapping.ts';
import { Numbered } from '../numbered.ts';
import type { ParsedTable } from '../parsed.ts';
import { RowProblem, type Notes, type Problem } from '../problem.ts';
import type { Progress } from '../progress.ts';
import { columnLetters } from '../xlsx/grid.ts';
import { readCustom, readList, readLong, readShort } from './cells.ts';
import { readProse, type ProseReading } from '../prose-dates.ts';
import { orderOfColumn, type CellDate, type DateOrder } from './dates.ts';
import { readBookingRow, readEnvironmentRow } from './environment-rows.ts';
import { readEventRow } from './event-row.ts';
import { readIncidentRow } from './incident-row.ts';
import { readReleaseRow, readServiceRow } from './record-rows.ts';

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
  /** What an environment of this name is most likely for. */
  readonly purposeOf: (name: string) => string | null;
}

/** The text of a cell by its column index. Throws the problem of a cell that holds no value. */
type CellReader = (index: number) => string;

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

/** What a table's own reader makes of a row; key and custom fields are added around it. */
export type ReadRow = Pick<Candidate, 'label' | 'fields' | 'whenNew'>;

const READERS: Readonly<Record<ImportTable, (row: Row, context: RowContext) => ReadRow>> = {
  releases: readReleaseRow,
  services: readServiceRow,
  environments: readEnvironmentRow,
  bookings: readBookingRow,
  events: readEventRow,
  incidents: readIncidentRow,
};

/**
 * Every row as a candidate for a record; those that can't be read become problems with line, column
 * and value. Keys that stand twice are numbered and told. `customIds` holds, by header, the custom field.
 */
export function readRows(
  parsed: ParsedTable,
  mapping: TableMapping,
  customIds: ReadonlyMap<string, string>,
  context: RowContext,
  out: { readonly problems: Problem[]; readonly unreadableKeys: string[] },
  progress: Progress,
): Candidate[] {
  tellAssumedOrders(parsed, mapping, context.notes);
  const columns = columnsByField(parsed, mapping);
  const customs = customColumns(parsed, mapping, customIds);
  const keyIndexes = mapping.keyColumns.map((header) => parsed.headers.indexOf(header)).filter((index) => index !== -1);
  tellUnreadFlaws(
    parsed,
    [...keyIndexes, ...[...columns.values(), ...customs].map(({ index }) => index)],
    context.notes,
  );
  const keys = new Numbered();
  const read = READERS[mapping.table];
  const candidates: Candidate[] = [];
  parsed.rows.forEach((cells, index) => {
    const line = parsed.lines[index] as number;
    if (index % 256 === 0) progress('planning', index, parsed.rows.length);
    const joined = keyIndexes.map((at) => (cells[at] ?? '').trim()).filter((part) => part !== '');
    const own = joined.join(' ').replace(/\s+/g, ' ');
    const cell = cellReader(parsed, cells, line);
    try {
      keyIndexes.forEach(cell);
      const row = new Row(line, own, cell, context.notes, columns);
      const { label, fields, whenNew } = read(row, context);
      const custom: Record<string, FileValue> = {};
      for (const { header, index: at, id, type, order } of customs) {
        custom[`${CUSTOM}${id}`] = { value: readCustom(cell(at), type, order, header) };
      }
      const wanted = boundedKey(own === '' ? label : own);
      const rowKey = keys.unique(wanted);
      if (rowKey !== wanted) {
        context.notes.tell(
          'duplicateKey',
          { line, column: mapping.keyColumns.join(' + '), value: wanted, params: { key: rowKey } },
          wanted,
        );
      }
      candidates.push({ rowKey, line, label, fields: Object.assign(fields, custom), whenNew, splitFrom: null });
    } catch (error) {
      if (!(error instanceof RowProblem)) throw error;
      out.problems.push(error.at(line));
      out.unreadableKeys.push(boundedKey(own));
    }
  });
  return candidates;
}

function cellReader(parsed: ParsedTable, cells: readonly string[], line: number): CellReader {
  const flaws = parsed.flaws.get(line);
  if (flaws === undefined) return (index) => cells[index] ?? '';
  return (index) => {
    const flaw = flaws.get(index);
    if (flaw === undefined) return cells[index] ?? '';
    throw new RowProblem(flaw.code, parsed.headers[index] ?? null, flaw.value, { cell: cellName(parsed, line, index) });
  };
}

/** "C7": a cell as the sheet calls it. */
function cellName({ sheet }: ParsedTable, line: number, index: number): string {
  return `${columnLetters(sheet?.places[index] ?? index)}${line}`;
}

/** What stands in a column nobody reads holds up no row, and is not passed over in silence. */
function tellUnreadFlaws(parsed: ParsedTable, read: readonly number[], notes: Notes): void {
  for (const [line, cells] of parsed.flaws) {
    for (const [index, { value }] of cells) {
      if (read.includes(index)) continue;
      notes.tell('cellsWithoutValue', { line, value, params: { cell: cellName(parsed, line, index) } });
    }
  }
}

/** 03/04/2026 in every cell: what was taken is told, and may be changed in the mapping. */
function tellAssumedOrders(parsed: ParsedTable, mapping: TableMapping, notes: Notes): void {
  for (const { header, dateOrder, target } of mapping.columns) {
    const index = parsed.headers.indexOf(header);
    if (index === -1 || dateOrder === undefined || target.to === 'nothing') continue;
    const cells = parsed.rows.map((row) => row[index] ?? '');
    if (orderOfColumn(cells).verdict !== 'ambiguous') continue;
    const value = cells.find((cell) => cell.trim() !== '') ?? '';
    notes.tell('dateOrderAssumed', { column: header, value, params: { order: dateOrder } }, header);
  }
}

function columnsByField(
  parsed: ParsedTable,
  mapping: TableMapping,
): Map<TargetField, { index: number; header: string; order: DateOrder }> {
  const columns = new Map<TargetField, { index: number; header: string; order: DateOrder }>();
  for (const { header, target, dateOrder } of mapping.columns) {
    const index = parsed.headers.indexOf(header);
    if (index === -1 || target.to !== 'field') continue;
    columns.set(target.field as TargetField, { index, header, order: dateOrder ?? 'dmy' });
  }
  return columns;
}

function customColumns(parsed: ParsedTable, mapping: TableMapping, customIds: ReadonlyMap<string, string>) {
  return mapping.columns.flatMap((column: ColumnMapping) => {
    const index = parsed.headers.indexOf(column.header);
    const id = customIds.get(column.header);
    if (index === -1 || id === undefined || column.target.to !== 'custom') return [];
    return [{ header: column.header, index, id, type: column.target.type, order: column.dateOrder ?? 'dmy' }];
  });
}
