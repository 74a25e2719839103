import { CONNECTORS } from '#electron/connectors/index.ts';
import { instanceOf } from '#shared/sync/instance.ts';
import { FakeRt } from '../servers/rt/fake.ts';
import { RtModel, STATUSES, type Body } from '../servers/rt/model.ts';
import type { Random } from './random.ts';
import { twice, type Site } from './site.ts';

const QUEUE = 'Changes';
/** As people's browsers send them; empty takes one away. */
const TIMES = ['2026-12-01 10:00:00', '2026-12-01 12:30:15', '2026-12-08 22:00:00', ''] as const;

/** One modelled Request Tracker of a simulation. */
export class RtSite implements Site {
  readonly system = 'rt';
  readonly model: RtModel;
  readonly fake: FakeRt;
  readonly instance: string;
  readonly connector = CONNECTORS.rt;
  readonly statuses = STATUSES.map((name) => ({ id: name, name, category: null }));

  constructor(
    readonly address: string,
    now: () => number,
    readonly pageSize: number,
  ) {
    this.model = new RtModel(now);
    this.fake = new FakeRt(this.model, address);
    this.instance = instanceOf('rt', address);
  }

  fill(): void {
    const { model } = this;
    for (const queue of [QUEUE, 'General']) model.queues.add(queue);
    model.create(QUEUE, { Subject: 'Switch over', Starts: TIMES[0], Due: TIMES[1] });
    for (let at = 0; at < 4; at += 1) model.create(QUEUE, { Subject: `Ticket ${at}` });
    // Not of the queue that is asked for.
    model.create('General', { Subject: 'Not asked for' });
  }

  editRecord(random: Random): string | null {
    const ticket = this.#any(random);
    if (ticket === undefined) return null;
    const change: Body =
      random.pick<Body>([
        { Subject: `Theirs ${random.below(1_000)}` },
        { Status: random.pick(STATUSES) ?? 'new' },
        { Starts: random.pick(TIMES) ?? '' },
        { Due: random.pick(TIMES) ?? '' },
        { Starts: random.pick(TIMES) ?? '', Due: random.pick(TIMES) ?? '' },
        { Owner: random.pick(['root', 'Nobody']) ?? 'root' },
      ]) ?? {};
    return `#${ticket.id} ${this.model.update(ticket.id, change).join('; ')}`;
  }

  editVersion(): null {
    return null;
  }

  add(random: Random): string {
    const Subject = `shared ${random.below(1_000)}`;
    this.model.create(QUEUE, { Subject, Starts: random.pick(TIMES) ?? '', Status: random.pick(STATUSES) ?? 'new' });
    return Subject;
  }

  remove(random: Random): string | null {
    if (!random.chance(0.3)) return null;
    const ticket = this.#any(random);
    if (ticket === undefined) return null;
    this.model.remove(ticket.id);
    return `#${ticket.id}`;
  }

  hide(random: Random): string | null {
    const { hidden } = this.model;
    if (!random.chance(0.3)) return null;
    const ticket = this.#any(random);
    if (ticket === undefined) return null;
    if (!hidden.delete(ticket.id)) hidden.add(ticket.id);
    return `#${ticket.id}`;
  }

  ignore(random: Random): string {
    const { ignored } = this.model;
    const field = random.pick(['Subject', 'Due', 'Status']) ?? 'Subject';
    if (!ignored.delete(field) && random.chance(0.3)) ignored.add(field);
    return field;
  }

  move(random: Random): string | null {
    const ticket = this.#any(random);
    if (ticket === undefined) return null;
    return this.model.update(ticket.id, { Queue: random.pick([...this.model.queues]) ?? QUEUE }).join();
  }

  removeVersion(): null {
    return null;
  }

  dropFilter(random: Random): string {
    const { model } = this;
    model.dropsFilter = !model.dropsFilter && random.chance(0.5);
    return String(model.dropsFilter);
  }

  calm(): void {
    this.model.ignored.clear();
    this.model.dropsFilter = false;
  }

  writes(): number {
    return this.fake.requests.filter(({ method }) => method !== 'GET').length;
  }

  duplicates(): string[] {
    const { tickets, transactions } = this.model;
    return twice([
      ...[...tickets.values()].flatMap(({ refersTo }) => refersTo.map((uri) => `ticket ${uri}`)),
      ...transactions.flatMap(({ ticket, subject }) =>
        [...subject.matchAll(/\(Slipway \w+\)/g)].map(([tag]) => `comment #${ticket} ${tag}`),
      ),
    ]);
  }

  state(): unknown {
    return [...this.model.tickets];
  }

  /** A deleted one is nobody's any more. */
  #any(random: Random) {
    return random.pick([...this.model.tickets.values()].filter(({ Status }) => Status !== 'deleted'));
  }
}
