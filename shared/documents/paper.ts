import { TilePaper, type Paper } from '../bridge.ts';

/** Sizes in mm, portrait: ISO 216; Letter and Tabloid (ANSI A and B). */
const SIZES: Readonly<Record<Paper, readonly [number, number]>> = {
  a4: [210, 297],
  a3: [297, 420],
  a2: [420, 594],
  a1: [594, 841],
  letter: [215.9, 279.4],
  tabloid: [279.4, 431.8],
};
/** Sheets read from further away are set larger, all of it alike. */
const SCALE: Partial<Record<Paper, number>> = { a2: 1.15, a1: 1.4 };

export const MARGIN_MM = 12;
export const POINT_MM = 25.4 / 72;
/** What neighbouring tiles both show, to be glued one over the other. */
export const OVERLAP_MM = 10;
/** A paper is worth putting together that is so much larger than its tiles: A3 is not made of Tabloid. */
const LEAST_LARGER = 1.5;
/** Line beneath a tile that says where it belongs. */
export const TILE_LABEL_MM = 5;

/** Sheets that a larger one is put together of: mm, the overlap drawn twice. */
export interface Tiling {
  readonly width: number;
  readonly height: number;
  /** Of the drawing on one sheet. */
  readonly innerWidth: number;
  readonly innerHeight: number;
  readonly columns: number;
  readonly rows: number;
  readonly landscape: boolean;
}

/** A sheet and the type set on it. Lengths in mm, type in points, all before `scale`. */
export interface Sheet {
  readonly paper: Paper;
  readonly landscape: boolean;
  /** Of the paper itself. */
  readonly width: number;
  readonly height: number;
  /** How much larger than laid out it is drawn. */
  readonly scale: number;
  readonly tiling: Tiling | null;
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

/** Entries a day of the month holds for each mm of a large sheet's height: eight on A3, five are the rule on A4. */
const PER_DAY = 0.03;

/** Sheets a paper can be put together of; none for those that are printed as one. */
export function tilesOf(paper: Paper): TilePaper[] {
  return TilePaper.options.filter((tile) => tilingOf(SIZES[paper], tile) !== null);
}

export function sheetOf(paper: Paper, landscape: boolean, tile?: TilePaper): Sheet {
  const [width, height] = sizeOf(paper, landscape);
  const scale = SCALE[paper] ?? 1;
  const tiling = tile === undefined ? null : tilingOf([width, height], tile);
  const [drawnWidth, drawnHeight] = drawnOf(width, height, tiling);
  const large = paper !== 'a4' && paper !== 'letter';
  const narrow = !large && !landscape;
  const innerHeight = drawnHeight / scale;
  const perDay = large ? Math.round(innerHeight * PER_DAY) : landscape ? 5 : 8;
  return {
    paper,
    landscape,
    width,
    height,
    scale,
    tiling,
    innerWidth: drawnWidth / scale,
    innerHeight,
    body: 9,
    chip: narrow ? 7.5 : large ? 9 : 8,
    small: 7.5,
    slot: large ? 4.6 : 4.05,
    dateLine: large ? 5.2 : 4.2,
    perDay,
  };
}

function sizeOf(paper: Paper, landscape: boolean): readonly [width: number, height: number] {
  const [short, long] = SIZES[paper];
  return landscape ? [long, short] : [short, long];
}

function area(paper: Paper): number {
  const [short, long] = SIZES[paper];
  return short * long;
}

function drawnOf(width: number, height: number, tiling: Tiling | null): [number, number] {
  if (tiling === null) return [width - 2 * MARGIN_MM, height - 2 * MARGIN_MM];
  const { columns, rows, innerWidth, innerHeight } = tiling;
  return [columns * innerWidth - (columns - 1) * OVERLAP_MM, rows * innerHeight - (rows - 1) * OVERLAP_MM];
}

/**
 * As many sheets as the paper is large, so that A2 takes four A4 and not nine: what margins and overlaps
 * take is taken off the drawing, which is laid out for what is left and never scaled to fit. Of both ways
 * round the one that loses least. Null where the paper is hardly larger than one of the sheets.
 */
function tilingOf([width, height]: readonly [number, number], tile: TilePaper): Tiling | null {
  const ways = [true, false].map((landscape): Tiling => {
    const [w, h] = sizeOf(tile, landscape);
    return {
      width: w,
      height: h,
      innerWidth: w - 2 * MARGIN_MM,
      innerHeight: h - 2 * MARGIN_MM - TILE_LABEL_MM,
      columns: Math.max(1, Math.round(width / w)),
      rows: Math.max(1, Math.round(height / h)),
      landscape,
    };
  });
  const lost = (way: Tiling): number => {
    const [drawnWidth, drawnHeight] = drawnOf(width, height, way);
    return Math.max(1 - drawnWidth / (width - 2 * MARGIN_MM), 1 - drawnHeight / (height - 2 * MARGIN_MM));
  };
  const [best] = ways.sort((a, b) => lost(a) - lost(b) || a.columns * a.rows - b.columns * b.rows);
  const isSmaller = area(tile) * LEAST_LARGER <= width * height;
  return best === undefined || !isSmaller || best.columns * best.rows < 2 ? null : best;
}
