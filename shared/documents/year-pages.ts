import { SlipwayError } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import type { PlainDate } from '../model/time.ts';
import { addDays, daysBetween, isoWeekday, lastOfMonth, monthsBetween } from '../planning/days.ts';
import { daysOfWhen } from '../planning/moments.ts';
import { chipOf } from './chips.ts';
import type { DocumentContext } from './context.ts';
import { clipped, earlier, itemsByStart, later, type Item } from './items.ts';
import { OVERFLOW_GAP, withOverflow, type Hidden } from './overflow.ts';
import { POINT_MM, type Sheet } from './paper.ts';
import { layoutRow, type Placed, type RowLayout } from './row-layout.ts';
import { textWidth } from './text-metrics.ts';
import type { Mark, PageContent, YearDay, YearGrid, YearMonth } from './tree.ts';
import { holidaysOf } from './week-grid.ts';

/** Weekday columns: a month of 31 days that begins on the last day of a week needs 37. */
export const YEAR_COLUMNS = 37;
const MONTHS_PER_SHEET = 12;
const HEAD = 4.4;
const ROW_END = 0.3;
/** A height that was added up of lanes holds as many. */
const ROUNDING = 1e-6;
/** Height of a line of type, in its own size. */
const LINE = 1.12;
/** Around a code in its box, mm; the writer's style sheet draws with the same figures. */
export const YEAR_CODE = { padding: 0.5, border: 0.35, gap: 0.3 } as const;
/** A key that can't show so many of its letters is left out: the code says what it is. */
const LEAST_LETTERS = 4;

/** Sizes of a year on a sheet, mm and points. */
interface Sizes {
  readonly label: number;
  readonly cell: number;
  readonly type: number;
  readonly slot: number;
  readonly dateLine: number;
}

interface Month {
  readonly first: PlainDate;
  readonly last: PlainDate;
  /** What of it lies in the range. */
  readonly within: { readonly first: PlainDate; readonly last: PlainDate };
}

interface LaidMonth {
  readonly month: Month;
  readonly isMoreBelow: boolean;
  readonly layout: RowLayout<Item>;
}

/** Months as rows, twelve to a sheet, over weekday columns: what spans days as bars, the rest as codes. */
export function yearPages(context: DocumentContext): PageContent[] {
  const { snapshot } = context;
  const items = itemsByStart(snapshot);
  const names = monthsBetween(snapshot.first, snapshot.last, LIMITS.documentMonths);
  if (names === null) throw new SlipwayError('rangeTooLong', { months: LIMITS.documentMonths });
  const months = names.map((name): Month => {
    const [first, last] = [`${name}-01`, lastOfMonth(name)];
    return { first, last, within: { first: later(first, snapshot.first), last: earlier(last, snapshot.last) } };
  });
  const pages: PageContent[] = [];
  for (let at = 0; at < months.length; at += MONTHS_PER_SHEET) {
    pages.push(...pagesOfSheet(context, months.slice(at, at + MONTHS_PER_SHEET), items));
  }
  return pages;
}

function pagesOfSheet(context: DocumentContext, months: readonly Month[], items: readonly Item[]): PageContent[] {
  const { sheet, dates, contentHeight } = context;
  const space = contentHeight - HEAD;
  const full = space / months.length;
  const sizes = sizesOf(sheet);
  const heights = rowHeights(
    months.map((month) => heightOf(layMonth(items, month, space, sizes), sizes)),
    space,
  );
  const laid = months.map((month, i) => layMonth(items, month, heights[i] ?? full, sizes));
  const hidden = laid.flatMap(({ month, layout }) =>
    layout.hidden.map((item): Hidden => ({ day: later(item.first, month.within.first), item })),
  );
  const naturals = laid.map((one) => heightOf(one, sizes));
  const most = Math.max(...naturals);
  const airy = heights.every((height) => height === full) ? naturals.map(() => Math.max(most * 1.6, 14)) : heights;
  const drawn = (hidden.length === 0 ? airy : naturals).map((height, i) => Math.min(height, heights[i] ?? full));
  const grid: YearGrid = {
    kind: 'year',
    weekdays: weekdayNames(context, sizes),
    months: laid.map((one, i) => monthOf(context, one, drawn[i] ?? full, sizes)),
    headHeight: HEAD,
    labelWidth: sizes.label,
    slot: sizes.slot,
    dateLine: sizes.dateLine,
    type: sizes.type,
  };
  const [first, last] = [months[0]?.within.first ?? '', months.at(-1)?.within.last ?? ''];
  const left = space - drawn.reduce((sum, height) => sum + height, 0) - OVERFLOW_GAP;
  return withOverflow(context, { heading: dates.period(first, last), grids: [grid], left }, hidden);
}

/**
 * Where something is listed anyway, a busy month grows to so many times its share: a day of hundreds would
 * else fill the sheet with codes that say less than the list beneath.
 */
const MOST_GROWTH = 2;

/** Rows alike where that is enough for each; else what quiet months don't need is shared by the busy ones. */
function rowHeights(needs: readonly number[], space: number): number[] {
  const full = space / needs.length;
  if (Math.max(...needs) <= full) return needs.map(() => full);
  const isEnough = needs.reduce((sum, need) => sum + need, 0) <= space;
  const most = isEnough ? space : full * MOST_GROWTH;
  const heights = new Map<number, number>();
  let left = space;
  const byNeed = needs.map((need, i) => ({ need: Math.min(need, most), i })).sort((a, b) => a.need - b.need);
  for (const [rank, { need, i }] of byNeed.entries()) {
    const height = Math.min(need, left / (needs.length - rank));
    heights.set(i, height);
    left -= height;
  }
  return needs.map((_, i) => (heights.get(i) ?? 0) + left / needs.length);
}

