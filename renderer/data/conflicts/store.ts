import type { TableName } from '#shared/model/tables.ts';
import type { Waiver } from '#shared/model/waiver.ts';
import type { Ref } from '#shared/planning/conflicts/conflict.ts';
import { ConflictEngine } from '#shared/planning/conflicts/engine.ts';
import { PLAN_TABLES, type PlanRecord, type PlanTable } from '#shared/planning/conflicts/records.ts';
import { judge, type Judged } from '#shared/planning/conflicts/waivers.ts';
import { onRecordsChanged, type ChangedRecords } from '../changed-records.ts';
import type { WorkspaceDatabase } from '../database.ts';
import { idle } from '../pauses.ts';
import { readConfiguration } from '../read-configuration.ts';
import { releaseStandings } from '../release-standings.ts';
import { todayIn } from '../today.ts';
import { FirstSeen } from './first-seen.ts';

/** Rows read at once, and records put in at once: neither takes as long as a frame. */
const CHUNK = 250;
/** Work is laid down after so long, for input and drawing. */
const SLICE_MS = 8;
/** Milliseconds it waits for the engine at most while that has other things to do. */
const IDLE_MS = 200;
/** A day that begins while the window is open makes other conflicts history. */
const CHECK_DAY_MS = 60_000;

/** Tables the rules are set up from: when one changes, everything is looked at again. */
const CONFIGURING: ReadonlySet<TableName> = new Set([
  'settings',
  'statuses',
  'phase-types',
  'gate-types',
  'event-kinds',
  'environments',
  'environment-purposes',
  'services',
  'change-types',
]);

/** A conflict, whether it is waived, and since when it is there. */
export interface Known extends Judged {
  /** Epoch ms at which it was first met on this laptop. */
  readonly since: number;
}

/** What is known of the conflicts at one time; a new object whenever something changed. */
export interface ConflictView {
  readonly isReady: boolean;
  /** False: there are more than are told. */
  readonly isWhole: boolean;
  readonly all: readonly Known[];
  readonly byRef: ReadonlyMap<Ref, readonly Known[]>;
  /** How many that nobody waived, by record. */
  readonly openByRef: ReadonlyMap<Ref, number>;
  readonly open: number;
  /** Knows the records by name and answers what-if. Null while not ready. */
  readonly engine: ConflictEngine | null;
}

const NOT_READY: ConflictView = {
  isReady: false,
  isWhole: true,
  all: [],
  byRef: new Map(),
  openByRef: new Map(),
  open: 0,
  engine: null,
};

/**
 * The conflicts of one workspace in memory, kept true by what transactions change. Reads and checks in
 * slices while nothing else happens: tens of thousands of records never hold up a key.
 */
export class ConflictStore {
  private shown: ConflictView = NOT_READY;
  private readonly listeners = new Set<() => void>();
  private readonly seen: FirstSeen;
  private engine: ConflictEngine | null = null;
  private waivers: readonly Waiver[] = [];
  private today = '';
  private isStarted = false;
  private isClosed = false;
  // One after the other: records read before a commit must not be put in after it.
  private queue: Promise<void> = Promise.resolve();

