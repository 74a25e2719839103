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
import { createText } from '#shared/text/index.ts';
import { transportTo } from '../servers/support/carriers.ts';
import type { JiraModel } from '../servers/jira/model.ts';
import type { FakeJira } from '../servers/jira/routes.ts';
import { Faults } from './faults.ts';
import type { Random } from './random.ts';
import { SimClock } from './sim-clock.ts';
import { Site } from './site.ts';
import { Witness } from './witness.ts';

const CLOUD = 'https://acme.atlassian.net';
const DATA_CENTER = 'https://jira.acme.example/jira';

export interface WorldOptions {
  /** Most rows of a page. Small, so that a few records are several pages. */
  readonly pageCap?: number;
  /** Two sites, a clock that jumps, edits while a run is under way, and a few faults more. */
  readonly isWide?: boolean;
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
  /** Milliseconds the laptop's clock is off just now. */
  offBy = 0;
  /** What else happens while a run waits for an answer. */
  meanwhile: (() => Promise<void>) | null = null;
  #made = 0;

  private constructor(
    readonly random: Random,
    options: WorldOptions,
  ) {
    const { isWide = false } = options;
    this.faults = new Faults(random, isWide);
    const made = [this.#site('jira', CLOUD, options)];
    if (isWide) made.push(this.#site('jira-dc', DATA_CENTER, options));
    this.sites = made;
    this.connections = isWide ? ['c-pay', 'c-all', 'c-dc'] : ['c-pay', 'c-all'];
    this.db = new WorkspaceDatabase(`simulation-${crypto.randomUUID()}`);
    // What tells live queries of a change: nobody looks on here, and it is a fifth of all that a story does.
    for (const name of ['Cache', 'Observability']) this.db.unuse({ stack: 'dbcore', name });
    this.witness = new Witness(this.db);
  }

  #site(
    system: Site['system'],
    address: string,
    { pageCap = 3, isWide = false, searchLagMs: lagMs }: WorldOptions,
  ): Site {
    // Its clock is not ours: up to two minutes off, either way.
    const skew = (this.random.below(240) - 120) * 1_000;
    const searchLagMs = this.random.chance(0.5) ? this.random.below(40) * 1_000 : 0;
    return new Site(system, address, {
      now: () => this.clock.now() + skew,
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
  /** The first site; the only one in most stories. */
  get model(): JiraModel {
    return this.#first.model;
  }
  get fake(): FakeJira {
    return this.#first.fake;
  }
  get #first(): Site {
    return must(this.sites[0]);
  }

  siteOf(connectionId: string): Site {
    return must(this.sites[connectionId === 'c-dc' ? 1 : 0]);
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
    ]);
    for (const { model } of this.sites) fillSite(model, model === this.model ? 'PAY' : 'OPS', this.isWide);
  }

  #connection(id: string, scope: object, statuses: readonly Status[]): Connection {
    const { system, address, model } = this.siteOf(id);
    const hints = {
      zone: 'Europe/Vienna',
      statuses,
      fields: [
        {
          id: 'status',
          name: 'Status',
          type: 'option' as const,
          writable: true,
          options: model.statuses.map((one) => ({ id: one.id, name: one.name, category: CATEGORIES[one.category] })),
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
      kinds: SYSTEMS[system].pairings.map(({ defaults }) => {
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
    const { fake, connector, instance } = this.siteOf(connection.id);
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

function fillSite(model: JiraModel, key: string, isWide: boolean): void {
  const project = model.addProject(key, key === 'PAY' ? 'Payments' : 'Operations');
  model.addUser('Ana', 'ana');
  const version = model.addVersion(project.id, { name: 'V1', releaseDate: '2026-12-01' });
  for (let at = 0; at < 4; at += 1) {
    model.addIssue(project.id, { summary: `Issue ${at}`, fixVersionIds: at % 2 === 0 ? [version.id] : [] });
  }
  // Outside of every filter: comes in only where one is dropped, and takes in what is moved.
  if (isWide) model.addIssue(model.addProject('ELSE', 'Elsewhere').id, { summary: 'Not asked for' });
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

function must<T>(found: T | undefined): T {
  if (found === undefined) throw new Error('the simulation has no such site');
  return found;
}

const CATEGORIES = { new: 'planned', indeterminate: 'inProgress', done: 'done' } as const;

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
