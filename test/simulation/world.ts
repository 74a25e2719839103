import Dexie from 'dexie';
import { HttpClient } from '#electron/net/client.ts';
import { commit } from '#renderer/data/commit.ts';
import { WorkspaceDatabase } from '#renderer/data/database.ts';
import { stampSchema } from '#renderer/data/open-database.ts';
import type { RemotePort } from '#renderer/sync/port.ts';
import { runSync, type RunRequest } from '#renderer/sync/run.ts';
import { Connection } from '#shared/model/connection.ts';
import type { Status } from '#shared/model/configuration.ts';
import { defaultConfiguration } from '#shared/model/defaults.ts';
import type { Change, Origin } from '#shared/model/journal.ts';
import { Release } from '#shared/model/release.ts';
import type { SyncRun } from '#shared/model/sync-run.ts';
import { RemoteScope } from '#shared/sync/remote.ts';
import { SYSTEMS } from '#shared/sync/systems/index.ts';
import type { SystemPairing } from '#shared/sync/systems/system.ts';
import type { WorkspaceTables } from '#shared/importing/workspace-file.ts';
import { createText } from '#shared/text/index.ts';
import { change } from '../support/change.ts';
import { transportTo } from '../servers/support/carriers.ts';
import type { JiraModel } from '../servers/jira/model.ts';
import type { FakeJira } from '../servers/jira/routes.ts';
import { Faults } from './faults.ts';
import type { Random } from './random.ts';
import { SimClock } from './sim-clock.ts';
import { JiraSite } from './jira-site.ts';
import { RedmineSite } from './redmine-site.ts';
import { RtSite } from './rt-site.ts';
import type { Site } from './site.ts';
import { Witness } from './witness.ts';

const CLOUD = 'https://acme.atlassian.net';
const DATA_CENTER = 'https://jira.acme.example/jira';
const REDMINE = 'https://tools.acme.example/redmine';
const REQUEST_TRACKER = 'https://rt.acme.example';
/** Rows a page of Redmine or Request Tracker is asked for. */
const PAGE = 4;

export interface WorldOptions {
  /** Most rows of a page. Small, so that a few records are several pages. */
  readonly pageCap?: number;
  /** Two sites, a clock that jumps, edits while a run is under way, and a few faults more. */
  readonly isWide?: boolean;
  /** A wide story of a Jira, a Redmine and a Request Tracker. */
  readonly isMixed?: boolean;
  /** Milliseconds until a search knows of a write, and what its rows say of it; by chance where it is not said. */
  readonly searchLagMs?: number;
}

/** A plan, the Jiras it goes with, one of them over two connections, and a network in between. */
export class World {
  readonly clock = new SimClock();
  readonly faults: Faults;
  readonly sites: readonly Site[];
  readonly db: WorkspaceDatabase;
  readonly witness: Witness;
  readonly log: string[] = [];
  readonly connections: readonly string[];
  /** Connections releases and work items are made over. */
  readonly makers: readonly string[];
  readonly isMixed: boolean;
  /** Milliseconds the laptop's clock is off just now. */
  offBy = 0;
  /** The plan as it was backed up last. */
  backup: WorkspaceTables | null = null;
  /** What else happens while a run waits for an answer. */
  meanwhile: (() => Promise<void>) | null = null;
  readonly #jira: JiraSite;
  #made = 0;

