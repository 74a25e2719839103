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
  const rest = [...items];
  const pages: (EntryList | null)[] = [];
  const least = LIST.title + LIST.heading + LIST.line + LIST.after;
  let height = room.first;
  for (let page = 0; rest.length > 0; page += 1) {
    if (page === 0 && height < least) {
      pages.push(null);
    } else {
      const usable = height - LIST.title;
      // A short list is spread over the columns instead of standing in the first alone.
      const wanted = rest.reduce((sum, item, i) => sum + heightOf(item, rest[i - 1], width), 0);
      const limit = Math.min(usable, Math.max(wanted / columns + LIST.heading + 3 * LIST.line, least));
      const filled: ListItem[][] = [];
      for (let column = 0; column < columns && rest.length > 0; column += 1) {
        const most = column === columns - 1 ? usable : limit;
        filled.push(fillColumn(rest, width, most, page > 0 && column === 0));
      }
      if (filled[0]?.length === 0) {
        pages.push(null);
        height = context.contentHeight;
        continue;
      }
      pages.push({ kind: 'list', title: pages.some((p) => p !== null) ? room.continued : room.title, columns: filled });
    }
    height = context.contentHeight;
  }
  return pages;
}

function heightOf(item: FlowItem, before: FlowItem | undefined, width: number): number {
  return entryHeight(item, width) + (before?.heading === item.heading ? 0 : LIST.heading);
}

function fillColumn(rest: FlowItem[], width: number, height: number, mustTake: boolean): ListItem[] {
  const column: ListItem[] = [];
  let left = height;
  let heading = '';
  for (;;) {
    const item = rest[0];
    if (item === undefined) return column;
    const needed = entryHeight(item, width) + (item.heading === heading ? 0 : LIST.heading);
    // An entry taller than a whole page still gets one: it would otherwise never be set.
    if (needed > left && !(mustTake && column.length === 0)) return column;
    if (item.heading !== heading) column.push({ kind: 'heading', text: item.heading });
    column.push({ kind: 'entry', chip: item.chip, detail: item.detail });
    heading = item.heading;
    left -= needed;
    rest.shift();
  }
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
