import type { Paper } from '../bridge.ts';

/** Sizes in mm, portrait: ISO 216; Letter and Tabloid (ANSI A and B). */
const SIZES: Readonly<Record<Paper, readonly [number, number]>> = {
  a4: [210, 297],
  a3: [297, 420],
  letter: [215.9, 279.4],
  tabloid: [279.4, 431.8],
};

export const MARGIN_MM = 12;
export const POINT_MM = 25.4 / 72;

/** A sheet and the type set on it. Lengths in mm, type in points. */
export interface Sheet {
  readonly paper: Paper;
  readonly landscape: boolean;
  readonly width: number;
  readonly height: number;
  /** Within the margins. */
  readonly innerWidth: number;
  readonly innerHeight: number;
  readonly body: number;
  readonly chip: number;
  readonly small: number;
  /** Height of one entry in the grid, gap included. */
  readonly slot: number;
  /** Line above a day's entries, with its number. */
  readonly dateLine: number;
  /** Entries a day holds in the month grid. */
  readonly perDay: number;
}

export function sheetOf(paper: Paper, landscape: boolean): Sheet {
  const [short, long] = SIZES[paper];
  const width = landscape ? long : short;
  const height = landscape ? short : long;
  const large = paper === 'a3' || paper === 'tabloid';
  const narrow = !large && !landscape;
  const perDay = large ? (landscape ? 8 : 12) : landscape ? 5 : 8;
  return {
    paper,
    landscape,
    width,
    height,
    innerWidth: width - 2 * MARGIN_MM,
    innerHeight: height - 2 * MARGIN_MM,
    body: 9,
    chip: narrow ? 7.5 : large ? 9 : 8,
    small: 7.5,
    slot: large ? 4.6 : 4.05,
    dateLine: large ? 5.2 : 4.2,
    perDay,
  };
}