  private constructor(
    readonly random: Random,
    options: WorldOptions,
  ) {
    const { isWide = false, isMixed = false } = options;
    this.isMixed = isMixed;
    this.faults = new Faults(random, isWide);
    this.#jira = this.#jiraSite('jira', CLOUD, options);
    if (isMixed) {
      this.sites = [
        this.#jira,
        new RedmineSite(REDMINE, this.#clockThere(), PAGE),
        new RtSite(REQUEST_TRACKER, this.#clockThere(), PAGE),
      ];
      this.connections = ['c-pay', 'c-redmine', 'c-rt'];
      this.makers = ['c-pay', 'c-redmine'];
    } else {
      this.sites = isWide ? [this.#jira, this.#jiraSite('jira-dc', DATA_CENTER, options)] : [this.#jira];
      this.connections = isWide ? ['c-pay', 'c-all', 'c-dc'] : ['c-pay', 'c-all'];
      this.makers = isWide ? ['c-pay', 'c-dc'] : ['c-pay'];
    }
    this.db = new WorkspaceDatabase(`simulation-${crypto.randomUUID()}`);
    // What tells live queries of a change: nobody looks on here, and it is a fifth of all that a story does.
    for (const name of ['Cache', 'Observability']) this.db.unuse({ stack: 'dbcore', name });
    this.witness = new Witness(this.db);
  }

  /** A system's clock is not ours: up to two minutes off, either way. */
  #clockThere(): () => number {
    const skew = (this.random.below(240) - 120) * 1_000;
    return () => this.clock.now() + skew;
  }

  #jiraSite(
    system: JiraSite['system'],
    address: string,
    { pageCap = 3, isWide = false, searchLagMs: lagMs }: WorldOptions,
  ): JiraSite {
    const now = this.#clockThere();
    const searchLagMs = this.random.chance(0.5) ? this.random.below(40) * 1_000 : 0;
    return new JiraSite(system, address, address === CLOUD ? 'PAY' : 'OPS', {
      now,
      searchLagMs: lagMs ?? searchLagMs,
      staleRows: lagMs !== undefined || (isWide && this.random.chance(0.5)),
      pageCap,
    });
  }

  static async make(random: Random, options: WorldOptions = {}): Promise<World> {
    const world = new World(random, options);
    await world.#fill();
    return world;
  }

  get isWide(): boolean {
    return this.sites.length > 1;
  }
  /** The first site is a Jira; the only one in most stories. */
  get model(): JiraModel {
    return this.#jira.model;
  }
  get fake(): FakeJira {
    return this.#jira.fake;
  }

  siteOf(connectionId: string): Site {
    return must(this.sites[SITES[connectionId] ?? 0]);
  }

  readonly nextId = (): string => {
    this.#made += 1;
    return `00000000-0000-7000-8000-${String(this.#made).padStart(12, '0')}`;
  };

  async #fill(): Promise<void> {
    const { db } = this;
    await stampSchema(db);
    const configuration = defaultConfiguration(createText('en').t, 'Europe/Vienna');
    const statuses = configuration.flatMap((change) =>
      change.op === 'create' && change.table === 'statuses' ? [change.record] : [],
    );
    const scopes: Readonly<Record<string, object>> = {
      'c-pay': { project: 'PAY' },
      'c-all': { project: 'PAY', jql: 'type = Story OR summary ~ "shared"' },
      'c-dc': { project: 'OPS' },
      'c-redmine': { project: 'ops' },
      'c-rt': { queue: 'Changes' },
    };
    await this.#write('made', { type: 'migration', fromVersion: 0 }, [
      ...configuration,
      ...this.connections.map((id): Change => ({
        op: 'create',
        table: 'connections',
        record: this.#connection(id, scopes[id] ?? {}, statuses),
      })),
      ...['R1', 'R2'].map((key): Change => ({
        op: 'create',
        table: 'releases',
        record: Release.parse({ id: `release-${key}`, key, name: key, typeId: 'major', statusId: 'planned' }),
      })),
      ...(this.isMixed ? ['C1', 'C2', 'C3'] : []).map((key): Change => ({
        op: 'create',
        table: 'changes',
        record: change(key, { title: key }),
      })),
    ]);
    for (const site of this.sites) site.fill(this.isWide);
  }

  #connection(id: string, scope: object, statuses: readonly Status[]): Connection {
    const { system, address, statuses: options } = this.siteOf(id);
    const hints = {
      zone: 'Europe/Vienna',
      statuses,
      fields: [
        {
          id: 'status',
          name: 'Status',
          type: 'option' as const,
          writable: true,
          options,
        },
      ],
    };
    // What came in over one site goes on to the other, in half of the stories that have two.
    const forwards = this.isWide && this.random.chance(0.5) ? ('yes' as const) : ('ask' as const);
    return Connection.parse({
      id,
      name: id,
      system,
      address,
      scope: RemoteScope.parse(scope),
      kinds: SYSTEMS[system].pairings.filter(isTold).map(({ defaults }) => {
        const kind = defaults(hints);
        // Titles go both ways here, so that more can go wrong.
        const fields = kind.fields.map((field) =>
          ['title', 'statusId', 'dueDate'].includes(field.field) ? { ...field, direction: 'both' } : field,
        );
        return { ...kind, fields: fields.map((field) => ({ ...field, forwards })) };
      }),
      createdAt: '2026-11-20T00:00:00Z',
    });
  }

  /** What a person does here. */
  edit(code: string, changes: readonly Change[]): Promise<void> {
    return this.#write(code, { type: 'person' }, changes);
  }

  async #write(code: string, origin: Origin, changes: readonly Change[]): Promise<void> {
    const { db, clock } = this;
    await commit(db, { intent: { code, params: {} }, changes, origin, personId: null, now: clock.now() });
  }

  port(connection: Connection): RemotePort {
    const { fake, connector, instance, pageSize } = this.siteOf(connection.id);
    const http = new HttpClient({
      address: connection.address,
      authorise: async () => ({ authorization: 'Basic canary' }),
      transport: this.faults.around(transportTo(fake)),
      clock: this.clock,
      random: () => this.random.next(),
    });
    const made = connector.connect({ http, address: connection.address, scope: connection.scope });
    const port: RemotePort = {
      ...made,
      page: (request, signal) => made.page({ ...request, size: Math.min(request.size, pageSize) }, signal),
      find: ({ kind, clientKey, fields }, signal) => made.find(kind, clientKey, signal, fields),
    };
    // Judged by what stands when the engine asks; what happens while the request is under way, nobody can know.
    return this.witness.around(
      interrupted(port, () => this.#happen()),
      connection,
      instance,
    );
  }

  /** Nobody waits for a run before they edit. */
  async #happen(): Promise<void> {
    if (this.meanwhile !== null && !this.faults.dead) await this.meanwhile();
  }

  /** One run; null where the process ended in the middle of it. */
  async sync(connectionId: string, options: Pick<RunRequest, 'isMissingAccepted'> = {}): Promise<SyncRun | null> {
    const { db, clock, faults } = this;
    const connection = await db.records('connections').get(connectionId);
    if (connection === undefined) throw new Error(`the simulation has lost ${connectionId}`);
    const run = runSync({
      db: mortal(db, faults),
      connectionId,
      port: this.port(connection),
      by: 'schedule',
      now: () => clock.now() + this.offBy,
      newId: this.nextId,
      signal: new AbortController().signal,
      findLagMs: SYSTEMS[this.siteOf(connectionId).system].findLagMs,
      ...options,
    });
    try {
      return await clock.run(run);
    } catch (error) {
      if (!faults.dead) throw error;
      this.log.push('  killed');
      return null;
    } finally {
      faults.dead = false;
      faults.killIn = null;
    }
  }

  async close(): Promise<void> {
    await this.db.delete();
  }
}

