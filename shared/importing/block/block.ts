import { SlipwayError } from '../../errors.ts';
import { LIMITS } from '../../limits.ts';
import { HEADER_WORDS, headerWords } from '../csv/headers.ts';
import { rowsUnderHeader } from '../csv/header-row.ts';
import { decodeXml } from '../decode.ts';
import type { ReadOptions } from '../mapping.ts';
import type { ParsedTable } from '../parsed.ts';
import { Notes } from '../problem.ts';
import type { Progress } from '../progress.ts';
import { readBlock } from './cells.ts';

/**
 * Pasted cells as a table. A block often comes without its header: the first row is one if a cell of it
 * is a word that headers are made of, or if the person says so. Throws `importNoRows`,
 * `importTooManyRows`, `fileTooLarge`.
 */
export function parseBlock(
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  options: ReadOptions,
  progress: Progress,
): ParsedTable {
  if (bytes.length > LIMITS.importFileBytes)
    throw new SlipwayError('fileTooLarge', { name, size: bytes.length, limit: LIMITS.importFileBytes });
  const all = readBlock(decodeXml(bytes) ?? '');
  const filled = all.map((cells, index) => ({ cells, line: index + 1 })).filter(({ cells }) => cells.some(isFilled));
  if (filled.length > LIMITS.importRows)
    throw new SlipwayError('importTooManyRows', { name, limit: LIMITS.importRows });
  const [first] = filled;
  if (first === undefined) throw new SlipwayError('importNoRows', { name });
  const notes = new Notes();
  const hasHeader = options.hasHeader ?? first.cells.some((cell) => WORDS.has(headerWords(cell)));
  const width = filled.reduce((widest, { cells }) => Math.max(widest, cells.findLastIndex(isFilled) + 1), 0);
  const data = filled.map(({ cells }) => cells.slice(0, width));
  const lines = filled.map(({ line }) => line);
  const table = rowsUnderHeader(data, lines, { width, hasHeader }, notes, progress);
  if (table === null) throw new SlipwayError('importNoRows', { name });
  return {
    format: 'paste',
    name,
    encoding: 'utf-8',
    separator: null,
    ...table,
    hasHeader,
    flaws: new Map(),
    sheet: null,
    unreadableKeys: [],
    notes: notes.list(),
  };
}

const isFilled = (cell: string): boolean => cell.trim() !== '';

/** Every word that names a column of anything that can be imported. */
const WORDS: ReadonlySet<string> = new Set(
  Object.values(HEADER_WORDS).flatMap((fields) => Object.values(fields).flatMap((words) => [...words])),
);
