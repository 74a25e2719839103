import { SlipwayError } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import type { PlainDate } from '../model/time.ts';
import { daysBetween, lastOfMonth, monthsBetween } from '../planning/days.ts';
import type { DocumentContext } from './context.ts';
import { earlier, itemsOf, later, type Item } from './items.ts';
import { OVERFLOW_GAP, withOverflow } from './overflow.ts';
import type { PageContent } from './tree.ts';
import {
  densityOf,
  hiddenInWeeks,
  layoutWeeks,
  leastRow,
  naturalRow,
  weekGrid,
  WEEKDAY_ROW,
  weekStarts,
} from './week-grid.ts';

/** Entries a day should hold before the weeks go on to another sheet. */
const LEAST_PER_DAY = 3;
/** A range up to this stands in one piece; a longer one is cut into the quarters of the year. */
const ONE_PIECE_DAYS = 14 * 7;

/*
 * A quarter stands as one run of week rows, like the month and not as three months side by side: on A3 a
 * column of a day is then 39 mm wide (56 across) and holds "★ PAY 26.4 Production" in full, where three
 * months leave it 18 mm, in which every name ends in dots; and a bar that crosses a month's end is not
 * broken. Upright sheets suit thirteen rows best: five entries a day on A3, three on A4. Where a row would
 * hold fewer than three, the weeks are dealt over two or more sheets.
 */
export function quarterPages(context: DocumentContext): PageContent[] {
  const items = itemsOf(context.snapshot);
  return piecesOf(context.snapshot).flatMap((piece) => pagesOfPiece(context, piece, items));
}

interface Piece {
  readonly first: PlainDate;
  readonly last: PlainDate;
}

function piecesOf({ first, last }: Piece): Piece[] {
  if (daysBetween(first, last) < ONE_PIECE_DAYS) return [{ first, last }];
  const months = monthsBetween(first, last, LIMITS.documentMonths);
  if (months === null) throw new SlipwayError('rangeTooLong', { months: LIMITS.documentMonths });
  const pieces: Piece[] = [];
  for (const month of months) {
    const piece = { first: later(`${month}-01`, first), last: earlier(lastOfMonth(month), last) };
    const before = pieces.at(-1);
    if (before === undefined || Number(month.slice(5)) % 3 === 1) pieces.push(piece);
    else pieces[pieces.length - 1] = { first: before.first, last: piece.last };
  }
  return pieces;
}

function pagesOfPiece(context: DocumentContext, piece: Piece, items: readonly Item[]): PageContent[] {
  const { snapshot, sheet, dates, contentHeight } = context;
  const starts = weekStarts(piece.first, piece.last, snapshot.settings.weekStart);
  const space = contentHeight - WEEKDAY_ROW;
  const most = Math.max(1, Math.floor(space / leastRow(sheet, LEAST_PER_DAY)));
  const sheets = Math.ceil(starts.length / most);
  const perSheet = Math.ceil(starts.length / sheets);
  const full = space / perSheet;
  // More than on a month's sheet, where rows are high enough.
  const density = densityOf(sheet, full, sheet.perDay * 2);
  const weeks = layoutWeeks(items, starts, piece, density.perDay);
  const hidden = hiddenInWeeks(weeks);
  const natural = naturalRow(sheet, density);
  const rowHeight = Math.min(full, hidden.length === 0 ? natural * 1.6 : natural);
  const parts = Array.from({ length: sheets }, (_, i) => weeks.slice(i * perSheet, (i + 1) * perSheet));
  const grids = parts.map((part) =>
    weekGrid(context, part, { ...piece, rowHeight, slot: density.slot, monthEdges: true }),
  );
  const left = space - (parts.at(-1)?.length ?? 0) * rowHeight - OVERFLOW_GAP;
  return withOverflow(context, { heading: dates.period(piece.first, piece.last), grids, left }, hidden);
}
