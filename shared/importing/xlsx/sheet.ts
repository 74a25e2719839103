import { SlipwayError } from '../../errors.ts';
import { LIMITS } from '../../limits.ts';
import { decodeXml, isWebPage } from '../decode.ts';
import { isNameLike } from '../csv/columns.ts';
import { rowsUnderHeader, type FittedRows } from '../csv/header-row.ts';
import type { ReadOptions } from '../mapping.ts';
import type { Flaw, ParsedTable } from '../parsed.ts';
import { Notes, type Problem } from '../problem.ts';
import type { Progress } from '../progress.ts';
import { columnLetters, readGrid, type Grid, type GridRow } from './grid.ts';
import { fillMerged } from './merged.ts';
import { assertNotCompound, isZip, Package } from './package.ts';
import { brokenWorkbook } from './refusal.ts';
import { openWorkbook, type SheetInfo, type Workbook } from './workbook.ts';

/**
 * One sheet of a workbook as a table of text that says what the cells mean: dates as ISO 8601,
 * formulas as their last result. The sheet asked for, else the one of last time, else the first that
 * is not hidden and holds a table. A sheet asked for that is empty comes back without rows.
 * Throws `importNoSheet`, `importNoRows`, `importTooManyRows`, `importTooManyCells` and the `workbook…`
 * codes.
 */
export function parseWorkbook(
  file: { readonly name: string; readonly bytes: Uint8Array },
  options: ReadOptions,
  progress: Progress,
): ParsedTable {
  const { name, bytes } = file;
  if (bytes.length > LIMITS.importFileBytes)
    throw new SlipwayError('fileTooLarge', { name, size: bytes.length, limit: LIMITS.importFileBytes });
  assertNotCompound(name, bytes);
  if (bytes.length === 0) throw new SlipwayError('fileEmpty', { name });
  if (!isZip(bytes)) {
    if (isWebPage(decodeXml(bytes.subarray(0, 500)) ?? '')) throw new SlipwayError('importWebPage', { name });
    throw brokenWorkbook(name, 'notZip');
  }
  const workbook = openWorkbook(new Package(name, bytes));
  const notes = new Notes();
  const chosen = chooseSheet(workbook, options, notes);
  tellHiddenSheets(workbook, chosen, notes);
  if (chosen !== null) return readSheet(workbook, chosen, options, notes, progress);
  for (const sheet of visible(workbook)) {
    const table = readSheet(workbook, sheet, options, notes, progress);
    if (table.rows.length + table.problems.length > 0) return table;
  }
  throw new SlipwayError('importNoRows', { name });
}

const visible = (workbook: Workbook): readonly SheetInfo[] => workbook.sheets.filter((sheet) => !sheet.isHidden);

/** Null where nobody said which. */
function chooseSheet(workbook: Workbook, { sheet, lastSheet }: ReadOptions, notes: Notes): SheetInfo | null {
  const { name } = workbook.file;
  const find = (wanted: string): SheetInfo | undefined =>
    workbook.sheets.find((one) => one.name === wanted) ??
    workbook.sheets.find((one) => one.name.toLowerCase() === wanted.trim().toLowerCase());
  if (sheet !== undefined) {
    const known = workbook.sheets.map((one) => one.name).join(', ');
    const found = find(sheet);
    if (found === undefined) throw new SlipwayError('importNoSheet', { name, sheet, known });
    return found;
  }
  if (lastSheet === undefined) return null;
  const last = find(lastSheet) ?? null;
  if (last === null) notes.tell('sheetGone', { value: lastSheet });
  return last;
}

function tellHiddenSheets(workbook: Workbook, chosen: SheetInfo | null, notes: Notes): void {
  const hidden = workbook.sheets.filter((sheet) => sheet.isHidden && sheet !== chosen);
  for (const sheet of hidden) notes.tell('sheetsHidden', { value: sheet.name });
}

