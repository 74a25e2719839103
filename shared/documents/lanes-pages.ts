import {
  addDays,
  daysBetween,
  fromDayNumber,
  isoWeekday,
  lastOfMonth,
  monthsBetween,
  toDayNumber,
} from '../planning/days.ts';
import { SlipwayError } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import type { PlainDate } from '../model/time.ts';
import { isForAll } from '../planning/lanes/bands.ts';
import { entriesByLane, environmentLanes, NO_LANE, type Grouping, type Lane } from '../planning/lanes/grouping.ts';
import { packRows } from '../planning/lanes/pack.ts';
import { releaseLanes } from '../planning/lanes/release-lanes.ts';
import { DAY_MS } from '../planning/lanes/scale.ts';
import type { CalendarEntry } from '../planning/entry.ts';
import { chipOf } from './chips.ts';
import type { DocumentContext } from './context.ts';
import { earlier, itemsByStart, later, type Item } from './items.ts';
import { POINT_MM, type Sheet } from './paper.ts';
import type { CalendarSnapshot } from './snapshot.ts';
import { textWidth } from './text-metrics.ts';
import type { LaneBar, LaneColumn, LanePart, LanesGrid, PageContent, Span } from './tree.ts';
import { ladderRows, steps } from './ladder.ts';
import { holidaysOf } from './week-grid.ts';

/** Heights, mm; the writer's style sheet draws with the same figures. */
export const LANES = { months: 4.6, weeks: 4, padding: 0.9, line: 1.3 } as const;
/** A day narrower than this can't be told from the next: the time goes on on another page. */
const LEAST_DAY = 1.9;
/** Days of a page, so that a short range does not become a poster of few bars. */
const LEAST_DAYS = 14;
/** Widest name beside a bar, mm. */
const MOST_NAME = 44;
/** Room after the last day, in which what stands on it still has its name, mm. */
const TAIL = 22;
/** A lane higher than a page is cut; so few rows of it are not worth the rest of one. */
const LEAST_ROWS = 3;

/** Where an item stands within the days of a page; columns from 1. */
interface Laid {
  readonly item: Item;
  readonly from: number;
  readonly to: number;
  readonly name: string;
  /** Last column of the name that stands beside it; `to` where it stands within. */
  readonly nameTo: number;
  readonly row: number;
}

interface Sizes {
  readonly head: number;
  readonly day: number;
  readonly slot: number;
  readonly type: number;
}

interface Days {
  readonly first: PlainDate;
  readonly last: PlainDate;
}

/** Lanes over days: heads at the left of every page, the time cut at months, the lanes where a page is full. */
export function lanesPages(context: DocumentContext): PageContent[] {
  const { snapshot, dates, t } = context;
  if (snapshot.entries.length === 0) {
    const heading = dates.period(snapshot.first, snapshot.last);
    return [
      {
        heading,
        blocks: [{ kind: 'empty', text: t(snapshot.view === 'ladder' ? 'documents:ladder.none' : 'documents:empty') }],
      },
    ];
  }
  const items = itemsByStart(snapshot);
  return partsOfTime(snapshot, context.sheet).flatMap((days) => {
    const here = items.filter(({ first, last }) => first <= days.last && last >= days.first);
    return here.length === 0 ? [] : pagesOfTime(context, days, here);
  });
}

function headWidth(sheet: Sheet): number {
  return sheet.innerWidth > 360 ? 52 : sheet.innerWidth > 230 ? 40 : 32;
}

/** The range in as few parts as leave a day wide enough, each of whole months where it can be. */
function partsOfTime({ first, last }: Days, sheet: Sheet): Days[] {
  const most = Math.floor((sheet.innerWidth - headWidth(sheet) - TAIL) / LEAST_DAY);
  if (daysBetween(first, last) < most) return [{ first, last }];
  const months = monthsBetween(first, last, LIMITS.documentMonths);
  if (months === null) throw new SlipwayError('rangeTooLong', { months: LIMITS.documentMonths });
  const perPart = Math.max(1, Math.floor(most / 31));
  const sheets = Math.ceil(months.length / perPart);
  const each = Math.ceil(months.length / sheets);
  const parts: Days[] = [];
  for (let at = 0; at < months.length; at += each) {
    const [from = '', to = from] = [months[at], months[Math.min(at + each, months.length) - 1]];
    parts.push({ first: later(`${from}-01`, first), last: earlier(lastOfMonth(to), last) });
  }
  return parts;
}

