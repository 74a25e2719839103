/// <reference path="../../papaparse.d.ts" />
import Papa from 'papaparse';
import { unprotectCell } from '../../csv-cell.ts';
import { SlipwayError } from '../../errors.ts';
import { LIMITS } from '../../limits.ts';
import type { Encoding } from '../decode.ts';
import type { ParsedTable } from '../parsed.ts';
import { Notes, RowProblem, shown, type Problem } from '../problem.ts';
import type { Progress } from '../progress.ts';
import { isDateLike } from './dates.ts';

export const SEPARATORS = [',', ';', '\t', '|'] as const;
const SNIFFED_ROWS = 50;
/** Columns past this are no table of a plan. */
const MOST_COLUMNS = 500;

/**
 * A table of text, read: separator sniffed, header found, every row with its line. A row whose cells
 * don't fit the header is a problem (its values would land in wrong columns), the others come in.
 * Throws `importNoRows`, `importTooManyRows`, `importWebPage`.
 */
export function parseTable(
  file: { readonly name: string; readonly text: string; readonly encoding: Encoding; readonly cutShort?: boolean },
  asked: string | undefined,
  progress: Progress,
): ParsedTable {
  const { name } = file;
  // A sign-in page saved in place of the file it hid is the commonest broken download.
  if (/^\s*(?:<!doctype html|<html|<\?xml)/i.test(file.text.slice(0, 500)))
    throw new SlipwayError('importWebPage', { name });
  const {
    text,
    separator: named,
    skippedLines,
  } = withoutSeparatorLine(file.text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'));
  const separator = asked ?? named ?? sniffSeparator(text);
  const { data, errors } = Papa.parse(text, { delimiter: separator, newline: '\n' });
  if (data.length > LIMITS.importRows + 100)
    throw new SlipwayError('importTooManyRows', { name, limit: LIMITS.importRows });
  const notes = new Notes();
  const problems: Problem[] = [];
  const lines = lineNumbers(data, 1 + skippedLines);
  const head = findHeader(data, lines, notes);
  if (head === null) throw new SlipwayError('importNoRows', { name });
  const headers = uniqueHeaders(head.cells, head.line, notes);
  const broken = new Set(errors.filter((error) => error.type === 'Quotes').map((error) => error.row));
  const table: { rows: string[][]; lines: number[] } = { rows: [], lines: [] };
  for (let index = head.firstRow; index < data.length; index += 1) {
    progress('reading', index, data.length);
    const cells = data[index] as string[];
    const line = lines[index] as number;
    try {
      const row = fitRow(cells, headers, broken.has(index), line, index === data.length - 1, notes);
      if (row === null) continue;
      table.rows.push(row.map(unprotectCell));
      table.lines.push(line);
    } catch (error) {
      if (!(error instanceof RowProblem)) throw error;
      problems.push(error.at(line));
    }
  }
  if (table.rows.length === 0 && problems.length === 0) throw new SlipwayError('importNoRows', { name });
  return {
    format: 'csv',
    name,
    encoding: file.encoding,
    separator,
    headers,
    ...table,
    problems,
    unreadableKeys: [],
    notes: notes.list(),
  };
}

/** Excel's own hint: a first line "sep=;". */
function withoutSeparatorLine(text: string): { text: string; separator: string | null; skippedLines: number } {
  const match = /^sep=(.)\n/i.exec(text);
  return match === null
    ? { text, separator: null, skippedLines: 0 }
    : { text: text.slice(match[0].length), separator: match[1] ?? null, skippedLines: 1 };
}

/** The separator that cuts the first rows into the same number of columns most often, more columns winning. */
export function sniffSeparator(text: string): string {
  const sample = text.slice(0, 200_000);
  let best: { separator: string; score: number } = { separator: ',', score: 0 };
  for (const separator of SEPARATORS) {
    const { data } = Papa.parse(sample, { delimiter: separator, newline: '\n', preview: SNIFFED_ROWS });
    const widths = data.filter((row) => row.length > 1 || row[0]?.trim() !== '').map((row) => row.length);
    const common = mostCommon(widths);
    if (common < 2) continue;
    const agreeing = widths.filter((width) => width === common).length / widths.length;
    // Agreement counts more than width: text full of commas is wide and ragged.
    const score = agreeing * agreeing * Math.log2(common + 1);
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

function mostCommon(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), [0, 0])[0];
}

function lineNumbers(data: readonly (readonly string[])[], first: number): number[] {
  let line = first;
  return data.map((row) => {
    const start = line;
    line += 1;
    for (const cell of row) for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) line += 1;
    return start;
  });
}

const filled = (cells: readonly string[]): number => cells.filter((cell) => cell.trim() !== '').length;

/** The first row as wide as the table. Lines above it (a report's title) are told; a first row of data has no header. */
function findHeader(
  data: readonly (readonly string[])[],
  lines: readonly number[],
  notes: Notes,
): { cells: readonly string[]; line: number; firstRow: number } | null {
  const width = mostCommon(
    data
      .slice(0, SNIFFED_ROWS)
      .filter((row) => filled(row) > 0)
      .map((row) => row.length),
  );
  const first = data.findIndex((row) => filled(row) > 0);
  if (first === -1) return null;
  const wide = data.slice(0, 10).findIndex((row) => row.length >= width && filled(row) > Math.min(1, width - 1));
  const at = wide === -1 ? first : wide;
  const cells = data[at] as readonly string[];
  if (at > first) notes.tell('linesAboveHeader', { line: lines[first] ?? null, value: data[first]?.join(' ') ?? null });
  const line = lines[at] as number;
  if (cells.slice(0, MOST_COLUMNS).some((cell) => isDateLike(cell.trim()))) {
    notes.tell('headerMissing', { line, value: cells.join(' ') });
    return { cells: cells.map(() => ''), line, firstRow: at };
  }
  return { cells, line, firstRow: at + 1 };
}

function uniqueHeaders(cells: readonly string[], line: number, notes: Notes): string[] {
  const taken = new Set<string>();
  const last = cells.findLastIndex((cell) => cell.trim() !== '');
  // Columns without header and data at the right edge are a spreadsheet's leftovers; fitRow names any that hold data.
  const used = cells.slice(0, last === -1 ? MOST_COLUMNS : Math.min(last + 1, MOST_COLUMNS));
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
  headers: readonly string[],
  brokenQuote: boolean,
  line: number,
  isLast: boolean,
  notes: Notes,
): string[] | null {
  if (filled(cells) === 0) {
    if (!isLast) notes.tell('rowEmpty', { line });
    return null;
  }
  if (brokenQuote) throw new RowProblem('quoteNotClosed', null, shown(cells.at(-1) ?? ''));
  const extra = cells.slice(headers.length);
  if (filled(extra) > 0) {
    const params = { cells: cells.length, columns: headers.length };
    throw new RowProblem('rowTooLong', null, extra.find((cell) => cell.trim() !== '') ?? '', params);
  }
  if (cells.length < headers.length) {
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
