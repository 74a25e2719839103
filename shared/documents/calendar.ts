import type { DocumentView } from '../bridge.ts';
import type { Text } from '../text/index.ts';
import { agendaColumnsOf, agendaPages, agendaWidths } from './agenda-pages.ts';
import type { DocumentContext } from './context.ts';
import { changePages, changeWidths } from './change-pages.ts';
import { chipChanges } from './chips.ts';
import { dateText, type DateText } from './date-text.ts';
import { lanesPages } from './lanes-pages.ts';
import { monthPages } from './month-pages.ts';
import { OVERLAP_MM, sheetOf, type Sheet } from './paper.ts';
import { quarterPages } from './quarter-pages.ts';
import type { CalendarSnapshot } from './snapshot.ts';
import { styleBook } from './styles.ts';
import { linesOf, textWidth } from './text-metrics.ts';
import type { CalendarDocument, LegendItem, PageContent } from './tree.ts';
import { yearPages } from './year-pages.ts';

/** Heights of head and foot, mm; the writer's style sheet draws with the same figures. */
export const FRAME = { title: 7.4, line: 3.9, afterHead: 2.2, legendLine: 4.6, foot: 4.2, beforeFoot: 1.8 } as const;

const LEGEND_GAP = 3.2;

const PAGES: Readonly<Record<DocumentView, (context: DocumentContext) => PageContent[]>> = {
  month: monthPages,
  quarter: quarterPages,
  year: yearPages,
  lanes: lanesPages,
  ladder: lanesPages,
  agenda: agendaPages,
};

/** A frozen snapshot as pages; the same snapshot always gives the same pages. */
export function buildCalendarDocument(snapshot: CalendarSnapshot, t: Text): CalendarDocument {
  const sheet = sheetOf(snapshot.paper, snapshot.landscape, snapshot.tile);
  const dates = dateText(snapshot.locale);
  const book = styleBook(snapshot, chipChanges(snapshot, dates, t));
  const legend = book.legend(t);
  const filters = filterText(snapshot, t);
  const stamp = stampOf(snapshot, dates, t);
  const contentHeight =
    sheet.innerHeight -
    headHeight(sheet, stamp, filters) -
    legendHeight(sheet, legend) -
    FRAME.foot -
    FRAME.beforeFoot -
    0.6;
  const context: DocumentContext = { snapshot, sheet, dates, book, t, contentHeight };
  const pages = [...PAGES[snapshot.view](context), ...changePages(context)];
  return {
    language: snapshot.language,
    sheet,
    colour: snapshot.colour,
    title: snapshot.title,
    stamp,
    filters,
    styles: book.styles,
    legend,
    pages,
    tileTexts: tileTexts(sheet, t),
    pageTexts: pages.map((_, index) => t('documents:page', { page: index + 1, pages: pages.length })),
    agendaWidths: agendaWidths(agendaColumnsOf(snapshot), sheet.innerWidth),
    changeWidths: changeWidths(sheet.innerWidth),
  };
}

/** Where each tile belongs, row by row; none where the sheet is printed as one. */
function tileTexts({ tiling }: Sheet, t: Text): string[] {
  if (tiling === null) return [];
  const { columns, rows } = tiling;
  return Array.from({ length: rows * columns }, (_, i) =>
    t('documents:tile', {
      row: Math.floor(i / columns) + 1,
      rows,
      column: (i % columns) + 1,
      columns,
      overlap: OVERLAP_MM,
    }),
  );
}

function stampOf(snapshot: CalendarSnapshot, dates: DateText, t: Text): string[] {
  const { revision, asOf, zone, lockedUntil, holidayRegions = [] } = snapshot;
  return [
    revision === null ? t('documents:stamp.draft') : t('documents:stamp.revision', { revision }),
    t('documents:stamp.asOf', { when: dates.instant(asOf, zone) }),
    t('documents:stamp.zone', { zone }),
    ...(holidayRegions.length === 0 ? [] : [t('documents:stamp.holidays', { regions: holidayRegions.join(', ') })]),
    ...(lockedUntil === undefined ? [] : [t('documents:stamp.locked', { day: dates.day(lockedUntil) })]),
  ];
}

function filterText({ filters }: CalendarSnapshot, t: Text): string {
  if (filters.length === 0) return '';
  const each = filters.map(({ name, values }) => t('documents:stamp.filter', { name, values: values.join(', ') }));
  return t('documents:stamp.filters', { filters: each.join('; ') });
}

export function headHeight(sheet: Sheet, stamp: readonly string[], filters: string): number {
  const stampLines = linesOf(stamp.join('  ·  '), sheet.small, sheet.innerWidth);
  const filterLines = filters === '' ? 0 : linesOf(filters, sheet.small, sheet.innerWidth);
  return FRAME.title + (stampLines + filterLines) * FRAME.line + FRAME.afterHead;
}

function legendHeight(sheet: Sheet, legend: readonly LegendItem[]): number {
  if (legend.length === 0) return 0;
  let lines = 1;
  let left = sheet.innerWidth + LEGEND_GAP;
  for (const item of legend) {
    const box = 4.6 + Math.max(0, textWidth(item.code, sheet.small) - 3.4);
    const width = box + 1.2 + textWidth(item.text, sheet.small) + LEGEND_GAP;
    if (width > left) {
      lines += Math.max(1, linesOf(item.text, sheet.small, sheet.innerWidth - 12));
      left = sheet.innerWidth + LEGEND_GAP - width;
    } else left -= width;
  }
  return lines * FRAME.legendLine + 1.2;
}
