import type { EventMeaning } from '#shared/model/configuration.ts';
import type { Zone } from '#shared/model/time.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import type { CalendarEntry } from '#shared/planning/entry.ts';
import { drawnSpan } from './localizer/wall-dates.ts';
import { DAY_MS, dayNumberOf } from './localizer/utc-dates.ts';

/** What the calendar component is handed: an entry and where it is drawn. Plain fields, for its accessors. */
export interface CalendarItem {
  readonly id: string;
  readonly entry: CalendarEntry;
  readonly title: string;
  readonly start: Date;
  readonly end: Date;
  readonly allDay: boolean;
  /** First and last day drawn on, as day numbers. */
  readonly firstDay: number;
  readonly lastDay: number;
  readonly rank: number;
  /** Not an entry: stands among the hours for this many that found no column (`hours-room.ts`). */
  readonly more?: { readonly day: number; readonly count: number };
}

/**
 * What is stacked first where a day is crowded: what binds everyone, then what goes live, then the
 * rest; long phases last, or they would fill every row and hide what happens.
 */
const RANK_OF_MEANING: Readonly<Record<EventMeaning, number>> = {
  hardFreeze: 0,
  softFreeze: 1,
  holiday: 2,
  milestone: 6,
  changeWindow: 7,
  maintenanceWindow: 7,
  meeting: 8,
  other: 8,
};
const RANK_OF_TABLE = { releases: 3, deployments: 4, changes: 4, gates: 5, phases: 9, bookings: 10 } as const;

export function rankOf(entry: CalendarEntry, configuration: Configuration): number {
  if (entry.table !== 'events') return RANK_OF_TABLE[entry.table];
  return RANK_OF_MEANING[configuration.eventKinds.get(entry.styleId)?.meaning ?? 'other'];
}

export function itemOf(entry: CalendarEntry, configuration: Configuration, zone: Zone): CalendarItem {
  const { start, end, allDay } = drawnSpan(entry.when, zone);
  return {
    id: entry.id,
    entry,
    title: entry.title,
    start,
    end,
    allDay,
    firstDay: dayNumberOf(start),
    lastDay: Math.max(dayNumberOf(start), Math.floor((end.getTime() - 1) / DAY_MS)),
    rank: rankOf(entry, configuration),
  };
}

/** Every entry as an item, in the order in which they are stacked (the component keeps it). */
export function calendarItems(
  entries: readonly CalendarEntry[],
  configuration: Configuration,
  zone: Zone,
): CalendarItem[] {
  return entries.map((entry) => itemOf(entry, configuration, zone)).sort(compareItems);
}

export function compareItems(a: CalendarItem, b: CalendarItem): number {
  return (
    a.rank - b.rank ||
    a.firstDay - b.firstDay ||
    b.lastDay - a.lastDay ||
    a.start.getTime() - b.start.getTime() ||
    (a.title < b.title ? -1 : a.title > b.title ? 1 : 0)
  );
}

/** Items by each day they touch, from `first` on for `days` days. The one index of what a day holds. */
export function itemsByDay(items: readonly CalendarItem[], first: number, days: number): CalendarItem[][] {
  const byDay: CalendarItem[][] = Array.from({ length: days }, () => []);
  for (const item of items) {
    const last = Math.min(item.lastDay - first, days - 1);
    for (let day = Math.max(item.firstDay - first, 0); day <= last; day += 1) byDay[day]?.push(item);
  }
  return byDay;
}

/**
 * The items worth handing to the month: those that may get a row on one of their days. The component's
 * cost grows with what it is given, not with what fits; what is left out is counted and listed under
 * "+n more" from `itemsByDay`, so nothing is lost.
 */
export function itemsWithRoom(
  items: readonly CalendarItem[],
  first: number,
  days: number,
  perDay: number,
): CalendarItem[] {
  const taken = new Uint16Array(days);
  return items.filter((item) => {
    const from = Math.max(item.firstDay - first, 0);
    const to = Math.min(item.lastDay - first, days - 1);
    let hasRoom = false;
    for (let day = from; day <= to && !hasRoom; day += 1) hasRoom = (taken[day] ?? 0) < perDay;
    if (hasRoom) for (let day = from; day <= to; day += 1) taken[day] = (taken[day] ?? 0) + 1;
    return hasRoom;
  });
}