function pagesOfTime(context: DocumentContext, days: Days, items: readonly Item[]): PageContent[] {
  const { snapshot, sheet, dates, contentHeight } = context;
  const head = headWidth(sheet);
  const shown = Math.max(LEAST_DAYS, daysBetween(days.first, days.last) + 1);
  const count = shown + Math.ceil((shown * TAIL) / (sheet.innerWidth - head - TAIL));
  const type = sheet.chip;
  const sizes: Sizes = { head, day: (sheet.innerWidth - head) / count, slot: type * POINT_MM * LANES.line + 0.5, type };
  const lanes = lanesOf(context, items).map(({ lane, items: own }) => ({
    lane,
    laid: layLane(context, own, days, count, sizes),
  }));
  const columns = columnsOf(context, days, count, items);
  const heading = dates.period(days.first, days.last);
  return paged(context, lanes, sizes, contentHeight - LANES.months - LANES.weeks).map((parts): PageContent => {
    const grid: LanesGrid = {
      kind: 'lanes',
      columns,
      months: monthSpans(context, days),
      weeks: weekSpans(snapshot, days, sizes.day),
      lanes: parts,
      headWidth: head,
      slot: sizes.slot,
      type,
    };
    return { heading, blocks: [grid] };
  });
}

/** Lanes in which something stands, top to bottom: first what concerns everything, last what concerns none of them. */
function lanesOf(context: DocumentContext, items: readonly Item[]): { lane: Lane; items: Item[] }[] {
  const { snapshot, t } = context;
  const placed = items.map((item) => {
    const start = toDayNumber(item.first) * DAY_MS;
    return { item, entry: item.entry, start, end: (toDayNumber(item.last) + 1) * DAY_MS };
  });
  const isBand = ({ entry }: { entry: CalendarEntry }): boolean =>
    isForAll(entry, snapshot.styles[entry.styleId]?.meaning ?? undefined);
  const bands = placed.filter(isBand);
  const own = placed.filter((one) => !isBand(one));
  if (snapshot.view === 'ladder') return ladderRows(context, bands, own);
  const by = groupingOf(snapshot);
  const lanes = namedLanesOf(by, snapshot, own);
  const byLane = entriesByLane(own, by, lanes);
  const rows = [
    { lane: { id: 'all', label: t('documents:lanes.all'), hint: '' }, list: bands },
    ...lanes.map((lane) => ({ lane, list: byLane.get(lane.id) ?? [] })),
    { lane: { id: NO_LANE, label: t(`documents:lanes.none.${by}`), hint: '' }, list: byLane.get(NO_LANE) ?? [] },
  ];
  return rows.flatMap(({ lane, list }) => (list.length === 0 ? [] : [{ lane, items: list.map(({ item }) => item) }]));
}

/** What the lanes are; of a ladder releases. */
const groupingOf = ({ view, lanesBy }: CalendarSnapshot): Grouping =>
  view === 'ladder' ? 'release' : (lanesBy ?? 'service');

function namedLanesOf(
  by: Grouping,
  snapshot: CalendarSnapshot,
  placed: readonly { entry: CalendarEntry; start: number; end: number }[],
): Lane[] {
  switch (by) {
    case 'service':
      return byLabel(snapshot.services);
    case 'team':
      return byLabel(snapshot.teams ?? {});
    case 'environment':
      return environmentLanes([], placed);
    case 'release':
      return releaseLanes(placed, new Map());
  }
}

function byLabel(names: Readonly<Record<string, string>>): Lane[] {
  return Object.entries(names)
    .map(([id, label]) => ({ id, label, hint: '' }))
    .sort((a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : a.id < b.id ? -1 : 1));
}

/** Columns of each item and of its name, packed into rows in which neither meets another. */
function layLane(
  { snapshot, book }: DocumentContext,
  items: readonly Item[],
  days: Days,
  count: number,
  { day, type }: Sizes,
): Laid[] {
  const inLane = groupingOf(snapshot) === 'release';
  const laid = items.map((item) => {
    const { entry } = item;
    const begins = Math.max(0, daysBetween(days.first, item.first));
    const ends = Math.min(daysBetween(days.first, item.last), daysBetween(days.first, days.last));
    // Its code is never cut: what is shorter than that is drawn a little longer.
    const code = textWidth(entry.code, type) + 2.4;
    const to = Math.min(count - 1, Math.max(ends, begins + Math.ceil(code / day) - 1));
    const name = inLane ? entry.title : nameOf(entry);
    const { time, change } = chipOf(entry, book, snapshot.zone);
    const marks = change === null ? '' : `${change.tag} ${change.was} `;
    const wide = Math.min(MOST_NAME, textWidth(`${marks}${time} ${name}`, type) + 1.5);
    const holds = (to - begins + 1) * day >= Math.min(wide, 16) + code;
    const nameTo = holds ? to : Math.min(count - 1, to + Math.ceil(wide / day));
    return { item, from: begins + 1, to: to + 1, name, nameTo: nameTo + 1 };
  });
  laid.sort((a, b) => a.from - b.from || b.to - a.to || a.item.rank - b.item.rank);
  if (snapshot.view === 'ladder') return steps(laid);
  const packed = packRows(laid.map(({ from, nameTo }) => ({ start: from, end: nameTo + 1 })));
  return laid.map((one, i) => ({ ...one, row: packed?.rows[i] ?? 0 }));
}

