import type { Configuration } from '#shared/planning/configuration.ts';
import { lastOfMonth, monthsBetween } from '#shared/planning/days.ts';
import { projectEntries } from '#shared/planning/entries.ts';
import { sortEntries } from '#shared/planning/entry-order.ts';
import type { CalendarEntry } from '#shared/planning/entry.ts';
import { recordRef } from '#shared/model/journal.ts';
import type { PlainDate } from '#shared/model/time.ts';
import type { RecordOf } from '#shared/model/tables.ts';
import type { CalendarRange } from './calendar-range.ts';
import { CalendarRows, type CachedRow, type Patched } from './calendar-rows.ts';
import { onRecordsChanged, type ChangedRecords } from './changed-records.ts';
import type { WorkspaceDatabase } from './database.ts';
import { entryDays } from './entry-days.ts';
import { idle } from './pauses.ts';

/** Months kept; the one used longest ago goes first. */
const MOST_MONTHS = 30;
/** Milliseconds the engine is waited for at most while it has other things to do. */
const IDLE_MS = 500;
/** A commit that touched more rows is read anew instead of row by row. */
const MOST_ROWS_PATCHED = 200;

/** An entry and the days it touches, worked out once and used by every view. */
interface Placed {
  readonly entry: CalendarEntry;
  readonly first: PlainDate;
  readonly last: PlainDate;
}

interface Month {
  readonly byRef: Map<string, Placed[]>;
  version: number;
}

interface View {
  readonly configuration: Configuration;
  readonly zone: string;
}

/**
 * The calendar of one workspace in memory, month by month: a view of the database, read once per month
 * and kept true by what transactions change. Paging to a month that was warmed needs no read.
 */
export class CalendarMonths {
  private rows: CalendarRows;
  private latest: readonly string[] = [];
  private readonly months = new Map<string, Month>();
  private readonly shown = new Map<string, { versions: string; entries: readonly CalendarEntry[] }>();
  private readonly listeners = new Set<() => void>();
  private view: View | null = null;
  private versions = 0;
  // One after the other: a month read before a commit must not be stored after it.
  private queue: Promise<void> = Promise.resolve();

