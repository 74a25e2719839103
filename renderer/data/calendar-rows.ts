import type { Id } from '#shared/model/schema.ts';
import { recordRef } from '#shared/model/journal.ts';
import { TIMED_TABLES, type RecordOf, type TimedTable } from '#shared/model/tables.ts';
import type { ChangedRecords } from './changed-records.ts';
import type { WorkspaceDatabase } from './database.ts';
import { LONG_BUCKET, SERIES_BUCKET, widestDaysOf } from './time-keys.ts';

export type TimedRecord = RecordOf<TimedTable>;
export interface CachedRow {
  readonly table: TimedTable;
  readonly row: TimedRecord;
}
type Stored = TimedRecord & { readonly $months?: readonly string[] };

/** What a patch touched: the rows by `table:id`, and whether every month may show them. */
export interface Patched {
  readonly refs: ReadonlySet<string>;
  readonly months: ReadonlySet<string> | 'all';
}

/** Rows of the calendar held in memory by month bucket, and the releases their children belong to. */
export class CalendarRows {
  private readonly buckets = new Map<string, Map<string, CachedRow>>();
  readonly releasesById = new Map<Id, RecordOf<'releases'>>();

  constructor(private readonly db: WorkspaceDatabase) {}

  has(month: string): boolean {
    return this.buckets.has(month) && this.buckets.has(SERIES_BUCKET) && this.buckets.has(LONG_BUCKET);
  }

  /** Rows that may show in a month: its own, what repeats, and of what is very long what reaches into it. */
  *of(month: string): Iterable<[string, CachedRow]> {
    yield* this.buckets.get(month) ?? [];
    yield* this.buckets.get(SERIES_BUCKET) ?? [];
    // Thousands of support periods of ten years each would otherwise be projected for every month.
    for (const item of this.buckets.get(LONG_BUCKET) ?? []) if (reaches(item[1], month)) yield item;
  }

  get(month: string, ref: string): CachedRow | undefined {
    for (const bucket of [month, SERIES_BUCKET, LONG_BUCKET]) {
      const row = this.buckets.get(bucket)?.get(ref);
      if (row !== undefined) return row;
    }
    return undefined;
  }

  drop(month: string): void {
    this.buckets.delete(month);
  }

  async load(month: string): Promise<void> {
    const { db } = this;
    await db.transaction('r', [...TIMED_TABLES], async () => {
      for (const bucket of [SERIES_BUCKET, LONG_BUCKET, month]) {
        if (!this.buckets.has(bucket)) await this.loadBucket(bucket);
      }
    });
  }

  private async loadBucket(bucket: string): Promise<void> {
    const rows = new Map<string, CachedRow>();
    const found = await Promise.all(
      TIMED_TABLES.map(async (table) => ({
        table,
        list: (await this.db.table(table).where('$months').equals(bucket).toArray()) as TimedRecord[],
      })),
    );
    for (const { table, list } of found) for (const row of list) rows.set(recordRef(table, row.id), { table, row });
    await this.join(rows.values());
    this.buckets.set(bucket, rows);
  }

  private async join(rows: Iterable<CachedRow>): Promise<void> {
    const missing = new Set<Id>();
    const seen: CachedRow[] = [...rows];
    for (const { table, row } of seen)
      if (table === 'releases') this.releasesById.set(row.id, row as RecordOf<'releases'>);
    for (const { row } of seen)
      if ('releaseId' in row && row.releaseId !== null && !this.releasesById.has(row.releaseId))
        missing.add(row.releaseId);
    if (missing.size === 0) return;
    for (const release of await this.db.records('releases').bulkGet([...missing])) {
      if (release !== undefined) this.releasesById.set(release.id, release);
    }
  }

  /** Reads the changed rows again and puts each where it now belongs; null when all must be read anew. */
  async patch(changed: ChangedRecords, most: number): Promise<Patched | null> {
    const wanted: { table: TimedTable; ids: string[] }[] = [];
    let count = 0;
    for (const table of TIMED_TABLES) {
      const ids = changed.get(table);
      if (ids === undefined) continue;
      if (ids === 'all') return null;
      count += ids.size;
      wanted.push({ table, ids: [...ids] });
    }
    if (count > most) return null;
    const refs = new Set<string>();
    const months = new Set<string>();
    for (const { table, ids } of wanted) {
      const rows = (await this.db.table(table).bulkGet(ids)) as (Stored | undefined)[];
      await this.join(rows.flatMap((row) => (row === undefined ? [] : [{ table, row }])));
      for (const [index, id] of ids.entries()) this.place(table, id, rows[index], refs, months);
    }
    this.addChildren(refs, months);
    return { refs, months: months.has(SERIES_BUCKET) || months.has(LONG_BUCKET) ? 'all' : months };
  }

  private place(table: TimedTable, id: Id, row: Stored | undefined, refs: Set<string>, months: Set<string>): void {
    const ref = recordRef(table, id);
    refs.add(ref);
    if (table === 'releases' && row === undefined) this.releasesById.delete(id);
    for (const [bucket, rows] of this.buckets) {
      const belongs = row?.$months?.includes(bucket) === true;
      if (rows.has(ref) || belongs) months.add(bucket);
      if (belongs && row !== undefined) rows.set(ref, { table, row });
      else rows.delete(ref);
    }
  }

  /** What hangs on a release shows its key and colour, so it changes with it. */
  private addChildren(refs: Set<string>, months: Set<string>): void {
    if (![...refs].some((ref) => ref.startsWith('releases:'))) return;
    for (const [bucket, rows] of this.buckets) {
      for (const [ref, { row }] of rows) {
        if (!('releaseId' in row) || row.releaseId === null) continue;
        if (!refs.has(recordRef('releases', row.releaseId))) continue;
        refs.add(ref);
        months.add(bucket);
      }
    }
  }
}

function reaches({ table, row }: CachedRow, month: string): boolean {
  const days = widestDaysOf(table, row);
  return days !== null && days.first.slice(0, 7) <= month && days.last.slice(0, 7) >= month;
}
