import type { EventMeaning } from '../model/configuration.ts';
import type { PlainDate } from '../model/time.ts';
import type { CalendarEntry } from '../planning/entry.ts';
import { daysOfWhen } from '../planning/moments.ts';
import type { CalendarSnapshot } from './snapshot.ts';

/** An entry with the days it is drawn on, both inclusive, and how much it matters: 0 most. */
export interface Item {
  readonly entry: CalendarEntry;
  readonly first: PlainDate;
  readonly last: PlainDate;
  readonly rank: number;
  /** It stands on one day and is no bar, whatever part of it a page shows. */
  readonly isSingle: boolean;
}

const NIGHT_MS = 86_400_000;

/** What must stay in sight when a day is overfull: freezes first, phases last. */
function rankOf(entry: CalendarEntry, meaning: EventMeaning | null): number {
  const cancelled = entry.cancelled ? 10 : 0;
  switch (entry.table) {
    case 'deployments':
      return cancelled + 1;
    case 'changes':
    case 'releases':
      return cancelled + 3;
    case 'gates':
      return cancelled + 4;
    case 'phases':
      return cancelled + 7;
    case 'bookings':
      return cancelled + 8;
    case 'events':
      if (meaning === 'hardFreeze' || meaning === 'softFreeze') return cancelled;
      if (meaning === 'holiday' || meaning === 'milestone') return cancelled + 2;
      return cancelled + (meaning === 'meeting' || meaning === 'other' ? 6 : 5);
  }
}

/** Every entry of a snapshot on each of its days. */
export function itemsOf(snapshot: CalendarSnapshot): Item[] {
  return snapshot.entries.map((entry) => {
    const meaning = snapshot.styles[entry.styleId]?.meaning ?? null;
    const days = daysOfWhen(entry.when, snapshot.zone);
    return { entry, ...days, rank: rankOf(entry, meaning), isSingle: days.first === days.last };
  });
}

/**
 * The same, but what takes less than a day stands on the day it begins: in a cell of a few millimetres a
 * night's work would otherwise be a bar of two days.
 */
export function itemsByStart(snapshot: CalendarSnapshot): Item[] {
  return itemsOf(snapshot).map((item) => {
    const { when } = item.entry;
    if (when.type === 'dates') return item;
    const isShort = Date.parse(when.end.utc) - Date.parse(when.start.utc) < NIGHT_MS;
    if (!isShort) return item;
    // Begun the evening before the range, it would stand on no day of it.
    const day = item.first < snapshot.first ? item.last : item.first;
    return { ...item, first: day, last: day, isSingle: true };
  });
}

/** Items as far as they lie within days; those that don't are left out. */
export function clipped(items: readonly Item[], first: PlainDate, last: PlainDate): Item[] {
  return items
    .filter((item) => item.first <= last && item.last >= first)
    .map((item) => ({ ...item, first: later(item.first, first), last: earlier(item.last, last) }));
}

export const later = (a: string, b: string): string => (a > b ? a : b);
export const earlier = (a: string, b: string): string => (a < b ? a : b);