  constructor(private readonly db: WorkspaceDatabase) {
    this.rows = new CalendarRows(db);
    const stop = onRecordsChanged(db, (changed) => this.onChanged(changed));
    db.on('close', stop);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** What stands in the range; undefined while one of its months has not been read. */
  entries(range: CalendarRange, configuration: Configuration): readonly CalendarEntry[] | undefined {
    this.lookAt({ configuration, zone: range.zone });
    const months = monthsOf(range);
    this.latest = months;
    if (!months.every((month) => this.rows.has(month))) return undefined;
    const versions = months.map((month) => this.project(month).version).join(' ');
    const key = `${range.first} ${range.last}`;
    const known = this.shown.get(key);
    if (known?.versions === versions) return known.entries;
    const entries = this.collect(months, range);
    this.shown.set(key, { versions, entries });
    return entries;
  }

  /** Reads what is missing of a range; resolves when `entries` can answer. */
  async load(range: CalendarRange): Promise<void> {
    await this.inTurn(async () => {
      // Asked only now: what was held when the turn was queued may have gone with an import since, and a range of
      // which a month stays unread is shown as empty for good.
      for (const month of monthsOf(range)) {
        if (!this.rows.has(month)) await this.rows.load(month);
        // Between reads, not all at once when the range is asked for: a year is twelve months of thousands.
        if (this.view !== null) this.project(month);
      }
      this.evict(range);
    });
    this.tell();
  }

  /** Reads and projects the months before and after a range, so that paging shows them at once. */
  async warm(range: CalendarRange): Promise<void> {
    const around = monthsOf({ ...range, first: addMonths(range.first, -1), last: addMonths(range.last, 1) });
    for (const month of around) {
      if (this.rows.has(month)) continue;
      await this.inTurn(() => this.rows.load(month));
      await idle(IDLE_MS);
      if (this.view !== null && this.rows.has(month)) this.project(month);
    }
    this.evict(range);
  }

  private onChanged(changed: ChangedRecords): void {
    void this.inTurn(async () => {
      const patched = await this.rows.patch(changed, MOST_ROWS_PATCHED);
      if (patched === null) await this.readAnew();
      else if (patched.refs.size > 0) this.reproject(patched);
      else return;
      this.tell();
    });
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.queue.then(work);
    this.queue = turn.catch(() => {});
    return turn;
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }

  private lookAt(view: View): void {
    if (this.view?.configuration === view.configuration && this.view.zone === view.zone) return;
    this.view = view;
    this.months.clear();
    this.shown.clear();
  }

  /** After an import: what is on screen stays until its months have been read again. */
  private async readAnew(): Promise<void> {
    const fresh = new CalendarRows(this.db);
    for (const month of this.latest) await fresh.load(month);
    this.rows = fresh;
    this.months.clear();
  }

  private evict(range: CalendarRange): void {
    const keep = new Set(monthsOf({ ...range, first: addMonths(range.first, -2), last: addMonths(range.last, 2) }));
    const old = [...this.months.keys()].filter((month) => !keep.has(month));
    for (const month of old.slice(0, Math.max(0, this.months.size - MOST_MONTHS))) {
      this.months.delete(month);
      this.rows.drop(month);
    }
    if (this.shown.size > MOST_MONTHS) this.shown.clear();
  }

  private project(month: string): Month {
    const known = this.months.get(month);
    if (known !== undefined) return known;
    const made: Month = { byRef: new Map(), version: (this.versions += 1) };
    this.place(month, made, [...this.rows.of(month)]);
    this.months.set(month, made);
    return made;
  }

  private reproject({ refs, months }: Patched): void {
    for (const [name, month] of this.months) {
      if (months !== 'all' && !months.has(name)) continue;
      const rows: [string, CachedRow][] = [];
      for (const ref of refs) {
        month.byRef.delete(ref);
        const row = this.rows.get(name, ref);
        if (row !== undefined) rows.push([ref, row]);
      }
      this.place(name, month, rows);
      month.version = this.versions += 1;
    }
  }

  private place(name: string, month: Month, rows: readonly [string, CachedRow][]): void {
    if (this.view === null || rows.length === 0) return;
    const { configuration, zone } = this.view;
    const range = { first: `${name}-01`, last: lastOfMonth(name), zone };
    for (const entry of projectEntries(byTable(rows, this.rows.releasesById), configuration, range)) {
      const ref = recordRef(entry.table, entry.recordId);
      const list = month.byRef.get(ref) ?? [];
      const { first, last } = entryDays(entry, zone);
      list.push({ entry, first, last });
      month.byRef.set(ref, list);
    }
  }

  private collect(months: readonly string[], { first, last }: CalendarRange): readonly CalendarEntry[] {
    const found: CalendarEntry[] = [];
    const seen = new Set<string>();
    for (const month of months) {
      for (const list of this.months.get(month)?.byRef.values() ?? []) {
        for (const placed of list) {
          if (placed.first > last || placed.last < first || seen.has(placed.entry.id)) continue;
          seen.add(placed.entry.id);
          found.push(placed.entry);
        }
      }
    }
    return sortEntries(found);
  }
}

function byTable(rows: readonly [string, CachedRow][], releasesById: ReadonlyMap<string, RecordOf<'releases'>>) {
  const pick = <T extends CachedRow['table']>(table: T): RecordOf<T>[] =>
    rows.flatMap(([, cached]) => (cached.table === table ? [cached.row as RecordOf<T>] : []));
  return {
    releases: pick('releases'),
    phases: pick('phases'),
    gates: pick('gates'),
    deployments: pick('deployments'),
    bookings: pick('bookings'),
    events: pick('events'),
    changes: pick('changes'),
    releasesById,
  };
}

function monthsOf({ first, last }: CalendarRange): string[] {
  return monthsBetween(first, last, Number.MAX_SAFE_INTEGER) ?? [];
}

function addMonths(date: PlainDate, months: number): PlainDate {
  const count = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const year = String(Math.floor(count / 12)).padStart(4, '0');
  return `${year}-${String((count % 12) + 1).padStart(2, '0')}-01`;
}

const byDatabase = new WeakMap<WorkspaceDatabase, CalendarMonths>();

/** The one cache of a workspace. */
export function calendarMonths(db: WorkspaceDatabase): CalendarMonths {
  const known = byDatabase.get(db) ?? new CalendarMonths(db);
  byDatabase.set(db, known);
  return known;
}
