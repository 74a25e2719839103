import type { ChangeBlock, Fact } from '../report/report.ts';

/*
 * About how high a change stands on a page of A4, in lines. Only has to be right about which change certainly does
 * not fit and which certainly does; one between may stand in the form of a long one on a single page.
 */
const LINES_OF_A_PAGE = 66;
const LETTERS_OF_A_LINE = 90;
const LETTERS_OF_A_FACT = 26;
/** A row of facts with the gap beneath it. */
const FACT_GAP = 0.15;

const linesOf = (text: string, letters: number): number =>
  text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / letters)), 0);

/** Whether a fact takes a row of its own: in half of one a list of collisions would be a column of single words. */
export function isWideFact({ value }: Fact): boolean {
  return value !== null && linesOf(value.text, LETTERS_OF_A_FACT) > 2;
}

export function isLongChange({ facts, texts, tables }: ChangeBlock): boolean {
  const ofTexts = texts.reduce(
    (sum, { value }) => sum + (value === null ? 0 : 0.25 + linesOf(value.text, LETTERS_OF_A_LINE)),
    0,
  );
  const ofTables = tables.reduce((sum, { rows, columns }) => {
    const letters = Math.max(8, LETTERS_OF_A_LINE / columns.length - 2);
    return (
      sum + 3 + rows.reduce((lines, row) => lines + Math.max(...row.map((cell) => linesOf(cell.text, letters))), 0)
    );
  }, 0);
  return 3 + linesOfFacts(facts) + ofTexts + ofTables > LINES_OF_A_PAGE * 0.9;
}

/** Facts stand two to a row, which is as high as the higher of them. */
function linesOfFacts(facts: readonly Fact[]): number {
  let sum = 0;
  let left: number | null = null;
  for (const fact of facts) {
    const { value } = fact;
    if (value === null) continue;
    const isWide = isWideFact(fact);
    const lines = linesOf(value.text, isWide ? LETTERS_OF_A_LINE : LETTERS_OF_A_FACT) + FACT_GAP;
    if (isWide) {
      sum += (left ?? 0) + lines;
      left = null;
    } else if (left === null) left = lines;
    else {
      sum += Math.max(left, lines);
      left = null;
    }
  }
  return sum + (left ?? 0);
}
