import type { DocumentContext } from './context.ts';
import { POINT_MM } from './paper.ts';
import { linesOf, textWidth } from './text-metrics.ts';
import type { Chip, EntryList, ListItem } from './tree.ts';

/** One entry of a list that is grouped under headings (dates). */
export interface FlowItem {
  readonly heading: string;
  readonly chip: Chip;
  readonly detail: string;
}

/** Heights and widths of a list, mm; the writer's style sheet draws with the same figures. */
export const LIST = { line: 4, title: 5.4, heading: 4.4, gap: 6, column: 84, code: 7, after: 0.8 } as const;

interface Room {
  /** Height left on the first page, beneath the grid. */
  readonly first: number;
  readonly title: string;
  readonly continued: string;
}

export function listColumns(innerWidth: number): number {
  return Math.max(1, Math.floor((innerWidth + LIST.gap) / (LIST.column + LIST.gap)));
}

/**
 * Fills columns top to bottom, then pages. The first element is what stands beneath the grid, null
 * where there is no room worth using. A heading is never left alone at the foot of a column, and is
 * said again at the head of the next.
 */
export function flowList(context: DocumentContext, items: readonly FlowItem[], room: Room): (EntryList | null)[] {
  const columns = listColumns(context.sheet.innerWidth);
  const width = (context.sheet.innerWidth - (columns - 1) * LIST.gap) / columns;
  const list = measured(items, width);
  const pages: (EntryList | null)[] = [];
  const least = LIST.title + LIST.heading + LIST.line + LIST.after;
  let at = 0;
  let height = room.first;
  for (let page = 0; at < items.length; page += 1) {
    const usable = height - LIST.title;
    height = context.contentHeight;
    if (page === 0 && usable + LIST.title < least) {
      pages.push(null);
      continue;
    }
    // A short list is spread over the columns instead of standing in the first alone.
    const limit = Math.min(usable, Math.max(list.heightFrom(at) / columns + LIST.heading + 3 * LIST.line, least));
    const filled: ListItem[][] = [];
    for (let column = 0; column < columns && at < items.length; column += 1) {
      const most = column === columns - 1 ? usable : limit;
      const taken = fillColumn(list, at, most, page > 0 && column === 0);
      filled.push(taken.column);
      at = taken.next;
    }
    if (filled[0]?.length === 0) pages.push(null);
    else
      pages.push({ kind: 'list', title: pages.some((p) => p !== null) ? room.continued : room.title, columns: filled });
  }
  return pages;
}

/** Items with their heights: text is measured once, however many pages it goes on over. */
interface Measured {
  readonly items: readonly FlowItem[];
  readonly heights: readonly number[];
  /** Of all items from one on, in a single column that begins with it. */
  readonly heightFrom: (at: number) => number;
}

function measured(items: readonly FlowItem[], width: number): Measured {
  const heights = items.map((item) => entryHeight(item, width));
  const after = Array.from({ length: items.length + 1 }, () => 0);
  for (let i = items.length - 1; i > 0; i -= 1) {
    const isNew = items[i]?.heading !== items[i - 1]?.heading;
    after[i] = (after[i + 1] ?? 0) + (heights[i] ?? 0) + (isNew ? LIST.heading : 0);
  }
  return { items, heights, heightFrom: (at) => LIST.heading + (heights[at] ?? 0) + (after[at + 1] ?? 0) };
}

function fillColumn(
  { items, heights }: Measured,
  from: number,
  height: number,
  mustTake: boolean,
): { column: ListItem[]; next: number } {
  const column: ListItem[] = [];
  let left = height;
  let heading = '';
  let next = from;
  for (let item = items[next]; item !== undefined; item = items[next]) {
    const needed = (heights[next] ?? 0) + (item.heading === heading ? 0 : LIST.heading);
    // An entry taller than a whole page still gets one: it would otherwise never be set.
    if (needed > left && !(mustTake && column.length === 0)) break;
    if (item.heading !== heading) column.push({ kind: 'heading', text: item.heading });
    column.push({ kind: 'entry', chip: item.chip, detail: item.detail });
    heading = item.heading;
    left -= needed;
    next += 1;
  }
  return { column, next };
}

/** Text of an entry as it is set in lists: time, key, title, then the detail in the same run. */
export function listText(chip: Chip, detail: string): string {
  return [chip.change?.tag ?? '', chip.change?.was ?? '', chip.key, chip.title, detail]
    .filter((part) => part !== '')
    .join(' ');
}

function entryHeight({ chip, detail }: FlowItem, width: number): number {
  const size = 8.5;
  const code = Math.max(LIST.code, textWidth(chip.code, size) + 3);
  const dot = chip.dot === null ? 0 : 3.5;
  return (
    linesOf(listText(chip, detail), size, width - code - dot - 2) * Math.max(LIST.line, size * 1.32 * POINT_MM) +
    LIST.after
  );
}
