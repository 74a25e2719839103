import type { PlainDate } from '../model/time.ts';
import type { CalendarEntry } from '../planning/entry.ts';
import { daysOfWhen } from '../planning/moments.ts';
import { chipOf, whenText } from './chips.ts';
import type { DocumentContext } from './context.ts';
import type { Item } from './items.ts';
import { flowList, type FlowItem } from './list-flow.ts';
import type { Block, PageContent } from './tree.ts';

/** Between a grid and the list beneath it, mm. */
export const OVERFLOW_GAP = 2;

/** An item that found no room, and the first day on which it is not drawn. */
export interface Hidden {
  readonly day: PlainDate;
  readonly item: Item;
}

/**
 * Pages of a grid and, beneath it and on pages of their own, what it had no room for: each entry once,
 * under the first day on which it is not drawn.
 *
 * @param left height beneath the grid, mm; 0 where the list begins on a page of its own
 */
export function withOverflow(
  context: DocumentContext,
  page: { readonly heading: string; readonly grids: readonly Block[]; readonly left: number },
  hidden: readonly Hidden[],
): PageContent[] {
  const { heading, grids, left } = page;
  const { t } = context;
  const before = grids.slice(0, -1).map((grid): PageContent => ({ heading, blocks: [grid] }));
  const grid = grids.slice(-1);
  if (hidden.length === 0) return [...before, { heading, blocks: grid }];
  const [beneath, ...further] = flowList(context, listItems(context, onceEach(hidden)), {
    first: left,
    title: t('documents:list.title', { month: heading }),
    continued: t('documents:list.continued', { month: heading }),
  });
  const blocks: readonly Block[] = beneath === undefined || beneath === null ? grid : [...grid, beneath];
  return [
    ...before,
    { heading, blocks },
    ...further.flatMap((list): PageContent[] => (list === null ? [] : [{ heading, blocks: [list] }])),
  ];
}

function onceEach(hidden: readonly Hidden[]): Hidden[] {
  const seen = new Map<string, Hidden>();
  for (const one of hidden) {
    const known = seen.get(one.item.entry.id);
    if (known === undefined || one.day < known.day) seen.set(one.item.entry.id, one);
  }
  return [...seen.values()].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

function listItems(context: DocumentContext, hidden: readonly Hidden[]): FlowItem[] {
  const { snapshot, dates, book } = context;
  const years = snapshot.first.slice(0, 4) !== snapshot.last.slice(0, 4);
  return hidden.map(({ day, item }) => ({
    heading: years ? dates.day(day) : dates.shortDay(day),
    chip: chipOf(item.entry, book, snapshot.zone),
    detail: detailOf(item.entry, day, context),
  }));
}

function detailOf(entry: CalendarEntry, day: PlainDate, { snapshot, dates, t }: DocumentContext): string {
  const { first, last } = daysOfWhen(entry.when, snapshot.zone);
  if (entry.when.type === 'dates') return first === last ? '' : dates.shortRange(first, last);
  const text = whenText(entry.when, snapshot.zone, dates, t);
  return first === day ? text : t('documents:when.since', { date: dates.shortDay(first), when: text });
}
