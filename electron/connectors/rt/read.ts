import { z } from 'zod';
import { SlipwayError } from '#shared/errors.ts';
import type { RemoteIds, RemotePage, RemoteRead, RemoteRecord } from '#shared/sync/remote.ts';
import type { PageRequest, ReadRequest } from '../connector.ts';
import type { RtClient } from './client.ts';
import { beginning, cursorOf, settle, type Cursor, type Transaction } from './feed.ts';
import {
  ALL_FIELDS,
  clientKeyOf,
  isInQueue,
  keyUri,
  parseTicket,
  searchFields,
  ticketRecord,
  type Ticket,
} from './map.ts';
import { ticketsAfter, ticketsOf, ticketsReferringTo, transactionsAfter } from './query.ts';

/** Rows RT gives at most. */
const PAGE = 100;
/** The queue says its name with each row, by which what was asked is checked. */
const WITH_QUEUE = { 'fields[Queue]': 'Name' } as const;

const number = z.union([z.number().int(), z.string().regex(/^\d{1,15}$/)]).transform(Number);
const TransactionRow = z.looseObject({
  id: number,
  ObjectId: number,
  ObjectType: z.literal('RT::Ticket'),
  Created: z.iso.datetime(),
});
const Numbered = z.looseObject({ id: number });

/** Tickets that came by a search, and what of them can't be read. */
interface Rows {
  readonly tickets: readonly Ticket[];
  readonly unreadable: RemotePage['unreadable'];
}

/** Reading tickets. */
export class RtReader {
  constructor(
    private readonly client: RtClient,
    private readonly queue: string,
  ) {}

  async page(request: PageRequest): Promise<RemotePage> {
    const cursor = cursorOf(request.next, request.watermark);
    return cursor.by === 'ticket' ? await this.#allPage(request, cursor) : await this.#feedPage(request, cursor);
  }

  async #allPage(request: PageRequest, cursor: Extract<Cursor, { by: 'ticket' }>): Promise<RemotePage> {
    // Before the first ticket: what is changed while they are read is told of later.
    const feed = cursor.feed ?? (await this.#feedNow());
    const { items, total } = await this.client.search('tickets', ticketsAfter(this.queue, cursor.after), {
      per_page: Math.min(request.size, PAGE),
      fields: searchFields(request.fields),
      ...WITH_QUEUE,
    });
    const ids = items.map((item) => this.client.shaped(item, Numbered).id);
    if (ids.some((id) => id <= cursor.after)) throw this.client.filterDropped();
    const rows = this.#rows(items);
    const last = ids.at(-1);
    // Rows nobody may see are left out of a page: only where RT counts them a short page is known to be the last.
    const isThrough = last === undefined || (total !== null && total <= items.length);
    return {
      records: this.#records(rows.tickets, request.fields),
      unreadable: rows.unreadable,
      next: isThrough ? null : JSON.stringify({ by: 'ticket', after: last, feed } satisfies Cursor),
      watermark: isThrough ? String(feed) : null,
      total: cursor.after === 0 ? total : null,
    };
  }

