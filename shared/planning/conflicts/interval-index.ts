import type { Interval } from './intervals.ts';

const SLOT_MS = 7 * 86_400_000;
/** What spans more weeks than this stands in one list of its own. */
const MOST_SLOTS = 60;

/** Finds what overlaps a stretch of time among thousands; adding and taking out cost next to nothing. */
export class IntervalIndex<T extends Interval> {
  private readonly slots = new Map<number, Set<T>>();
  private readonly long = new Set<T>();

  add(item: T): void {
    const [from, to] = slotsOf(item);
    if (to - from > MOST_SLOTS) this.long.add(item);
    else
      for (let slot = from; slot <= to; slot += 1) {
        const items = this.slots.get(slot);
        if (items === undefined) this.slots.set(slot, new Set([item]));
        else items.add(item);
      }
  }

  remove(item: T): void {
    const [from, to] = slotsOf(item);
    if (to - from > MOST_SLOTS) this.long.delete(item);
    else for (let slot = from; slot <= to; slot += 1) this.slots.get(slot)?.delete(item);
  }

  /** In no particular order, each once. */
  overlapping(span: Interval): T[] {
    const found: T[] = [];
    const [from, to] = slotsOf(span);
    const visit = (slot: number, items: Iterable<T>): void => {
      for (const item of items) {
        if (item.start >= span.end || item.end <= span.start) continue;
        // Met again in every slot it runs through: only the first of those looked at counts.
        if (slot === Math.max(from, Math.floor(item.start / SLOT_MS))) found.push(item);
      }
    };
    if (to - from > this.slots.size) for (const [slot, items] of this.slots) visit(slot, items);
    else for (let slot = from; slot <= to; slot += 1) visit(slot, this.slots.get(slot) ?? []);
    for (const item of this.long) if (item.start < span.end && item.end > span.start) found.push(item);
    return found;
  }
}

function slotsOf({ start, end }: Interval): [number, number] {
  return [Math.floor(start / SLOT_MS), Math.floor((end - 1) / SLOT_MS)];
}
