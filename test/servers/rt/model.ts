import type { Raw } from '#shared/sync/field-link.ts';
import { textOf as text } from '../support/fake-http.ts';

/** How RT writes that a time is not set. */
const UNSET = '1970-01-01T00:00:00Z';
/** Of the lifecycle it comes with: each leads to each other. */
export const STATUSES: readonly string[] = ['new', 'open', 'stalled', 'resolved', 'rejected'];
/** Characters it keeps of a subject; the rest is cut off. */
const SUBJECT = 200;
/** The only form of a time an edit understands. */
const TIME = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)$/;

export interface Ticket {
  readonly id: number;
  readonly queue: string;
  readonly Subject: string;
  readonly Status: string;
  readonly Priority: string;
  readonly Owner: string;
  /** Instants, to the second. */
  readonly Starts: string;
  readonly Due: string;
  readonly Created: string;
  readonly LastUpdated: string;
  readonly LastUpdatedBy: string;
  readonly refersTo: readonly string[];
}

export interface Transaction {
  readonly id: number;
  readonly ticket: number;
  readonly type: 'Create' | 'Set' | 'Status' | 'Comment';
  /** Of a comment. */
  readonly subject: string;
  readonly created: string;
}

export type Body = Readonly<Record<string, Raw>>;
const WRITABLE = ['Subject', 'Status', 'Priority', 'Owner', 'Starts', 'Due', 'Queue'] as const;
type Writable = (typeof WRITABLE)[number];

/**
 * One modelled Request Tracker: what stands in it and its own rules, those of 5.0.3 as it is set up. Whoever writes,
 * writes by `create`, `update` and `comment`. Knows no HTTP (fake.ts) and no clock of its own.
 */
export class RtModel {
  readonly tickets = new Map<number, Ticket>();
  readonly transactions: Transaction[] = [];
  readonly queues = new Set<string>();
  readonly users = new Set(['root', 'Nobody']);
  /** Tickets this account may not see: no search knows of them or of what happened to them, 403 by themselves. */
  readonly hidden = new Set<number>();
  /** Fields this account may not write: `200`, and a sentence. */
  readonly ignored = new Set<string>();
  /** A search forgets what was asked. */
  dropsFilter = false;
  #nextId = 0;

  constructor(readonly now: () => number) {}

  ticket(id: number): Ticket {
    const found = this.tickets.get(id);
    if (found === undefined) throw new Error(`the modelled Request Tracker has no ${String(id)}`);
    return found;
  }

  /** What is wrong with it, or the ticket with its key among its links, at one stroke. */
  create(queue: string, body: Body, by = 'root'): Ticket | string {
    const status = body['Status'] === undefined ? 'new' : text(body['Status']);
    if (!STATUSES.includes(status)) return `Status '${status}' isn't a valid status for tickets in this queue.`;
    this.#nextId += 1;
    const owner = text(body['Owner']);
    const made: Ticket = {
      id: this.#nextId,
      queue,
      Subject: subjectOf(body['Subject']),
      Status: status,
      Priority: text(body['Priority']) || '0',
      Owner: this.users.has(owner) ? owner : 'Nobody',
      Starts: timeOf(body['Starts']),
      Due: timeOf(body['Due']),
      Created: this.#at(),
      LastUpdated: this.#at(),
      LastUpdatedBy: by,
      refersTo: body['RefersTo'] === undefined ? [] : [text(body['RefersTo'])],
    };
    this.tickets.set(made.id, made);
    this.#tell(made.id, 'Create');
    return made;
  }

  /** A sentence for each field that was to change: `200` whatever they say. What stands as it is, is passed over. */
  update(id: number, body: Body, by = 'root'): string[] {
    return WRITABLE.flatMap((name) => {
      if (body[name] === undefined) return [];
      const { field, value, refusal } = this.#valueOf(name, body[name]);
      const before = this.ticket(id)[field];
      if (value === before) return [];
      if (refusal !== null) return [`Ticket ${String(id)}: ${refusal}`];
      this.#put(id, { [field]: value }, by);
      this.#tell(id, name === 'Status' ? 'Status' : 'Set');
      return [`Ticket ${String(id)}: ${name} changed from ${quoted(before)} to ${quoted(value)}`];
    });
  }

  comment(id: number, subject: string, by = 'root'): void {
    this.#put(id, {}, by);
    this.#tell(id, 'Comment', subject);
  }

  /** It still answers by itself, and no search finds it any more. */
  remove(id: number): void {
    this.#put(id, { Status: 'deleted' }, 'root');
    this.#tell(id, 'Status');
  }

  /** What a write may name so that it fails if somebody wrote since: the number of the last transaction. */
  etagOf(id: number): string {
    return `"${String(this.transactions.findLast(({ ticket }) => ticket === id)?.id ?? 0)}"`;
  }

  #valueOf(name: Writable, raw: Raw): { field: keyof Ticket; value: string; refusal: string | null } {
    const is = (field: keyof Ticket, value: string, refusal: string | null = null) => ({ field, value, refusal });
    switch (name) {
      case 'Subject':
        return is(name, subjectOf(raw));
      case 'Status': {
        const status = text(raw);
        const isKnown = STATUSES.includes(status);
        return is(name, status, isKnown ? null : `Status '${status}' isn't a valid status for this ticket.`);
      }
      case 'Priority':
        return is(name, text(raw));
      case 'Owner':
        return is(name, text(raw), this.users.has(text(raw)) ? null : 'That user does not exist');
      case 'Starts':
      case 'Due':
        return is(name, timeOf(raw));
      case 'Queue':
        return is('queue', text(raw), this.queues.has(text(raw)) ? null : `Queue ${text(raw)} does not exist`);
    }
  }

  #put(id: number, change: Partial<Ticket>, by: string): void {
    this.tickets.set(id, { ...this.ticket(id), ...change, LastUpdated: this.#at(), LastUpdatedBy: by });
  }

  #tell(ticket: number, type: Transaction['type'], subject = ''): void {
    this.transactions.push({ id: this.transactions.length + 1, ticket, type, subject, created: this.#at() });
  }

  #at(): string {
    return `${new Date(this.now()).toISOString().slice(0, 19)}Z`;
  }
}

const subjectOf = (raw: Raw | undefined): string => text(raw).replaceAll('\n', '').slice(0, SUBJECT);
const quoted = (value: unknown): string => `'${String(value)}'`;

/** What is no time to it takes the old one away. */
function timeOf(raw: Raw | undefined): string {
  const [, day, time] = TIME.exec(text(raw)) ?? [];
  const instant = `${day ?? ''}T${time ?? ''}Z`;
  return Number.isNaN(Date.parse(instant)) ? UNSET : instant;
}
