import { SlipwayError } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import type { EventMeaning } from '../model/configuration.ts';
import type { PlainDate } from '../model/time.ts';
import { addDays, isoWeekday, monthsBetween } from '../planning/days.ts';
import type { CalendarEntry } from '../planning/entry.ts';
import { daysOfWhen } from '../planning/moments.ts';
import { chipOf, whenText } from './chips.ts';
import { isoWeekNumber } from './date-text.ts';
import type { DocumentContext } from './context.ts';
import { POINT_MM, type Sheet } from './paper.ts';
import { flowList, type FlowItem } from './list-flow.ts';
import { layoutWeek, type WeekLayout } from './week-layout.ts';
import type { Block, DayCell, MonthGrid, PageContent, Week } from './tree.ts';

interface Item {
  readonly entry: CalendarEntry;
  readonly first: PlainDate;
  readonly last: PlainDate;
  readonly rank: number;
}

const WEEKDAY_ROW = 5;
const GAP = 2;
/** Room under a day's last entry. */
const ROW_END = 0.5;
/** Height that a line of type still needs, in its own size. */
const LEAST_SLOT = 1.32;

/** What must stay in sight when a day is overfull: freezes first, phases last. */
function rankOf(entry: CalendarEntry, meaning: EventMeaning | null): number {
  const cancelled = entry.cancelled ? 10 : 0;
  switch (entry.table) {
    case 'deployments':
      return cancelled + 1;
    case 'gates':
      return cancelled + 3;
    case 'releases':
      return cancelled + 4;
    case 'phases':
      return cancelled + 6;
    case 'bookings':
      return cancelled + 7;
    case 'events':
      if (meaning === 'hardFreeze' || meaning === 'softFreeze') return cancelled;
      if (meaning === 'holiday' || meaning === 'milestone') return cancelled + 2;
      return cancelled + (meaning === 'meeting' || meaning === 'other' ? 5 : 3);
  }
}

/** One or more pages for every month of the range. */
export function monthPages(context: DocumentContext): PageContent[] {
  const { snapshot } = context;
  const items = snapshot.entries.map((entry): Item => {
    const meaning = snapshot.styles[entry.styleId]?.meaning ?? null;
    return { entry, ...daysOfWhen(entry.when, snapshot.zone), rank: rankOf(entry, meaning) };
  });
  const months = monthsBetween(snapshot.first, snapshot.last, LIMITS.documentMonths);
  if (months === null) throw new SlipwayError('rangeTooLong', { months: LIMITS.documentMonths });
  return months.flatMap((month) => pagesOfMonth(context, month, items));
}

function pagesOfMonth(context: DocumentContext, month: string, items: readonly Item[]): PageContent[] {
  const { snapshot, sheet, dates, t } = context;
  const first = later(`${month}-01`, snapshot.first);
  const last = earlier(addDays(nextMonth(month), -1), snapshot.last);
  const shown = items.filter((item) => item.first <= last && item.last >= first);
  const from = weekStartOf(`${month}-01`, snapshot.settings.weekStart);
  const lastDay = addDays(nextMonth(month), -1);
  const starts: PlainDate[] = [];
  for (let start = from; start <= lastDay; start = addDays(start, 7)) starts.push(start);
  const space = context.contentHeight;
  const full = (space - WEEKDAY_ROW) / starts.length;
  const { perDay, slot } = densityOf(sheet, full);
  const weeks = starts.map((start) => {
    // Neighbouring months' days stay empty: their entries stand on their own pages.
    const clipped = shown
      .filter((item) => item.first <= addDays(start, 6) && item.last >= start)
      .map((item) => ({ ...item, first: later(item.first, first), last: earlier(item.last, last) }));
    return { start, layout: layoutWeek(clipped, start, perDay) };
  });
  const hidden = hiddenOf(weeks);
  const heading = dates.month(`${month}-01`);
  const natural = sheet.dateLine + perDay * slot + ROW_END;
  const rowHeight = Math.min(full, hidden.length === 0 ? natural * 1.6 : natural);
  const grid: MonthGrid = {
    kind: 'grid',
    weekdays: weekdaysFrom(context),
    weeks: weeks.map(({ start, layout }) => weekOf(context, start, layout, { first, last })),
    rowHeight,
    slot,
  };
  if (hidden.length === 0) return [{ heading, blocks: [grid] }];
  const left = space - WEEKDAY_ROW - weeks.length * rowHeight - GAP;
  const lists = flowList(context, listItems(context, hidden), {
    first: left,
    title: t('documents:list.title', { month: heading }),
    continued: t('documents:list.continued', { month: heading }),
  });
  const [beneath, ...further] = lists;
  const blocks: Block[] = beneath === undefined || beneath === null ? [grid] : [grid, beneath];
  return [{ heading, blocks }, ...further.flatMap((list) => (list === null ? [] : [{ heading, blocks: [list] }]))];
}

