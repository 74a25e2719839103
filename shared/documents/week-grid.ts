import type { PlainDate } from '../model/time.ts';
import { addDays, isoWeekday } from '../planning/days.ts';
import { daysOfWhen } from '../planning/moments.ts';
import { chipOf } from './chips.ts';
import type { DocumentContext } from './context.ts';
import { isoWeekNumber } from './date-text.ts';
import { clipped, later, type Item } from './items.ts';
import { POINT_MM, type Sheet } from './paper.ts';
import { layoutRow, type RowLayout } from './row-layout.ts';
import type { DayCell, MonthGrid, Week } from './tree.ts';

/** Height of the row of weekday names, mm. */
export const WEEKDAY_ROW = 5;
/** Room under a day's last entry. */
export const ROW_END = 0.5;
/** Height that a line of type still needs, in its own size. */
export const LEAST_SLOT = 1.32;

/** A row of seven days with what stands in it. */
export interface LaidWeek {
  readonly start: PlainDate;
  readonly layout: RowLayout<Item>;
}

/** Weeks from the one that holds the first day to the one that holds the last, by their first days. */
export function weekStarts(first: PlainDate, last: PlainDate, weekStart: number): PlainDate[] {
  const starts: PlainDate[] = [];
  const from = addDays(first, -((isoWeekday(first) - weekStart + 7) % 7));
  for (let start = from; start <= last; start = addDays(start, 7)) starts.push(start);
  return starts;
}

/** Days outside of `within` stay empty: their entries stand on their own pages. */
export function layoutWeeks(
  items: readonly Item[],
  starts: readonly PlainDate[],
  within: { readonly first: PlainDate; readonly last: PlainDate },
  perDay: number,
): LaidWeek[] {
  return starts.map((start) => {
    const end = addDays(start, 6);
    const days = clipped(items, within.first, within.last).filter((item) => item.first <= end && item.last >= start);
    return { start, layout: layoutRow(days, { start, days: 7, lanes: perDay }) };
  });
}

/** Least height of a row that holds so many entries a day, mm. */
export function leastRow(sheet: Sheet, perDay: number): number {
  return sheet.dateLine + perDay * sheet.chip * POINT_MM * LEAST_SLOT + ROW_END;
}

/** Entries a day holds and their height: a little closer in tight rows, fewer only where type would clash. */
export function densityOf(sheet: Sheet, row: number, most: number): { perDay: number; slot: number } {
  const room = row - sheet.dateLine - ROW_END;
  const least = sheet.chip * POINT_MM * LEAST_SLOT;
  const perDay = Math.max(1, Math.min(most, Math.floor(room / least)));
  return { perDay, slot: Math.min(sheet.slot, room / perDay) };
}

/** Height of a row that its entries fill, mm. */
export function naturalRow(sheet: Sheet, { perDay, slot }: { perDay: number; slot: number }): number {
  return sheet.dateLine + perDay * slot + ROW_END;
}

interface GridOptions {
  readonly first: PlainDate;
  readonly last: PlainDate;
  readonly rowHeight: number;
  readonly slot: number;
  /** Whether the grid runs over months: their edges are then drawn. */
  readonly monthEdges: boolean;
}

export function weekGrid(context: DocumentContext, weeks: readonly LaidWeek[], options: GridOptions): MonthGrid {
  const holidays = holidaysOf(context);
  return {
    kind: 'grid',
    weekdays: weekdaysFrom(context),
    weeks: weeks.map((week) => weekOf(context, week, options, holidays)),
    rowHeight: options.rowHeight,
    slot: options.slot,
  };
}

/** Whether a day is a holiday. */
export function holidaysOf({ snapshot }: DocumentContext): (day: PlainDate) => boolean {
  const spans = snapshot.entries.flatMap((entry) => {
    const isHoliday = snapshot.styles[entry.styleId]?.meaning === 'holiday' && !entry.cancelled;
    return isHoliday && entry.when.type === 'dates' ? [entry.when] : [];
  });
  return (day) => spans.some((span) => span.first <= day && day <= span.last);
}

/** Where a month begins: a line above its first seven days, and before the first one. */
function edgeOf(day: number, column: number, hasAbove: boolean, hasBefore: boolean): DayCell['edge'] {
  if (day > 7) return 'none';
  if (day === 1 && column > 0 && hasBefore) return hasAbove ? 'corner' : 'start';
  return hasAbove ? 'top' : 'none';
}

function weekOf(
  context: DocumentContext,
  { start, layout }: LaidWeek,
  { first, last, monthEdges }: GridOptions,
  isHoliday: (day: PlainDate) => boolean,
): Week {
  const { snapshot, book, dates } = context;
  const { settings } = snapshot;
  const days = layout.more.map((more, i): DayCell => {
    const date = addDays(start, i);
    const day = Number(date.slice(8, 10));
    return {
      date,
      label: day === 1 ? dates.dayMonth(date) : String(day),
      outside: date < first || date > last,
      free: !settings.workingDays.includes(isoWeekday(date)),
      holiday: isHoliday(date),
      more,
      edge: monthEdges && date <= last ? edgeOf(day, i, addDays(date, -7) >= first, date > first) : 'none',
    };
  });
  const bars = layout.placed.map(({ item, from, to, lane }) => {
    const own = daysOfWhen(item.entry.when, snapshot.zone);
    return {
      chip: chipOf(item.entry, book, snapshot.zone),
      from,
      to,
      lane,
      starts: own.first >= addDays(start, from - 1),
      ends: own.last <= addDays(start, to - 1),
    };
  });
  return { number: settings.weekNumbers ? String(isoWeekNumber(addDays(start, 3))) : null, days, bars };
}

function weekdaysFrom({ snapshot, dates, sheet }: DocumentContext): string[] {
  const form = sheet.innerWidth > 260 ? 'long' : 'short';
  return Array.from({ length: 7 }, (_, i) => dates.weekday(((snapshot.settings.weekStart - 1 + i) % 7) + 1, form));
}

/** What weeks hide, each entry once, at the first day on which it is not drawn. */
export function hiddenInWeeks(weeks: readonly LaidWeek[]): { day: PlainDate; item: Item }[] {
  return weeks.flatMap(({ start, layout }) => layout.hidden.map((item) => ({ day: later(item.first, start), item })));
}