/** A port beside which something else may happen, before it asks and before its answer is used. */
function interrupted(port: RemotePort, happen: () => Promise<void>): RemotePort {
  const around = async <R>(ask: () => Promise<R>): Promise<R> => {
    await happen();
    const answer = await ask();
    await happen();
    return answer;
  };
  return {
    page: (request, signal) => around(() => port.page(request, signal)),
    ids: (kind, next, signal) => around(() => port.ids(kind, next, signal)),
    read: (request, signal) => around(() => port.read(request, signal)),
    find: (request, signal) => around(() => port.find(request, signal)),
    create: (request, signal) => around(() => port.create(request, signal)),
    update: (request, signal) => around(() => port.update(request, signal)),
    operated: (request, signal) => around(() => port.operated(request, signal)),
    operate: (request, signal) => around(() => port.operate(request, signal)),
  };
}

/** Where each connection leads. */
const SITES: Readonly<Record<string, number>> = { 'c-dc': 1, 'c-redmine': 1, 'c-rt': 2 };

/** A connection of a Request Tracker is of changes or of incidents. */
const isTold = ({ table }: SystemPairing): boolean => table !== 'incidents';

function must<T>(found: T | undefined): T {
  if (found === undefined) throw new Error('the simulation has no such site');
  return found;
}

/** The database of a process that can end before and after each of its transactions, and in the middle. */
function mortal(db: WorkspaceDatabase, faults: Faults): WorkspaceDatabase {
  return new Proxy(db, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (name !== 'transaction' || typeof value !== 'function') {
        return typeof value === 'function' ? value.bind(target) : value;
      }
      return (...args: unknown[]): unknown => {
        const isInner = Dexie.currentTransaction !== null;
        faults.mayDie();
        const result: Promise<unknown> = value.apply(target, args);
        // Within another one a foreign promise would end it.
        return isInner ? result : result.then((done) => (faults.mayDie(), done));
      };
    },
  });
}