  constructor(private readonly db: WorkspaceDatabase) {
    this.seen = new FirstSeen(db);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  view = (): ConflictView => this.shown;

  start(): void {
    if (this.isStarted || this.isClosed) return;
    this.isStarted = true;
    const stop = onRecordsChanged(this.db, (changed) => this.inTurn(() => this.take(changed)));
    const timer = setInterval(() => {
      const zone = this.engine?.context.instants.zone;
      if (zone !== undefined && todayIn(zone) !== this.today) this.inTurn(() => this.configure());
    }, CHECK_DAY_MS);
    // Whether a board's gate is still open hangs on the changes of its release.
    const unsubscribe = releaseStandings(this.db).subscribe(() => this.inTurn(() => this.configure()));
    this.db.on('close', () => {
      this.isClosed = true;
      unsubscribe();
      clearInterval(timer);
      stop();
    });
    this.inTurn(() => this.readAll());
  }

  private inTurn(work: () => Promise<void>): void {
    const turn = this.queue.then(() => (this.isClosed ? undefined : work()));
    this.queue = turn.catch((error: unknown) => {
      // A plan that is closed while it is read fails to be read; that is no news.
      if (!this.isClosed) reportError(error);
    });
  }

  private async readAll(): Promise<void> {
    const engine = await this.freshEngine();
    for (const table of PLAN_TABLES) {
      let after = '';
      for (;;) {
        const rows = await this.db.records(table).where(':id').above(after).limit(CHUNK).toArray();
        await this.putAll(
          engine,
          rows.map((record) => ({ table, id: record.id, record }) as PlanRecord),
        );
        const last = rows.at(-1);
        if (last === undefined || rows.length < CHUNK) break;
        after = last.id;
      }
    }
    this.waivers = await this.db.records('waivers').toArray();
    await this.seen.read();
    await this.show(engine);
  }

  private async take(changed: ChangedRecords): Promise<void> {
    const { engine } = this;
    const tables = [...changed.keys()];
    const isRead = (table: TableName): table is PlanTable => (PLAN_TABLES as readonly TableName[]).includes(table);
    if (engine === null || tables.some((table) => isRead(table) && changed.get(table) === 'all')) {
      await this.readAll();
      return;
    }
    let isTouched = false;
    for (const table of tables.filter(isRead)) {
      const ids = [...(changed.get(table) ?? [])];
      for (let from = 0; from < ids.length; from += CHUNK) {
        const some = ids.slice(from, from + CHUNK);
        const rows = await this.db.records(table).bulkGet(some);
        await this.putAll(
          engine,
          some.map((id, at) => ({ table, id, record: rows[at] ?? null }) as PlanRecord),
        );
      }
      isTouched ||= ids.length > 0;
    }
    const isWaived = changed.has('waivers');
    if (isWaived) this.waivers = await this.db.records('waivers').toArray();
    if (tables.some((table) => CONFIGURING.has(table))) await this.configure();
    else if (isTouched || isWaived) await this.show(engine);
  }

  /** The same records, looked at by another configuration or on another day. */
  private async configure(): Promise<void> {
    const before = this.engine;
    if (before === null) return;
    const engine = await this.freshEngine();
    await this.putAll(engine, before.records());
    await this.show(engine);
  }

  private async freshEngine(): Promise<ConflictEngine> {
    const configuration = await readConfiguration(this.db);
    this.today = todayIn(configuration.settings.zone);
    return new ConflictEngine(configuration, this.today);
  }

  private async putAll(engine: ConflictEngine, records: Iterable<PlanRecord>): Promise<void> {
    let from = performance.now();
    for (const record of records) {
      engine.put([record]);
      if (performance.now() - from < SLICE_MS) continue;
      await idle(IDLE_MS);
      from = performance.now();
    }
  }

  private async show(engine: ConflictEngine): Promise<void> {
    let from = performance.now();
    while (engine.check(1)) {
      if (performance.now() - from < SLICE_MS) continue;
      await idle(IDLE_MS);
      from = performance.now();
    }
    const conflicts = engine.all();
    await idle(IDLE_MS);
    const judged = judge(conflicts, this.waivers, this.today);
    const since = this.seen.of(conflicts.map(({ id }) => id));
    const all = judged.map((one, at): Known => ({ ...one, since: since[at] ?? 0 }));
    await idle(IDLE_MS);
    all.sort((a, b) => startOf(a) - startOf(b) || (a.conflict.id < b.conflict.id ? -1 : 1));
    this.engine = engine;
    this.shown = { ...indexed(all), isReady: true, isWhole: engine.isWhole, all, engine };
    for (const listener of this.listeners) listener();
  }
}

function startOf({ conflict }: Known): number {
  return conflict.overlap?.start ?? 0;
}

function indexed(all: readonly Known[]): Pick<ConflictView, 'byRef' | 'openByRef' | 'open'> {
  const byRef = new Map<Ref, Known[]>();
  const openByRef = new Map<Ref, number>();
  for (const known of all) {
    for (const ref of known.conflict.records) {
      const list = byRef.get(ref);
      if (list === undefined) byRef.set(ref, [known]);
      else list.push(known);
      if (known.waiver === null) openByRef.set(ref, (openByRef.get(ref) ?? 0) + 1);
    }
  }
  return { byRef, openByRef, open: all.filter(({ waiver }) => waiver === null).length };
}