function sizesOf(sheet: Sheet): Sizes {
  const large = sheet.innerWidth > 360;
  const type = large ? 8 : 7;
  const label = large ? 17 : 13;
  return {
    label,
    cell: (sheet.innerWidth - label) / YEAR_COLUMNS,
    type,
    slot: type * POINT_MM * LINE + 0.22,
    dateLine: type * POINT_MM * LINE,
  };
}

function layMonth(items: readonly Item[], month: Month, height: number, sizes: Sizes): LaidMonth {
  const lay = (dateLines: number): RowLayout<Item> =>
    layoutRow(clipped(items, month.within.first, month.within.last), {
      start: month.first,
      days: daysBetween(month.first, month.last) + 1,
      lanes: Math.max(1, Math.floor((height - dateLines * sizes.dateLine - ROW_END) / sizes.slot + ROUNDING)),
      shareOf: ({ entry, isSingle }) => (isSingle ? shareOf(entry.code, sizes) : 1000),
    });
  const close = lay(1);
  return isWide(close.more, sizes)
    ? { month, layout: lay(2), isMoreBelow: true }
    : { month, layout: close, isMoreBelow: false };
}

function heightOf({ layout, isMoreBelow }: LaidMonth, { dateLine, slot }: Sizes): number {
  const lanes = Math.max(1, ...layout.placed.map(({ lane }) => lane));
  return (isMoreBelow ? 2 : 1) * dateLine + lanes * slot + ROW_END;
}

/** Thousandths of a cell that a code takes in its box. */
function shareOf(code: string, { cell, type }: Sizes): number {
  const box = codeWidth(code, type) + YEAR_CODE.gap;
  return Math.min(1000, Math.ceil((box / (cell - YEAR_CODE.gap)) * 1000));
}

function codeWidth(code: string, type: number): number {
  return textWidth(code, type) + 2 * (YEAR_CODE.padding + YEAR_CODE.border);
}

function isWide(more: readonly number[], { cell, type }: Sizes): boolean {
  return more.some((count) => count > 0 && textWidth(`30${moreText(count)}`, type) > cell - 0.8);
}

/** "+12", "+3k": a cell has no room for more, and the list beneath has them all. */
function moreText(count: number): string {
  return count < 1000 ? `+${count}` : `+${Math.floor(count / 1000)}k`;
}

function weekdayNames({ snapshot, dates }: DocumentContext, { cell, type }: Sizes): string[] {
  const names = (form: 'short' | 'narrow'): string[] =>
    Array.from({ length: YEAR_COLUMNS }, (_, i) =>
      dates.weekday(((snapshot.settings.weekStart - 1 + i) % 7) + 1, form),
    );
  const short = names('short');
  return short.every((name) => textWidth(name, type) <= cell - 0.6) ? short : names('narrow');
}

function monthOf(
  context: DocumentContext,
  { month, layout, isMoreBelow }: LaidMonth,
  height: number,
  sizes: Sizes,
): YearMonth {
  const { snapshot, dates } = context;
  const { weekStart, workingDays } = snapshot.settings;
  const offset = (isoWeekday(month.first) - weekStart + 7) % 7;
  const isHoliday = holidaysOf(context);
  const days = layout.more.map((more, i): YearDay => {
    const date = addDays(month.first, i);
    return {
      date,
      label: String(i + 1),
      outside: date < month.within.first || date > month.within.last,
      free: !workingDays.includes(isoWeekday(date)),
      holiday: isHoliday(date),
      more,
      moreText: more === 0 ? '' : moreText(more),
    };
  });
  return {
    label: dates.shortMonth(month.first),
    offset,
    days,
    marks: marksOf(context, month, layout, offset, sizes),
    isMoreBelow,
    height,
  };
}

function marksOf(
  { snapshot, book }: DocumentContext,
  month: Month,
  { placed }: RowLayout<Item>,
  offset: number,
  sizes: Sizes,
): Mark[] {
  const slots = new Map<string, Placed<Item>[]>();
  const marks: Mark[] = [];
  for (const one of placed) {
    if (one.item.isSingle) {
      const key = `${one.from}|${one.lane}`;
      slots.set(key, [...(slots.get(key) ?? []), one]);
      continue;
    }
    const own = daysOfWhen(one.item.entry.when, snapshot.zone);
    const chip = chipOf(one.item.entry, book, snapshot.zone);
    marks.push({
      chips: [chip],
      from: one.from + offset,
      to: one.to + offset,
      lane: one.lane,
      starts: own.first >= addDays(month.first, one.from - 1),
      ends: own.last <= addDays(month.first, one.to - 1),
      isBar: true,
      text: one.to > one.from,
    });
  }
  for (const group of slots.values()) {
    const chips = group.map(({ item }) => chipOf(item.entry, book, snapshot.zone));
    const [at, chip] = [group[0], chips[0]];
    if (at === undefined || chip === undefined) continue;
    const room = sizes.cell - YEAR_CODE.gap - codeWidth(chip.code, sizes.type) - 0.6;
    const words = chip.key === '' ? chip.title : chip.key;
    const least = words.length <= LEAST_LETTERS ? words : `${words.slice(0, LEAST_LETTERS)}…`;
    marks.push({
      chips,
      from: at.from + offset,
      to: at.to + offset,
      lane: at.lane,
      starts: true,
      ends: true,
      isBar: false,
      text: chips.length === 1 && textWidth(least, sizes.type) <= room,
    });
  }
  return marks;
}
