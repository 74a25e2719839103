import { patchOf, type Change } from '../../model/journal.ts';
import type { Id } from '../../model/schema.ts';
import { SUPPORT_SECTIONS, type SupportItem, type SupportSection } from '../../model/support.ts';
import type { PlainDate } from '../../model/time.ts';

/** How far a checklist, or a part of it, is. What is not needed does not count. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly late: number;
}

export const isSettled = ({ state }: Pick<SupportItem, 'state'>): boolean => state === 'done' || state === 'notNeeded';

export const isLate = (item: Pick<SupportItem, 'state' | 'due'>, today: PlainDate): boolean =>
  !isSettled(item) && item.due !== null && item.due < today;

export function progressOf(items: readonly SupportItem[], today: PlainDate): Progress {
  const counted = items.filter(({ state }) => state !== 'notNeeded');
  return {
    done: counted.filter(({ state }) => state === 'done').length,
    total: counted.length,
    late: counted.filter((item) => isLate(item, today)).length,
  };
}

export interface SectionProgress extends Progress {
  readonly section: SupportSection;
}

/** Section by section, A to J; one without lines has a total of 0. */
export function progressBySection(items: readonly SupportItem[], today: PlainDate): SectionProgress[] {
  return SUPPORT_SECTIONS.map((section) => ({
    section,
    ...progressOf(
      items.filter((item) => item.section === section),
      today,
    ),
  }));
}

/**
 * A line put before or behind its neighbour among those that are shown: what changes, nothing at the end.
 *
 * @param lines of its section, in order; those that are not shown keep their place between the others
 */
export function movedItem(lines: readonly SupportItem[], shown: readonly Id[], id: Id, by: -1 | 1): Change[] {
  const neighbour = shown[shown.indexOf(id) + by];
  return neighbour === undefined ? [] : putItem(lines, id, { id: neighbour, side: by < 0 ? 'before' : 'after' });
}

/** A line put before or after another of its section: what changes, nothing where it stands there already. */
export function putItem(
  lines: readonly SupportItem[],
  id: Id,
  to: { readonly id: Id; readonly side: 'before' | 'after' },
): Change[] {
  const item = lines.find((line) => line.id === id);
  const rest = lines.filter((line) => line !== item);
  const found = rest.findIndex((line) => line.id === to.id);
  if (item === undefined || found === -1) return [];
  const at = to.side === 'before' ? found : found + 1;
  if (lines.indexOf(item) === at) return [];
  const next = [...rest.slice(0, at), item, ...rest.slice(at)];
  // Lines of a template may share a number: each is given its own.
  return next.flatMap((line, order) => (line.order === order ? [] : [patchOf('support-items', line.id, { order })]));
}

/** Lines of a section in the order a person put them. */
export function itemsOf(items: readonly SupportItem[], section: SupportSection): SupportItem[] {
  return items
    .filter((item) => item.section === section)
    .toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}