function readSheet(
  workbook: Workbook,
  sheet: SheetInfo,
  options: ReadOptions,
  before: Notes,
  progress: Progress,
): ParsedTable {
  const notes = before.copy();
  const grid = readGrid(workbook, sheet, progress);
  fillMerged(grid, notes);
  const hiddenRows = grid.rows.filter((row) => row.isHidden).length;
  const leavesHidden = options.leaveHidden === true;
  const rows = leavesHidden ? grid.rows.filter((row) => !row.isHidden) : grid.rows;
  const places = usedColumns(rows);
  const width = places.length;
  const data = rows.map((row) => trimmed(places.map((column) => row.cells[column] ?? '')));
  const lines = rows.map((row) => row.line);
  withoutMidnights(grid, places, data, notes);
  const flaws = flawsOf(rows, places);
  // A cell with an error keeps its row from being empty.
  const filledRows = new Set(rows.flatMap((row, index) => (row.flaws.size > 0 ? [index] : [])));
  const table = rowsUnderHeader(data, lines, { width, filledRows }, notes, progress);
  if (table !== null) nameAsShown(table, rows, places);
  tellGrid(grid, hiddenRows, leavesHidden, notes);
  const sheets = workbook.sheets.filter((one) => !one.isHidden || one === sheet).map((one) => one.name);
  const empty = { headers: [] as string[], rows: [] as string[][], lines: [] as number[], problems: [] as Problem[] };
  return {
    format: 'xlsx',
    name: workbook.file.name,
    encoding: 'utf-8',
    separator: null,
    ...(table ?? empty),
    flaws,
    sheet: { name: sheet.name, sheets, hiddenRows, leavesHidden, places },
    unreadableKeys: [],
    notes: notes.list(),
  };
}

/** Columns that say something in some row; a sheet often begins in B, with an empty column here and there. */
function usedColumns(rows: readonly GridRow[]): number[] {
  const used = new Set<number>();
  for (const row of rows) {
    row.cells.forEach((cell, column) => cell !== '' && used.add(column));
    for (const column of row.flaws.keys()) used.add(column);
  }
  return [...used].sort((a, b) => a - b);
}

/** In a column of names, a number is what it looks like: release 26.10 is not release 26.1. */
function nameAsShown(table: FittedRows, rows: readonly GridRow[], places: readonly number[]): void {
  const byLine = new Map(rows.map((row) => [row.line, row]));
  table.headers.forEach((header, index) => {
    const place = places[index];
    if (place === undefined || !isNameLike(header)) return;
    table.rows.forEach((cells, at) => {
      const shown = byLine.get(table.lines[at] ?? 0)?.shown.get(place);
      if (shown !== undefined) cells[index] = shown;
    });
  });
}

function trimmed(cells: string[]): string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
}

function flawsOf(rows: readonly GridRow[], places: readonly number[]): Map<number, Map<number, Flaw>> {
  const at = new Map(places.map((column, index) => [column, index]));
  const flaws = new Map<number, Map<number, Flaw>>();
  for (const row of rows) {
    if (row.flaws.size === 0) continue;
    flaws.set(row.line, new Map([...row.flaws].map(([column, flaw]) => [at.get(column) ?? -1, flaw])));
  }
  return flaws;
}

const MIDNIGHT = ' 00:00';

/**
 * Programs write days as days with the time 00:00, one and all. Where no cell of a column has another
 * time, they are taken as the days they are, and it is told.
 */
function withoutMidnights(grid: Grid, places: readonly number[], data: string[][], notes: Notes): void {
  places.forEach((column, index) => {
    if (grid.clocks.get(column) !== false) return;
    for (const row of data) {
      const cell = row[index];
      if (cell?.endsWith(MIDNIGHT) === true) row[index] = cell.slice(0, -MIDNIGHT.length);
    }
    notes.tell('midnights', { column: columnLetters(column) }, String(column));
  });
}

function tellGrid(grid: Grid, hiddenRows: number, leavesHidden: boolean, notes: Notes): void {
  const many = (code: Parameters<Notes['tell']>[0], count: number, column: string | null = null): void => {
    if (count > 0) notes.tell(code, { column }, '', count);
  };
  many('formulaValues', grid.formulas);
  many('partHidden', grid.partsHidden);
  many('columnsPastLimit', grid.cellsPastLimit);
  many(leavesHidden ? 'hiddenRowsLeft' : 'hiddenRows', hiddenRows);
  const columns = [...grid.hiddenColumns].filter((column) => grid.rows.some((row) => (row.cells[column] ?? '') !== ''));
  many('hiddenColumns', columns.length, columns.map(columnLetters).join(', '));
}
