import { paragraphsOf } from '../report/paragraphs.ts';
import { POINT_MM } from '../paper.ts';
import { linesOf, textWidth } from '../text-metrics.ts';

/*
 * What fits one sheet. Heights are estimated before anything is drawn, and never below what is drawn: parts share the
 * sheet, what a short one leaves goes to the long ones, and what is left out is known by name.
 */

export interface TextPart {
  readonly kind: 'text';
  readonly text: string;
}

export interface RowsPart {
  readonly kind: 'rows';
  /** Shares of the width. */
  readonly widths: readonly number[];
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What each row is called where it is left out. */
  readonly names: readonly string[];
}

export type Part = TextPart | RowsPart;

/** What of a part goes on the sheet: its text, or its rows. */
export interface Fit {
  readonly text: string;
  readonly rows: readonly (readonly string[])[];
  /** Names of rows that are not there. */
  readonly leftOut: readonly string[];
  /** Some text of it ends before its end. */
  readonly shortened: boolean;
}

export interface SheetSize {
  readonly width: number;
  readonly height: number;
}

const MORE = ' …';
const TEXT = { points: 9, line: 9 * 1.37 * POINT_MM } as const;
const CELL = { points: 8, line: 8 * 1.37 * POINT_MM, padding: 1.8, side: 2.2 } as const;
const HEADING_MM = 9;
const TABLE_HEAD_MM = 6;
/** Lines a cell may have where not everything fits. */
const CELL_LINES = 4;
/** Letters of a row's name where it is left out. */
const NAME_LETTERS = 24;
const STEP_MM = TEXT.line;
/** What to do and whom to call comes before what is told about it. */
const WEIGHT: Readonly<Record<Part['kind'], number>> = { text: 1, rows: 2 };

/**
 * For each part as much of it as there is room for.
 *
 * @param noteOf what is said under a part that is not there whole; '' under one that is
 */
export function fitParts<P extends Part>(
  parts: readonly P[],
  { width, height }: SheetSize,
  noteOf: (part: P, fit: Fit) => string,
): Fit[] {
  const fitters = parts.map((part) => ({
    step: STEP_MM * WEIGHT[part.kind],
    cut: cutter(part, width, (fit) => noteOf(part, fit)),
    limit: 0,
  }));
  const used = (): number => fitters.reduce((sum, { cut, limit }) => sum + cut(limit).height, 0);
  const raise = (some: typeof fitters): void => {
    for (const one of some) one.limit += one.step;
    if (used() > height) for (const one of some) one.limit -= one.step;
  };
  // All alike as long as all have room, then what is left to one after the other.
  for (let mm = 0; mm < height; mm += STEP_MM) raise(fitters);
  for (const fitter of fitters) for (let mm = 0; mm < height; mm += STEP_MM) raise([fitter]);
  return fitters.map(({ cut, limit }) => cut(limit).fit);
}

export const isCut = ({ leftOut, shortened }: Fit): boolean => shortened || leftOut.length > 0;

interface Cut {
  readonly fit: Fit;
  /** With the note on what is missing, mm. */
  readonly height: number;
}

/** As much of a part as is no higher than a limit, but for its note; a part is measured once, however often it is asked. */
function cutter(part: Part, width: number, noteOf: (fit: Fit) => string): (limit: number) => Cut {
  const measured = (fit: Fit, height: number): Cut => {
    const note = noteOf(fit);
    return { fit, height: height + (note === '' ? 0 : textLines(note, TEXT.points, width) * TEXT.line) };
  };
  const known = new Map<number, Cut>();
  const remembered = (key: number, make: () => Cut): Cut => {
    const cut = known.get(key) ?? make();
    known.set(key, cut);
    return cut;
  };
  const nothing = { text: '', rows: [], leftOut: [], shortened: false };
  if (part.kind === 'text') {
    const all = textLines(part.text, TEXT.points, width);
    return (limit) => {
      const lines = Math.min(all, Math.max(1, Math.floor((limit - HEADING_MM) / TEXT.line)));
      return remembered(lines, () => {
        const text = lines === all ? part.text : firstLines(part.text, lines, TEXT.points, width);
        return measured({ ...nothing, text, shortened: text !== part.text }, HEADING_MM + lines * TEXT.line);
      });
    };
  }
  const columns = columnsOf(part, width);
  const above = HEADING_MM + TABLE_HEAD_MM;
  const wholeHeight = part.rows.reduce((sum, row) => sum + rowHeight(row, columns), above);
  const whole = { ...nothing, rows: part.rows };
  const short = part.rows.map((row) => {
    const cells = row.map((cell, index) => firstLines(cell, CELL_LINES, CELL.points, columns[index] ?? 1));
    return { cells, height: rowHeight(cells, columns), cut: cells.some((cell, index) => cell !== row[index]) };
  });
  return (limit) => {
    if (wholeHeight <= limit) return { fit: whole, height: wholeHeight };
    let height = above;
    let count = 0;
    for (const row of short) {
      if (height + row.height > limit) break;
      height += row.height;
      count += 1;
    }
    return remembered(count, () => {
      const kept = short.slice(0, count);
      const fit = {
        text: '',
        rows: kept.map(({ cells }) => cells),
        leftOut: part.names.slice(count).map(shortName),
        shortened: kept.some(({ cut }) => cut),
      };
      return measured(fit, height);
    });
  };
}

function columnsOf({ widths }: RowsPart, width: number): number[] {
  const all = widths.reduce((sum, one) => sum + one, 0);
  return widths.map((one) => (width * one) / all - CELL.side);
}

function rowHeight(row: readonly string[], columns: readonly number[]): number {
  const lines = row.map((cell, index) => textLines(cell, CELL.points, columns[index] ?? 1));
  return Math.max(1, ...lines) * CELL.line + CELL.padding;
}

function textLines(text: string, points: number, width: number): number {
  return paragraphsOf(text).reduce((sum, one) => sum + linesOf(one, points, width), 0);
}

function shortName(name: string): string {
  const letters = Array.from(name);
  return letters.length <= NAME_LETTERS ? name : `${letters.slice(0, NAME_LETTERS).join('').trimEnd()}${MORE}`;
}

/** A text's first lines, ended at a word with a mark that more follows. */
function firstLines(text: string, most: number, points: number, width: number): string {
  const kept: string[] = [];
  let left = most;
  for (const paragraph of paragraphsOf(text)) {
    const lines = linesOf(paragraph, points, width);
    if (lines > left) {
      if (left > 0) kept.push(`${beginning(paragraph, left, points, width)}${MORE}`);
      else kept.push(`${kept.pop() ?? ''}${MORE}`);
      return kept.join('\n');
    }
    kept.push(paragraph);
    left -= lines;
  }
  return text;
}

/** The most words of a paragraph that stand on so many lines with the mark behind them; of one long word its letters. */
function beginning(paragraph: string, lines: number, points: number, width: number): string {
  const mark = textWidth(MORE, points);
  const fits = (text: string): boolean => linesOf(text, points, width - mark) <= lines;
  const words = paragraph.split(/(?<=\s)/u);
  let said = '';
  for (const word of words) {
    if (!fits(said + word)) break;
    said += word;
  }
  if (said !== '') return said.trimEnd();
  const letters = Array.from(words[0] ?? '');
  let count = letters.length;
  while (count > 1 && !fits(letters.slice(0, count).join(''))) count = Math.floor(count * 0.8);
  return letters.slice(0, count).join('');
}