/** What a bar is called where its lane does not say its release. */
function nameOf({ key, title, table }: CalendarEntry): string {
  if (key === null) return title;
  return table === 'releases' ? key : `${key} ${title}`;
}

/** Lanes dealt over pages; one that is higher than a page goes on, its head said again. */
function paged(
  context: DocumentContext,
  lanes: readonly { lane: Lane; laid: readonly Laid[] }[],
  sizes: Sizes,
  height: number,
): LanePart[][] {
  const pages: LanePart[][] = [];
  let page: LanePart[] = [];
  let left = height;
  const turn = (): void => {
    if (page.length > 0) pages.push(page);
    page = [];
    left = height;
  };
  for (const { lane, laid } of lanes) {
    const total = Math.max(...laid.map(({ row }) => row)) + 1;
    const rowsIn = (room: number): number => Math.floor((room - LANES.padding) / sizes.slot);
    if (total > rowsIn(left) && (total <= rowsIn(height) || rowsIn(left) < LEAST_ROWS)) turn();
    for (let row = 0; row < total;) {
      if (row > 0 || rowsIn(left) < 1) turn();
      const rows = Math.max(1, Math.min(total - row, rowsIn(left)));
      page.push(partOf(context, lane, laid, { first: row, rows }));
      left -= rows * sizes.slot + LANES.padding;
      row += rows;
    }
  }
  turn();
  return pages;
}

function partOf(
  { snapshot, book, t }: DocumentContext,
  lane: Lane,
  laid: readonly Laid[],
  { first, rows }: { first: number; rows: number },
): LanePart {
  const bars = laid
    .filter(({ row }) => row >= first && row < first + rows)
    .map(({ item, from, to, name, nameTo, row }): LaneBar => {
      const chip = chipOf(item.entry, book, snapshot.zone);
      return { chip, name, from, to, nameTo, row: row - first + 1 };
    });
  return {
    label: first === 0 ? lane.label : t('documents:lanes.continued', { lane: lane.label }),
    hint: lane.hint,
    rows,
    bars,
  };
}

function columnsOf(
  context: DocumentContext,
  { first, last }: Days,
  count: number,
  items: readonly Item[],
): LaneColumn[] {
  const { snapshot } = context;
  const isHoliday = holidaysOf(context);
  const freezes = items.filter(({ entry }) => {
    const meaning = snapshot.styles[entry.styleId]?.meaning ?? undefined;
    return (meaning === 'hardFreeze' || meaning === 'softFreeze') && !entry.cancelled && isForAll(entry, meaning);
  });
  return Array.from({ length: count }, (_, i) => {
    const date = addDays(first, i);
    return {
      date,
      outside: date > last,
      free: !snapshot.settings.workingDays.includes(isoWeekday(date)),
      holiday: isHoliday(date),
      freeze: date <= last && freezes.some((item) => item.first <= date && date <= item.last),
      startsWeek: date <= last && isoWeekday(date) === snapshot.settings.weekStart,
      startsMonth: date <= last && date.endsWith('-01'),
    };
  });
}

function monthSpans({ dates }: DocumentContext, { first, last }: Days): Span[] {
  const count = daysBetween(first, last) + 1;
  const spans: Span[] = [];
  for (let at = 0; at < count;) {
    const date = addDays(first, at);
    const end = Math.min(count - 1, daysBetween(first, lastOfMonth(date.slice(0, 7))));
    // A few days of a month have no room for its name.
    const text = end - at < 4 ? '' : dates.shortMonth(date);
    spans.push({ text, from: at + 1, to: end + 1 });
    at = end + 1;
  }
  return spans;
}

/** Every day's number where there is room, else that of each week's first day. */
function weekSpans({ settings }: CalendarSnapshot, { first, last }: Days, day: number): Span[] {
  const count = daysBetween(first, last) + 1;
  const number = (i: number): string => String(Number(fromDayNumber(toDayNumber(first) + i).slice(8)));
  const spans: Span[] = [];
  for (let at = 0; at < count;) {
    let end = at;
    if (day < 4) while (end + 1 < count && isoWeekday(addDays(first, end + 1)) !== settings.weekStart) end += 1;
    spans.push({ text: (end - at + 1) * day < 4 ? '' : number(at), from: at + 1, to: end + 1 });
    at = end + 1;
  }
  return spans;
}
