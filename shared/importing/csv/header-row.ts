import { LIMITS } from '../../limits.ts';
import { RowProblem, shown, type Notes, type Problem } from '../problem.ts';
import type { Progress } from '../progress.ts';
import { isDateLike } from '../prose-dates.ts';

const SEEN_ROWS = 50;
/** How far down a header may stand, under a report's title. */
const HEADER_WITHIN = 10;

export interface RowRules {
  /** Rows, by index, whose quotes do not close: their cells can't be trusted. */
  readonly brokenRows?: ReadonlySet<number>;
  /**
   * Set for a sheet, where a cell has its column by where it stands: a short row is no damage, and
   * every one of so many columns is kept, named or not.
   */
  readonly width?: number;
  /** Whether the first row is one, where that is known. */
  readonly hasHeader?: boolean;
  /** Rows, by index, that say something no cell shows. */
  readonly filledRows?: ReadonlySet<number>;
}

export interface FittedRows {
  readonly headers: string[];
  readonly rows: string[][];
  readonly lines: number[];
  readonly problems: Problem[];
}

/**
 * Rows of cells as a table: the header found, every other row fitted under it. A row that does not fit
 * (its values would land in wrong columns) is a problem. Null where there is no row at all.
 */
export function rowsUnderHeader(
  data: readonly (readonly string[])[],
  lines: readonly number[],
  rules: RowRules,
  notes: Notes,
  progress: Progress,
): FittedRows | null {
  const head = rules.hasHeader === undefined ? findHeader(data, lines, notes) : givenHeader(data, lines, rules, notes);
  if (head === null) return null;
  const fitted: FittedRows = {
    headers: uniqueHeaders(head.cells, head.line, rules.width, notes),
    rows: [],
    lines: [],
    problems: [],
  };
  for (let index = head.firstRow; index < data.length; index += 1) {
    progress('reading', index, data.length);
    const line = lines[index] as number;
    try {
      const row = fitRow(data[index] as string[], index, line, fitted.headers, rules, index === data.length - 1, notes);
      if (row === null) continue;
      fitted.rows.push(row);
      fitted.lines.push(line);
    } catch (error) {
      if (!(error instanceof RowProblem)) throw error;
      fitted.problems.push(error.at(line));
    }
  }
  return fitted;
}

export function mostCommon(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), [0, 0])[0];
}

const filled = (cells: readonly string[]): number => cells.filter((cell) => cell.trim() !== '').length;

interface Header {
  readonly cells: readonly string[];
  readonly line: number;
  readonly firstRow: number;
}

function givenHeader(
  data: readonly (readonly string[])[],
  lines: readonly number[],
  { hasHeader, width }: RowRules,
  notes: Notes,
): Header | null {
  const [cells, line] = [data[0], lines[0]];
  if (cells === undefined || line === undefined) return null;
  if (hasHeader === true) return { cells, line, firstRow: 1 };
  notes.tell('headerMissing', { line, value: cells.join(' ') });
  return { cells: Array.from({ length: width ?? cells.length }, () => ''), line, firstRow: 0 };
}

/** The first row as wide as the table. Lines above it (a report's title) are told; a first row of data has no header. */
function findHeader(data: readonly (readonly string[])[], lines: readonly number[], notes: Notes): Header | null {
  const width = mostCommon(
    data
      .slice(0, SEEN_ROWS)
      .filter((row) => filled(row) > 0)
      .map((row) => row.length),
  );
  const first = data.findIndex((row) => filled(row) > 0);
  if (first === -1) return null;
  const wide = data
    .slice(0, HEADER_WITHIN)
    .findIndex((row) => row.length >= width && filled(row) > Math.min(1, width - 1));
  const at = wide === -1 ? first : wide;
  const cells = data[at] as readonly string[];
  if (at > first) notes.tell('linesAboveHeader', { line: lines[first] ?? null, value: data[first]?.join(' ') ?? null });
  const line = lines[at] as number;
  if (cells.slice(0, LIMITS.importColumns).some((cell) => isDateLike(cell.trim()))) {
    notes.tell('headerMissing', { line, value: cells.join(' ') });
    return { cells: cells.map(() => ''), line, firstRow: at };
  }
  return { cells, line, firstRow: at + 1 };
}

function uniqueHeaders(cells: readonly string[], line: number, width: number | undefined, notes: Notes): string[] {
  const taken = new Set<string>();
  const last = cells.findLastIndex((cell) => cell.trim() !== '');
  const inAll = Math.min(width ?? (last === -1 ? cells.length : last + 1), LIMITS.importColumns);
  // Columns without header and data at the right edge are a spreadsheet's leftovers; fitRow names any that hold data.
  const used = Array.from({ length: inAll }, (_, index) => cells[index] ?? '');
  return used.map((cell, index) => {
    const text = cell.replace(/\s+/g, ' ').trim().slice(0, 200);
    const base = text === '' ? `#${index + 1}` : text;
    if (text === '' && last !== -1) notes.tell('columnUnnamed', { line, column: base }, base);
    let name = base;
    for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `${base} (${count})`;
    if (name !== base) notes.tell('columnsWithSameName', { line, column: base, params: { name } }, name);
    taken.add(name.toLowerCase());
    return name;
  });
}

/** The row with as many cells as there are headers; null for an empty one. */
function fitRow(
  cells: readonly string[],
  index: number,
  line: number,
  headers: readonly string[],
  { brokenRows, width, filledRows }: RowRules,
  isLast: boolean,
  notes: Notes,
): string[] | null {
  if (filled(cells) === 0 && filledRows?.has(index) !== true) {
    if (!isLast) notes.tell('rowEmpty', { line });
    return null;
  }
  if (brokenRows?.has(index) === true) throw new RowProblem('quoteNotClosed', null, shown(cells.at(-1) ?? ''));
  const extra = cells.slice(headers.length);
  if (filled(extra) > 0) {
    const params = { cells: cells.length, columns: headers.length };
    throw new RowProblem('rowTooLong', null, extra.find((cell) => cell.trim() !== '') ?? '', params);
  }
  if (width === undefined && cells.length < headers.length) {
    const column = headers[cells.length] ?? null;
    notes.tell('rowShort', {
      line,
      column,
      value: cells.join(' '),
      params: { cells: cells.length, columns: headers.length },
    });
  }
  return headers.map((_, index) => cells[index] ?? '');
}