/** Entries a day holds and their height: a little closer in months of six weeks, fewer only where type would clash. */
function densityOf(sheet: Sheet, full: number): { perDay: number; slot: number } {
  const room = full - sheet.dateLine - ROW_END;
  const least = sheet.chip * POINT_MM * LEAST_SLOT;
  const perDay = Math.max(1, Math.min(sheet.perDay, Math.floor(room / least)));
  return { perDay, slot: Math.min(sheet.slot, room / perDay) };
}

/** Each hidden entry once, at the first day on which it is not drawn. */
function hiddenOf(weeks: readonly { start: PlainDate; layout: WeekLayout<Item> }[]): { day: PlainDate; item: Item }[] {
  const seen = new Map<string, { day: PlainDate; item: Item }>();
  for (const { start, layout } of weeks) {
    for (const item of layout.hidden) {
      if (!seen.has(item.entry.id)) seen.set(item.entry.id, { day: later(item.first, start), item });
    }
  }
  return [...seen.values()].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

function listItems(context: DocumentContext, hidden: readonly { day: PlainDate; item: Item }[]): FlowItem[] {
  const { snapshot, dates, t, book } = context;
  return hidden.map(({ day, item }) => ({
    heading: dates.shortDay(day),
    chip: chipOf(item.entry, book, snapshot.zone),
    detail: detailOf(item.entry, day, context, t),
  }));
}

function detailOf(
  entry: CalendarEntry,
  day: PlainDate,
  { snapshot, dates }: DocumentContext,
  t: DocumentContext['t'],
): string {
  const { first, last } = daysOfWhen(entry.when, snapshot.zone);
  if (entry.when.type === 'dates') return first === last ? '' : dates.shortRange(first, last);
  const text = whenText(entry.when, snapshot.zone, dates, t);
  return first === day ? text : t('documents:when.since', { date: dates.shortDay(first), when: text });
}

function weekOf(
  context: DocumentContext,
  start: PlainDate,
  layout: WeekLayout<Item>,
  within: { first: PlainDate; last: PlainDate },
): Week {
  const { snapshot, book, dates } = context;
  const { settings } = snapshot;
  const holidays = new Set(
    snapshot.entries.flatMap((entry) => {
      if (snapshot.styles[entry.styleId]?.meaning !== 'holiday' || entry.cancelled || entry.when.type !== 'dates')
        return [];
      const span = entry.when;
      return Array.from({ length: 7 }, (_, i) => addDays(start, i)).filter(
        (day) => span.first <= day && day <= span.last,
      );
    }),
  );
  const days = layout.more.map((more, i): DayCell => {
    const date = addDays(start, i);
    const day = String(Number(date.slice(8, 10)));
    return {
      date,
      label: day === '1' ? dates.dayMonth(date) : day,
      outside: date < within.first || date > within.last,
      free: !settings.workingDays.includes(isoWeekday(date)),
      holiday: holidays.has(date),
      more,
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
  const long = sheet.innerWidth > 260;
  return Array.from({ length: 7 }, (_, i) => dates.weekday(((snapshot.settings.weekStart - 1 + i) % 7) + 1, long));
}

function weekStartOf(date: PlainDate, weekStart: number): PlainDate {
  return addDays(date, -((isoWeekday(date) - weekStart + 7) % 7));
}

function nextMonth(month: string): PlainDate {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  return number === 12
    ? `${String(year + 1).padStart(4, '0')}-01-01`
    : `${month.slice(0, 5)}${String(number + 1).padStart(2, '0')}-01`;
}

const later = (a: string, b: string): string => (a > b ? a : b);
const earlier = (a: string, b: string): string => (a < b ? a : b);
