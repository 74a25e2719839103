import type { CalendarItem } from './calendar-items.ts';
import { DAY_MS } from './localizer/utc-dates.ts';

/*
 * Hours have as many columns as things happen at once. Past some number they are slivers nobody can
 * read or take hold of, and the calendar component draws the last ones with no width at all: what is
 * there would not be seen. The rest is counted in a block of its own, which opens the list of the day.
 */

interface Gathered {
  readonly day: number;
  readonly items: CalendarItem[];
  start: number;
  end: number;
}

/**
 * Items to draw among the hours of `days` days from `first` on: never more than `columns` at once in
 * one day. What finds no column is gathered, day by day and where it touches, into items with `more`.
 * Items of whole days pass as they are.
 */
export function itemsInHours(
  items: readonly CalendarItem[],
  first: number,
  days: number,
  columns: number,
): CalendarItem[] {
  const crowd = crowded(
    items.filter((item) => !item.allDay),
    columns,
  );
  if (crowd.size === 0) return [...items];
  // One column is left for the block that counts the rest.
  const accepted: CalendarItem[] = [];
  const refused: CalendarItem[] = [];
  for (const item of items) {
    if (crowd.has(item)) (hasColumn(item, accepted, columns - 1) ? accepted : refused).push(item);
  }
  const hidden = new Set(refused);
  return [
    ...items.filter((item) => !hidden.has(item)),
    ...gather(refused, first, days).map(({ day, items: rest, start, end }) => countOf(day, rest, start, end)),
  ];
}

const overlap = (a: CalendarItem, b: CalendarItem) => a.start < b.end && b.start < a.end;

/** The items of those runs of touching items that need more columns than there are. */
function crowded(timed: readonly CalendarItem[], columns: number): ReadonlySet<CalendarItem> {
  const crowd = new Set<CalendarItem>();
  let run: CalendarItem[] = [];
  let end = -Infinity;
  const close = () => {
    if (mostAtOnce(run) > columns) for (const item of run) crowd.add(item);
    run = [];
  };
  for (const item of timed.toSorted((a, b) => a.start.getTime() - b.start.getTime())) {
    if (item.start.getTime() >= end) close();
    run.push(item);
    end = Math.max(end, item.end.getTime());
  }
  close();
  return crowd;
}

/** Whether fewer than `columns` of those accepted run at any moment of the item. */
function hasColumn(item: CalendarItem, accepted: readonly CalendarItem[], columns: number): boolean {
  return mostAtOnce(accepted.filter((other) => overlap(item, other))) < columns;
}

function mostAtOnce(items: readonly CalendarItem[]): number {
  // Where one ends as another begins they share a column: ends count first.
  const turns = items.flatMap(({ start, end }): [number, number][] => [
    [start.getTime(), 1],
    [end.getTime(), -1],
  ]);
  turns.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  let now = 0;
  let most = 0;
  for (const [, by] of turns) {
    now += by;
    most = Math.max(most, now);
  }
  return most;
}

/** What touches each other on one day, together. */
function gather(items: readonly CalendarItem[], first: number, days: number): Gathered[] {
  const all: Gathered[] = [];
  const byStart = items.toSorted((a, b) => a.start.getTime() - b.start.getTime());
  for (let day = first; day < first + days; day += 1) {
    let open: Gathered | null = null;
    for (const item of byStart) {
      if (item.firstDay > day || item.lastDay < day) continue;
      const start = Math.max(item.start.getTime(), day * DAY_MS);
      const end = Math.min(item.end.getTime(), (day + 1) * DAY_MS);
      if (open === null || start >= open.end) {
        open = { day, items: [], start, end };
        all.push(open);
      }
      open.items.push(item);
      open.end = Math.max(open.end, end);
    }
  }
  return all;
}

function countOf(day: number, rest: readonly CalendarItem[], start: number, end: number): CalendarItem {
  const [item] = rest as [CalendarItem];
  return {
    ...item,
    id: `more:${day}:${start}`,
    title: '',
    start: new Date(start),
    end: new Date(end),
    firstDay: day,
    lastDay: day,
    more: { day, count: rest.length },
  };
}
