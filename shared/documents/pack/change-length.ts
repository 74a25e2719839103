import type { ChangeBlock } from '../report/report.ts';

/*
 * About how high a change stands on a page of A4, in lines. Only has to be right about which change certainly does
 * not fit and which certainly does; one between may stand in the form of a long one on a single page.
 */
const LINES_OF_A_PAGE = 66;
const LETTERS_OF_A_LINE = 90;
const LETTERS_OF_A_FACT = 32;

const linesOf = (text: string, letters: number): number =>
  text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / letters)), 0);

export function isLongChange({ facts, texts, tables }: ChangeBlock): boolean {
  const known = facts.filter(({ value }) => value !== null);
  // Facts stand two to a line.
  const ofFacts = known.reduce((sum, { value }) => sum + linesOf(value?.text ?? '', LETTERS_OF_A_FACT) * 0.5, 0);
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
  return 3 + ofFacts + ofTexts + ofTables > LINES_OF_A_PAGE * 0.9;
}
