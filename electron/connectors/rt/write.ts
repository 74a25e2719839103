import { z } from 'zod';
import { SlipwayError } from '#shared/errors.ts';
import type { RemoteWrite } from '#shared/sync/remote.ts';
import type { CreateRequest, OperateRequest, UpdateRequest } from '../connector.ts';
import { shortTag } from '../short-tag.ts';
import { messageOf, type RtClient } from './client.ts';
import { keyUri, parseTicket, ticketBody } from './map.ts';
import { commentsWith } from './query.ts';

const Made = z.looseObject({ id: z.union([z.string().regex(/^[1-9]\d{0,14}$/), z.number().int().positive()]) });
const Messages = z.array(z.string());
const CommentRow = z.looseObject({
  id: z.union([z.string(), z.number()]),
  ObjectId: z.coerce.number(),
  Type: z.string(),
});

/** What RT says of a field it changed, in English; in other languages one more read tells. */
const CHANGED = / changed from /;

/** Writing tickets and comments. */
export class RtWriter {
  constructor(
    private readonly client: RtClient,
    private readonly queue: string,
  ) {}

  async create({ fields, clientKey }: CreateRequest): Promise<RemoteWrite> {
    const made = ticketBody(fields);
    if (!made.ok) return { state: 'refused', reasons: made.reasons };
    const body = { ...made.body, Queue: this.queue, RefersTo: keyUri(clientKey) };
    const answer = await this.client.write('POST', ['ticket'], body);
    if (answer.status >= 400) return { state: 'refused', reasons: { '': messageOf(answer.json) } };
    const ticket = Made.safeParse(answer.json).data;
    // It is there and nobody knows as what: looked up by its key, not made again.
    if (ticket === undefined) throw this.client.unanswered();
    return { state: 'accepted', id: String(ticket.id) };
  }

  /** `200` says no more than that RT has tried; what became of each field stands in sentences. */
  async update({ before, fields }: UpdateRequest): Promise<RemoteWrite> {
    const made = ticketBody(fields);
    if (!made.ok) return { state: 'refused', reasons: made.reasons };
    const path = ['ticket', this.#number(before.id)];
    const headers = before.revision === null ? {} : { 'if-match': before.revision };
    const answer = await this.client.write('PUT', path, made.body, headers);
    if (answer.status === 412) return { state: 'stale' };
    if (answer.status >= 400) return { state: 'refused', reasons: { '': messageOf(answer.json) } };
    const messages = Messages.safeParse(answer.json).data;
    if (messages === undefined) throw this.client.unanswered();
    const said = messages
      .filter((message) => !CHANGED.test(message))
      .join(' ')
      .slice(0, 500);
    if (said === '') return { state: 'accepted', id: before.id };
    const isAsBefore = before.revision !== null && (await this.#revision(path)) === before.revision;
    const reasons = { '': said };
    return isAsBefore ? { state: 'refused', reasons } : { state: 'accepted', id: before.id, reasons };
  }

  /** Only the staff sees it. The tag is put to the subject, for RT searches no text of comments unless it is told to. */
  async comment({ id, operation }: OperateRequest): Promise<RemoteWrite> {
    if (operation.type !== 'comment') throw new SlipwayError('invalidRequest', { operation: operation.type });
    const path = ['ticket', this.#number(id)];
    const ticket = parseTicket((await this.client.get(path)).json);
    if (ticket === null) throw this.client.strange();
    const answer = await this.client.write('POST', [...path, 'comment'], {
      Subject: `${ticket.Subject} (${shortTag(operation.clientKey)})`.trim(),
      Content: operation.text,
      ContentType: 'text/plain',
    });
    return answer.status >= 400
      ? { state: 'refused', reasons: { '': messageOf(answer.json) } }
      : { state: 'accepted', id };
  }

  async commented({ id, operation }: OperateRequest): Promise<boolean> {
    const ticket = Number(this.#number(id));
    const words = `(${shortTag(operation.clientKey)})`;
    const { items } = await this.client.search('transactions', commentsWith(ticket, words), {
      per_page: 1,
      fields: 'ObjectId,Type',
    });
    const rows = items.map((item) => this.client.shaped(item, CommentRow));
    if (rows.some((row) => row.ObjectId !== ticket || row.Type !== 'Comment')) throw this.client.filterDropped();
    return rows.length > 0;
  }

  async #revision(path: readonly string[]): Promise<string | null> {
    return (await this.client.get(path)).headers.get('etag') ?? null;
  }

  #number(id: string): string {
    if (!/^\d{1,15}$/.test(id)) throw new SlipwayError('invalidRequest', { id });
    return id;
  }
}
