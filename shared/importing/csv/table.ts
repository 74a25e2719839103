/// <reference path="../../papaparse.d.ts" />
import Papa from 'papaparse';
import { unprotectCell } from '../../csv-cell.ts';
import { SlipwayError } from '../../errors.ts';
import { LIMITS } from '../../limits.ts';
import { isWebPage, type Encoding } from '../decode.ts';
import type { ParsedTable } from '../parsed.ts';
import { Notes } from '../problem.ts';
import type { Progress } from '../progress.ts';
import { mostCommon, rowsUnderHeader } from './header-row.ts';

export const SEPARATORS = [',', ';', '\t', '|'] as const;
const SNIFFED_ROWS = 50;

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
  if (isWebPage(file.text)) throw new SlipwayError('importWebPage', { name });
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
  const lines = lineNumbers(data, 1 + skippedLines);
  const brokenRows = new Set(errors.filter((error) => error.type === 'Quotes').map((error) => error.row ?? -1));
  const table = rowsUnderHeader(data, lines, { brokenRows }, notes, progress);
  if (table === null || (table.rows.length === 0 && table.problems.length === 0))
    throw new SlipwayError('importNoRows', { name });
  return {
    format: 'csv',
    name,
    encoding: file.encoding,
    separator,
    ...table,
    rows: table.rows.map((row) => row.map(unprotectCell)),
    flaws: new Map(),
    sheet: null,
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

function lineNumbers(data: readonly (readonly string[])[], first: number): number[] {
  let line = first;
  return data.map((row) => {
    const start = line;
    line += 1;
    for (const cell of row) for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) line += 1;
    return start;
  });
}
