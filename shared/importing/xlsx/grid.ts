import { LIMITS } from '../../limits.ts';
import { SlipwayError } from '../../errors.ts';
import type { Flaw } from '../parsed.ts';
import type { Progress } from '../progress.ts';
import { readCell, type CellContext, type RawCell } from './cell.ts';
import { brokenWorkbook, readPart } from './refusal.ts';
import { StringReader, unescapeString } from './strings.ts';
import { isTrue, type SheetInfo, type Workbook } from './workbook.ts';
import type { Attributes } from './xml.ts';

export interface GridRow {
  /** Number of the row in the sheet, from 1. */
  readonly line: number;
  readonly isHidden: boolean;
  /** Up to the last cell that says anything. */
  readonly cells: string[];
  /** Cells that hold no value that can be taken, by column from 0. */
  readonly flaws: Map<number, Flaw>;
  /** Numbers as they are shown, where that is written otherwise, by column from 0. */
  readonly shown: Map<number, string>;
}

/** From and to, rows from 1, column of its first cell from 0. */
export interface Merge {
  readonly first: number;
  readonly last: number;
  readonly column: number;
}

/** What a sheet holds, and what of it a table alone would not show. */
export interface Grid {
  /** Rows that say anything, from top to bottom. */
  readonly rows: GridRow[];
  readonly merges: readonly Merge[];
  readonly hiddenColumns: ReadonlySet<number>;
  readonly formulas: number;
  readonly partsHidden: number;
  /** Cells right of what can be read. */
  readonly cellsPastLimit: number;
  /** Columns of days with times: whether one of them is another time than 00:00. */
  readonly clocks: ReadonlyMap<number, boolean>;
}

const SHEET_COLUMNS = 16_384;
const SHEET_ROWS = 1_048_576;

/**
 * Reads the cells of one sheet. Throws `workbookBroken` where rows or cells stand in no order,
 * `importTooManyRows`, `importTooManyCells`.
 */
export function readGrid(workbook: Workbook, sheet: SheetInfo, progress: Progress): Grid {
  const reader = new GridReader(workbook, sheet, progress);
  const { name } = workbook.file;
  readPart(name, sheet.part, workbook.file.text(sheet.part), reader);
  return reader;
}

/** A cell while its content is read. */
type OpenCell = { -readonly [F in keyof RawCell]: RawCell[F] };

class GridReader implements Grid {
  readonly rows: GridRow[] = [];
  readonly merges: Merge[] = [];
  readonly hiddenColumns = new Set<number>();
  readonly clocks = new Map<number, boolean>();
  formulas = 0;
  partsHidden = 0;
  cellsPastLimit = 0;
  readonly #context: CellContext;
  readonly #inline = new StringReader();
  #isInline = false;
  #isValue = false;
  #row: GridRow | null = null;
  #line = 0;
  #cells = 0;
  #column = -1;
  #cell: OpenCell | null = null;

  constructor(
    private readonly workbook: Workbook,
    private readonly sheet: SheetInfo,
    private readonly progress: Progress,
  ) {
    this.#context = { strings: workbook.strings(), formats: workbook.formats(), dates: workbook.dates };
  }

