import type { When } from '../model/time.ts';
import type { CalendarEntry } from './entry.ts';

/** What an entry is ordered by, worked out once per entry rather than once per comparison. */
interface OrderKey {
  /** 0 spans of several days, 1 single days, 2 moments. */
  readonly group: number;
  /** Starts sort as text: plain dates among themselves, instants among themselves. */
  readonly start: string;
  /** Later ends first, so that the longer of two bars stands above. */
  readonly end: string;
  /** Releases before their parts, events last. */
  readonly table: number;
  readonly name: string;
}

const TABLES = { releases: 0, deployments: 1, changes: 2, gates: 3, events: 4, bookings: 5, phases: 6 } as const;

/** Entries never change; the same ones are sorted with every edit of another. */
const keys = new WeakMap<CalendarEntry, OrderKey>();

function orderKey(entry: CalendarEntry): OrderKey {
  const known = keys.get(entry);
  if (known !== undefined) return known;
  const { when } = entry;
  const key = {
    group: groupOf(when),
    start: when.type === 'dates' ? when.first : when.start.utc,
    end: when.type === 'dates' ? when.last : when.end.utc,
    table: TABLES[entry.table],
    name: `${entry.key ?? ''}\u0000${entry.title}\u0000${entry.id}`,
  };
  keys.set(entry, key);
  return key;
}

function groupOf(when: When): number {
  if (when.type === 'moments') return 2;
  return when.first === when.last ? 1 : 0;
}

function compareKeys(a: OrderKey, b: OrderKey): number {
  if (a.group !== b.group) return a.group - b.group;
  if (a.start !== b.start) return a.start < b.start ? -1 : 1;
  if (a.end !== b.end) return a.end > b.end ? -1 : 1;
  if (a.table !== b.table) return a.table - b.table;
  // Code units, not a collator: the same order on every host, and quick.
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

/**
 * The one order of entries within a day, everywhere: spans of several days first, then whole days,
 * then moments; each by start, the longer first, then kind of record, key, title. A total order:
 * two different entries never compare as equal.
 */
export function compareEntries(a: CalendarEntry, b: CalendarEntry): number {
  return compareKeys(orderKey(a), orderKey(b));
}

/** A new array in that order; for thousands of entries quicker than sorting by `compareEntries`. */
export function sortEntries<E extends CalendarEntry>(entries: readonly E[]): E[] {
  const keyed = entries.map((entry) => ({ entry, key: orderKey(entry) }));
  return keyed.sort((a, b) => compareKeys(a.key, b.key)).map(({ entry }) => entry);
}
