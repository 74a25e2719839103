import type { RecordOf } from '#shared/model/tables.ts';
import type { Id } from '#shared/model/schema.ts';
import { onRecordsChanged, type ChangedRecords } from '../changed-records.ts';
import type { WorkspaceDatabase } from '../database.ts';
import { breathe } from '../pauses.ts';
import { SEARCHED, searchEntry, type SearchedTable, type SearchEntry, type SearchItem } from './entry.ts';
import { isWithin, narrows, RANK, rankText, toQuery, type Query } from './rank.ts';
import { inOrder, SortedEntries } from './sorted-entries.ts';

/** Rows read at a time while the index is built: short enough not to be felt. */
const CHUNK = 1_000;

const NO_OWNERS = new Map<Id, never>();

/** All that one query found, so that the next key only narrows it. */
interface Finds {
  readonly query: Query;
  readonly inText: readonly SearchEntry[];
  /** Null where they were not looked for. */
  readonly inMore: readonly SearchEntry[] | null;
  readonly version: number;
}

/**
 * Everything that can be found in one workspace, in memory. Built in small steps after the workspace
 * opens, then kept true by what transactions change. One search over 50,000 records takes a few
 * milliseconds and needs no read.
 */
export class SearchIndex {
  private readonly entries = new SortedEntries();
  private readonly releases = new Map<Id, RecordOf<'releases'>>();
  private readonly environments = new Map<Id, RecordOf<'environments'>>();
  private readonly listeners = new Set<() => void>();
  private last: Finds | null = null;
  private queue: Promise<void> = Promise.resolve();
  private version = 0;
  /** Resolves when everything has been read once. Until then a search finds what has been read. */
  readonly ready: Promise<void>;
  isReady = false;

  constructor(private readonly db: WorkspaceDatabase) {
    const stop = onRecordsChanged(db, (changed) => this.onChanged(changed));
    db.on('close', stop);
    this.ready = this.inTurn(async () => {
      for (const table of SEARCHED) await this.readTable(table);
      this.isReady = true;
      this.tell();
    });
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Changes whenever a search could find something else. */
  getVersion = (): number => this.version;

  /** The best finds, best first: exact key, key's start, title's start, a word's start, anywhere, notes. */
  search(text: string, limit: number): SearchItem[] {
    const query = toQuery(text);
    if (query === null) return [];
    const known =
      this.last !== null && this.last.version === this.version && narrows(this.last.query, query) ? this.last : null;
    const byRank: SearchEntry[][] = [[], [], [], [], [], []];
    const inText: SearchEntry[] = [];
    for (const entry of known?.inText ?? this.entries.list) {
      const found = rankText(entry, query);
      if (found === RANK.none) continue;
      inText.push(entry);
      const best = byRank[found];
      if (best !== undefined && best.length < limit) best.push(entry);
    }
    // Notes are much longer than titles: they are searched only where titles left room.
    const inMore = inText.length >= limit ? null : this.inMore(query, known);
    byRank[RANK.more] = inMore?.slice(0, limit) ?? [];
    this.last = { query, inText, inMore, version: this.version };
    return byRank
      .flat()
      .slice(0, limit)
      .map((entry) => entry.item);
  }

  /** Finds that need the notes, in order. */
  private inMore(query: Query, known: Finds | null): SearchEntry[] {
    const isNew = (entry: SearchEntry): boolean => isWithin(entry, query) && rankText(entry, query) === RANK.none;
    if (known === null || known.inMore === null) return this.entries.list.filter(isNew);
    // What was found by its title may now need its notes.
    return inOrder(known.inText.filter(isNew), known.inMore.filter(isNew));
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.queue.then(work);
    this.queue = turn.catch(() => {});
    return turn;
  }

  private tell(): void {
    this.version += 1;
    for (const listener of this.listeners) listener();
  }

  private onChanged(changed: ChangedRecords): void {
    const touched = SEARCHED.filter((table) => changed.has(table));
    if (touched.length === 0) return;
    void this.inTurn(async () => {
      for (const table of touched) {
        const ids = changed.get(table);
        if (ids === 'all' || ids === undefined) await this.readTable(table);
        else await this.readSome(table, [...ids]);
      }
      this.tell();
    });
  }

  private async readTable(table: SearchedTable): Promise<void> {
    const seen = new Set<Id>();
    let after = '';
    for (;;) {
      const rows = await this.db.records(table).where('id').above(after).limit(CHUNK).toArray();
      for (const row of rows) seen.add(row.id);
      this.put(table, rows);
      this.tell();
      const last = rows.at(-1);
      if (last === undefined || rows.length < CHUNK) break;
      after = last.id;
      await breathe();
    }
    // The first time there is nothing that could be gone.
    if (!this.isReady) return;
    this.entries.keepOnly(table, seen);
    const owners = this.ownersOf(table);
    for (const id of owners.keys()) if (!seen.has(id)) owners.delete(id);
  }

  private async readSome(table: SearchedTable, ids: readonly Id[]): Promise<void> {
    const rows = (await this.db.table(table).bulkGet([...ids])) as (RecordOf<SearchedTable> | undefined)[];
    const gone = ids.filter((_, index) => rows[index] === undefined);
    for (const id of gone) this.entries.remove(table, id);
    for (const id of gone) this.ownersOf(table).delete(id);
    this.put(
      table,
      rows.filter((row) => row !== undefined),
    );
    if (table === 'releases' || table === 'environments') await this.readChildren(table, ids);
  }

  /** Parts of a release are found by its key, bookings by their environment's name, too. */
  private async readChildren(owner: 'releases' | 'environments', ids: readonly Id[]): Promise<void> {
    const isRelease = owner === 'releases';
    const tables = isRelease ? (['phases', 'gates', 'deployments', 'bookings'] as const) : (['bookings'] as const);
    for (const table of tables) {
      const rows = await this.db
        .records(table)
        .where(isRelease ? 'releaseId' : 'environmentId')
        .anyOf([...ids])
        .toArray();
      this.put(table, rows);
    }
  }

  /** Records of this table that others are found by; none for a table nothing is found by. */
  private ownersOf(table: SearchedTable): Map<Id, unknown> {
    if (table === 'releases') return this.releases;
    return table === 'environments' ? this.environments : NO_OWNERS;
  }

  private put(table: SearchedTable, rows: readonly RecordOf<SearchedTable>[]): void {
    const mine = this.ownersOf(table);
    if (table === 'releases' || table === 'environments') for (const row of rows) mine.set(row.id, row);
    const owners = {
      releaseOf: (id: Id) => this.releases.get(id),
      environmentOf: (id: Id) => this.environments.get(id),
    };
    this.entries.put(rows.map((row) => searchEntry(table, row, owners)));
  }
}