  readonly open = (name: string, attributes: Attributes): void => {
    if (this.#isInline) this.#inline.open(name);
    else if (name === 'c') this.#openCell(attributes);
    else if (name === 'v') this.#isValue = this.#cell !== null;
    else if (name === 'f' && this.#cell !== null) this.#cell.isFormula = true;
    else if (name === 'is') this.#isInline = this.#cell !== null;
    else if (name === 'row') this.#openRow(attributes);
    else if (name === 'col') this.#hide(attributes);
    else if (name === 'mergeCell') this.#merge(attributes.get('ref') ?? '');
    if (name === 'v' && this.#cell !== null) this.#cell.value ??= '';
  };

  readonly text = (value: string): void => {
    if (this.#isInline) this.#inline.text(value);
    else if (this.#isValue && this.#cell !== null) this.#cell.value = (this.#cell.value ?? '') + value;
  };

  readonly close = (name: string): void => {
    if (name === 'is' && this.#isInline) {
      this.#isInline = false;
      if (this.#cell !== null) this.#cell.inline = this.#inline.take();
    } else if (this.#isInline) this.#inline.close(name);
    else if (name === 'v') this.#isValue = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row') this.#closeRow();
  };

  #broken(reason: 'rowOrder' | 'cellPlace'): SlipwayError {
    return brokenWorkbook(this.workbook.file.name, reason, this.sheet.name);
  }

  #openRow(attributes: Attributes): void {
    const given = attributes.get('r');
    const line = given === undefined ? this.#line + 1 : Number(given);
    if (!Number.isInteger(line) || line <= this.#line || line > SHEET_ROWS) throw this.#broken('rowOrder');
    this.#line = line;
    this.#column = -1;
    const isHidden = isTrue(attributes.get('hidden')) || Number(attributes.get('ht') ?? 1) === 0;
    this.#row = { line, isHidden, cells: [], flaws: new Map(), shown: new Map() };
  }

  #closeRow(): void {
    const row = this.#row;
    this.#row = null;
    if (row === null || row.cells.length === 0) return;
    const { name } = this.workbook.file;
    this.#cells += row.cells.length;
    if (this.rows.length >= LIMITS.importRows + 100)
      throw new SlipwayError('importTooManyRows', { name, limit: LIMITS.importRows });
    if (this.#cells > LIMITS.importCells)
      throw new SlipwayError('importTooManyCells', { name, limit: LIMITS.importCells });
    this.rows.push(row);
    if (this.rows.length % 256 === 0) this.progress('reading', this.rows.length, 0);
  }

  #openCell(attributes: Attributes): void {
    const ref = attributes.get('r');
    const place = ref === undefined ? { column: this.#column + 1, line: this.#line } : placeOf(ref);
    const isHere = place !== null && place.line === this.#line && place.column > this.#column;
    if (!isHere || this.#row === null || place.column >= SHEET_COLUMNS) throw this.#broken('cellPlace');
    this.#column = place.column;
    const style = Number(attributes.get('s') ?? 0);
    this.#cell = { type: attributes.get('t') ?? 'n', style, value: null, isFormula: false, inline: '' };
  }

  #closeCell(): void {
    const [cell, row] = [this.#cell, this.#row];
    this.#cell = null;
    if (cell === null || row === null) return;
    if (cell.type === 'str' && cell.value !== null) cell.value = unescapeString(cell.value);
    const read = readCell(cell, this.#context);
    if (cell.isFormula && read.flaw === undefined) this.formulas += 1;
    if (read.text.trim() === '' && read.flaw === undefined) return;
    const column = this.#column;
    if (column >= LIMITS.importColumns) {
      this.cellsPastLimit += 1;
      return;
    }
    while (row.cells.length < column) row.cells.push('');
    row.cells[column] = read.text;
    if (read.flaw !== undefined) row.flaws.set(column, read.flaw);
    if (read.shown !== undefined && read.shown !== read.text) row.shown.set(column, read.shown);
    if (read.isPartHidden === true) this.partsHidden += 1;
    if (read.isMidnight !== undefined) this.clocks.set(column, this.clocks.get(column) === true || !read.isMidnight);
  }

  #hide(attributes: Attributes): void {
    if (!isTrue(attributes.get('hidden')) && Number(attributes.get('width') ?? 1) !== 0) return;
    const first = Number(attributes.get('min') ?? 0);
    const last = Math.min(Number(attributes.get('max') ?? 0), LIMITS.importColumns);
    for (let column = Math.max(first, 1); column <= last; column += 1) this.hiddenColumns.add(column - 1);
  }

  #merge(ref: string): void {
    const [from = '', to = ''] = ref.split(':');
    const [first, last] = [placeOf(from), placeOf(to)];
    if (first === null || last === null || this.merges.length >= LIMITS.importRows) return;
    if (first.column < LIMITS.importColumns)
      this.merges.push({ first: first.line, last: last.line, column: first.column });
  }
}

function placeOf(ref: string): { readonly column: number; readonly line: number } | null {
  const match = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(ref);
  if (match === null) return null;
  let column = 0;
  for (const letter of match[1] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return { column: column - 1, line: Number(match[2]) };
}

/** "A", "B" … "AA": the letters of a column from 0. */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26) - 1;
  return (rest < 0 ? '' : columnLetters(rest)) + String.fromCharCode(65 + (column % 26));
}
