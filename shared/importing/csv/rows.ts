import { CUSTOM, type Candidate, type FileValue } from '../candidate.ts';
import { boundedKey } from '../hash.ts';
import type { ColumnMapping, ImportTable, TableMapping, TargetField } from '../mapping.ts';
import { Numbered } from '../numbered.ts';
import type { ParsedTable } from '../parsed.ts';
import { RowProblem, type Notes, type Problem } from '../problem.ts';
import type { Progress } from '../progress.ts';
import { columnLetters } from '../xlsx/grid.ts';
import { readCustom } from './cells.ts';
import { orderOfColumn, type DateOrder } from './dates.ts';
import { readChangeRow } from './change-row.ts';
import { readComplaintRow } from './complaint-row.ts';
import { readBookingRow, readEnvironmentRow } from './environment-rows.ts';
import { readEventRow } from './event-row.ts';
import { readIncidentRow } from './incident-row.ts';
import { Row, type CellReader, type ReadRow, type RowContext } from './row.ts';
import { readReleaseRow, readServiceRow } from './record-rows.ts';

const READERS: Readonly<Record<ImportTable, (row: Row, context: RowContext) => ReadRow>> = {
  releases: readReleaseRow,
  services: readServiceRow,
  environments: readEnvironmentRow,
  bookings: readBookingRow,
  events: readEventRow,
  changes: readChangeRow,
  incidents: readIncidentRow,
  complaints: readComplaintRow,
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