  async #feedPage(request: PageRequest, cursor: Extract<Cursor, { by: 'transaction' }>): Promise<RemotePage> {
    const size = Math.min(request.size, PAGE);
    const { answer, items } = await this.#transactions(cursor.after, { per_page: size });
    if (items.some(({ id }) => id <= cursor.after)) throw this.client.filterDropped();
    const reached = settle(cursor, items, answer);
    const ids = [...new Set(items.map(({ ticket }) => ticket))];
    const rows = ids.length === 0 ? { tickets: [], unreadable: [] } : await this.#ticketsOf(ids, request.fields);
    const isThrough = items.length < size;
    return {
      records: this.#records(rows.tickets, request.fields),
      unreadable: rows.unreadable,
      next: isThrough ? null : JSON.stringify(reached),
      watermark: isThrough ? String(reached.settled) : null,
      total: null,
    };
  }

  async ids(next: string | null): Promise<RemoteIds> {
    const after = Number(
      z
        .string()
        .regex(/^\d{1,15}$/)
        .safeParse(next).data ?? '0',
    );
    const { items, total } = await this.client.search('tickets', ticketsAfter(this.queue, after), { per_page: PAGE });
    const ids = items.map((item) => this.client.shaped(item, Numbered).id);
    if (ids.some((id) => id <= after)) throw this.client.filterDropped();
    const last = ids.at(-1);
    const isThrough = last === undefined || (total !== null && total <= ids.length);
    return { ids: ids.map(String), next: isThrough ? null : String(last) };
  }

  async read({ ids, fields }: ReadRequest): Promise<RemoteRead[]> {
    const reads: RemoteRead[] = [];
    for (const id of ids) reads.push(await this.#one(id, fields));
    return reads;
  }

  async #one(id: string, fields: readonly string[]): Promise<RemoteRead> {
    if (!/^\d{1,15}$/.test(id)) throw new SlipwayError('invalidRequest', { id });
    const answer = await this.client.get(['ticket', id], {}, [403, 404]);
    if (answer.status === 403) return { state: 'forbidden', id };
    if (answer.status === 404) return { state: 'gone', id };
    const ticket = parseTicket(answer.json);
    if (ticket === null) throw this.client.strange();
    // Deleted it still answers; merged into another, that one answers in its place.
    if (ticket.Status === 'deleted' || String(ticket.id) !== id) return { state: 'gone', id };
    const record = ticketRecord(ticket, this.client.address, fields, answer.headers.get('etag') ?? null);
    if (record === null) throw this.client.strange();
    return { state: 'present', id, record };
  }

  /** In whatever queue it is by now. */
  async find(clientKey: string): Promise<RemoteRecord[]> {
    const { items } = await this.client.search('tickets', ticketsReferringTo(keyUri(clientKey)), {
      per_page: PAGE,
      fields: searchFields(ALL_FIELDS),
      ...WITH_QUEUE,
    });
    const tickets = items.flatMap((item) => parseTicket(item) ?? []);
    if (tickets.length < items.length) throw this.client.strange();
    if (!tickets.every((ticket) => clientKeyOf(ticket) === clientKey)) throw this.client.filterDropped();
    return this.#records(tickets, ALL_FIELDS);
  }

  async #feedNow(): Promise<number> {
    const { answer, items } = await this.#transactions(0, { per_page: PAGE, order: 'DESC' });
    return beginning(items, answer);
  }

  async #transactions(after: number, more: { readonly per_page: number; readonly order?: 'DESC' }) {
    const { answer, items } = await this.client.search('transactions', transactionsAfter(this.queue, after), {
      fields: 'ObjectId,ObjectType,Created',
      ...more,
    });
    const rows = items.map((item): Transaction => {
      const { id, ObjectId: ticket, Created: created } = this.client.shaped(item, TransactionRow);
      return { id, ticket, created };
    });
    return { answer, items: rows };
  }

  async #ticketsOf(ids: readonly number[], fields: readonly string[]): Promise<Rows> {
    const { items } = await this.client.search('tickets', ticketsOf(this.queue, ids), {
      per_page: PAGE,
      fields: searchFields(fields),
      ...WITH_QUEUE,
    });
    if (items.some((item) => !ids.includes(this.client.shaped(item, Numbered).id))) throw this.client.filterDropped();
    return this.#rows(items);
  }

  #rows(items: readonly unknown[]): Rows {
    const parsed = items.map((item) => ({ item, ticket: parseTicket(item) }));
    const tickets = parsed.flatMap(({ ticket }) => (ticket === null ? [] : [ticket]));
    if (!tickets.every((ticket) => isInQueue(ticket, this.queue))) throw this.client.filterDropped();
    const unreadable = parsed.flatMap(({ item, ticket }) =>
      ticket === null ? [{ id: String(this.client.shaped(item, Numbered).id), reason: 'remoteShape' }] : [],
    );
    return { tickets, unreadable };
  }

  #records(tickets: readonly Ticket[], fields: readonly string[]): RemoteRecord[] {
    return tickets.map((ticket) => {
      const record = ticketRecord(ticket, this.client.address, fields, null);
      if (record === null) throw this.client.strange();
      return record;
    });
  }
}
