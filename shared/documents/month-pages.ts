import { SlipwayError } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { lastOfMonth, monthsBetween } from '../planning/days.ts';
import type { DocumentContext } from './context.ts';
import { earlier, itemsOf, later, type Item } from './items.ts';
import { OVERFLOW_GAP, withOverflow } from './overflow.ts';
import type { PageContent } from './tree.ts';
import { densityOf, hiddenInWeeks, layoutWeeks, naturalRow, weekGrid, WEEKDAY_ROW, weekStarts } from './week-grid.ts';

/** One or more pages for every month of the range. */
export function monthPages(context: DocumentContext): PageContent[] {
  const { snapshot } = context;
  const items = itemsOf(snapshot);
  const months = monthsBetween(snapshot.first, snapshot.last, LIMITS.documentMonths);
  if (months === null) throw new SlipwayError('rangeTooLong', { months: LIMITS.documentMonths });
  return months.flatMap((month) => pagesOfMonth(context, month, items));
}

function pagesOfMonth(context: DocumentContext, month: string, items: readonly Item[]): PageContent[] {
  const { snapshot, sheet, dates, contentHeight } = context;
  const [monthFirst, monthLast] = [`${month}-01`, lastOfMonth(month)];
  const within = { first: later(monthFirst, snapshot.first), last: earlier(monthLast, snapshot.last) };
  const starts = weekStarts(monthFirst, monthLast, snapshot.settings.weekStart);
  const full = (contentHeight - WEEKDAY_ROW) / starts.length;
  const density = densityOf(sheet, full, sheet.perDay);
  const weeks = layoutWeeks(items, starts, within, density.perDay);
  const hidden = hiddenInWeeks(weeks);
  const natural = naturalRow(sheet, density);
  const rowHeight = Math.min(full, hidden.length === 0 ? natural * 1.6 : natural);
  const grid = weekGrid(context, weeks, { ...within, rowHeight, slot: density.slot, monthEdges: false });
  const left = contentHeight - WEEKDAY_ROW - weeks.length * rowHeight - OVERFLOW_GAP;
  return withOverflow(context, { heading: dates.month(monthFirst), grids: [grid], left }, hidden);
}
