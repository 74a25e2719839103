import { dequal } from 'dequal';
import type { Connection } from '#shared/model/connection.ts';
import type { LinkState, SyncLink } from '#shared/model/sync-link.ts';
import type { SyncRun } from '#shared/model/sync-run.ts';
import type { Instant } from '#shared/model/time.ts';
import { offlineSince } from '#shared/sync/next-run.ts';
import { isUnread } from '#shared/sync/left-out.ts';
import { isSeenMissing, MISSING } from '#shared/sync/seen-missing.ts';
import { onRecordsChanged } from '../data/changed-records.ts';
import { fromRow, type WorkspaceDatabase } from '../data/database.ts';
import { readPending, type Pending } from './pending.ts';
import { lastRuns } from './runner/last-runs.ts';
import { useRunning } from './runner/running.ts';

/** How one connection stands: what waits, and what needs the person. */
export interface ConnectionStanding {
  readonly connection: Connection;
  readonly lastRun: SyncRun | null;
  /** Since when its system has not been reached; null where the last run reached it. */
  readonly offlineSince: Instant | null;
  readonly pending: Pending;
  /** Records, comments and transitions that go out with the next run. */
  readonly waiting: number;
  /** Records with a value the system refused, and operations it refused. */
  readonly refused: number;
  /** Records with a value nobody said may go on to this system. */
  readonly asked: number;
  /** Conflicts nobody has decided. */
  readonly conflicts: number;
  /** Records there that wait for somebody to say what they are here. */
  readonly arrived: number;
  readonly setAside: number;
  /** Links whose remote record is gone, hidden or out of the filter, and that nobody leaves as they are. */
  readonly missing: number;
}

/** What of a connection waits for the person. */
export const needsYou = (one: ConnectionStanding): number =>
  one.conflicts + one.arrived + one.setAside + one.missing + one.refused + one.asked;

export type SyncStanding = readonly ConnectionStanding[];

/** Links set aside that are counted; beyond, nobody counts on a number. */
const MOST = 1_000;

export async function readStanding(db: WorkspaceDatabase): Promise<SyncStanding> {
  const connections = await db.records('connections').toArray();
  return await Promise.all(connections.map((row) => standingOf(db, fromRow(row))));
}

async function standingOf(db: WorkspaceDatabase, connection: Connection): Promise<ConnectionStanding> {
  const { id } = connection;
  const runs = await lastRuns(db, id, RUNS);
  const conflicts = await db
    .records('sync-conflicts')
    .where('connectionId')
    .equals(id)
    .filter(({ decision }) => decision === null)
    .count();
  const inState = (state: LinkState) => db.records('links').where('[connectionId+state]').equals([id, state]);
  const setAside = await setAsideOf(db, id);
  const arrivedAside = setAside.filter(({ state }) => state === 'arrived').length;
  const unread = db.records('links').where('[connectionId+$due]').equals([id, 1]);
  const arrivedUnread = await unread.filter((link) => link.setAside === null && isUnread(link)).count();
  const missing = await Promise.all(
    MISSING.map((state) =>
      inState(state)
        .filter((link) => !isSeenMissing(link))
        .count(),
    ),
  );
  const pending = await readPending(db, connection);
  const withCode = (code: string) =>
    pending.records.filter(({ fields }) => fields.some((field) => field.code === code)).length;
  const { operations } = pending;
  return {
    connection,
    lastRun: runs[0] ?? null,
    offlineSince: offlineSince(runs),
    pending,
    waiting:
      pending.records.filter(({ isCreate, fields }) => isCreate || fields.some(({ code }) => code === 'send')).length +
      operations.filter(({ operation }) => operation.state === 'waiting').length,
    refused: withCode('refused') + operations.filter(({ operation }) => operation.state === 'refused').length,
    asked: withCode('notForwarded'),
    conflicts,
    arrived: (await inState('arrived').count()) - arrivedAside - arrivedUnread,
    setAside: setAside.length,
    missing: missing.reduce((sum, count) => sum + count, 0),
  };
}

/** Runs looked back on for since when a system is away. */
const RUNS = 50;

/** Links of a connection a run leaves out, with their reasons. */
export async function setAsideOf(db: WorkspaceDatabase, connectionId: string): Promise<SyncLink[]> {
  const links = db.records('links');
  const own = [
    links.where('[connectionId+$due]').equals([connectionId, 1]),
    links.where('[connectionId+state]').equals([connectionId, 'creating']),
    links.where('[connectionId+state]').equals([connectionId, 'arrived']),
  ];
  const found = new Map<string, SyncLink>();
  for (const some of own) {
    const rows = await some
      .filter(({ setAside }) => setAside !== null)
      .limit(MOST)
      .toArray();
    for (const row of rows) found.set(row.id, fromRow(row));
  }
  return [...found.values()];
}

/** Between two readings: whoever edits a field, or watches a run, needs no more. */
const PAUSE_MS = 250;
const PAUSE_IN_RUN_MS = 1_500;

/** Tables the standing is read from; a commit to others changes nothing of it. */
const TABLES = new Set<string>([
  'connections',
  'links',
  'sync-conflicts',
  'operations',
  'runs',
  'cursors',
  'releases',
  'work-items',
  'changes',
  'incidents',
  'statuses',
  'people',
]);

/** How the connections of a plan stand, kept in memory beside the database: the frame shows it on every page. */
export class StandingStore {
  private current: SyncStanding | null = null;
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private isReading = false;

  constructor(private readonly db: WorkspaceDatabase) {
    const stop = onRecordsChanged(db, (changed) => {
      if ([...changed.keys()].some((table) => TABLES.has(table))) this.later();
    });
    // A run that has ended is told at once: whoever started it looks at what it came to.
    const stopRuns = useRunning.subscribe(({ runs }, before) => {
      if (Object.keys(runs).length < Object.keys(before.runs).length) this.later(0);
    });
    db.on('close', () => {
      stop();
      stopRuns();
    });
    void this.read();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Null until it was read. */
  now = (): SyncStanding | null => this.current;

  private later(ms = Object.keys(useRunning.getState().runs).length > 0 ? PAUSE_IN_RUN_MS : PAUSE_MS): void {
    if (this.timer !== null && ms > 0) return;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.read(), ms);
  }

  private async read(): Promise<void> {
    this.timer = null;
    if (this.isReading) return this.later(PAUSE_MS);
    this.isReading = true;
    try {
      const read = await readStanding(this.db);
      if (!dequal(read, this.current)) {
        this.current = read;
        for (const listener of this.listeners) listener();
      }
    } catch {
      // Closed in the middle, or the next commit reads it again.
    } finally {
      this.isReading = false;
    }
  }
}

const byDatabase = new WeakMap<WorkspaceDatabase, StandingStore>();

/** The one store of a workspace. */
export function standingStore(db: WorkspaceDatabase): StandingStore {
  const known = byDatabase.get(db) ?? new StandingStore(db);
  byDatabase.set(db, known);
  return known;
}
