import type { Raw } from '#shared/sync/field-link.ts';
import { answer, isObject, textOf, type FakeAnswer, type FakeRequest, type FakeServer } from '../support/fake-http.ts';
import type { RtModel, Ticket, Transaction } from './model.ts';
import { isMatch, parseQuery } from './query.ts';

/** Rows a page gives at most, whatever is asked for. */
const MOST = 100;

const message = (status: number, words: string): FakeAnswer => answer(status, { message: words });
const FORBIDDEN = message(403, 'Forbidden');
const NOT_FOUND = message(404, 'Not Found');
const PERSON = new Set(['Owner', 'LastUpdatedBy']);

interface Row {
  readonly id: number;
  readonly json: Readonly<Record<string, Raw>>;
  readonly valueOf: (name: string) => string | readonly string[] | null;
}

/** A modelled Request Tracker as whatever carries requests sees it: what its REST2 interface takes and says. */
export class FakeRt implements FakeServer {
  /** Requests that came in, in their order. */
  readonly requests: FakeRequest[] = [];

  constructor(
    readonly model: RtModel,
    /** Where a person finds it; what it says of links begins with it. */
    readonly address: string,
    /** Who asks. */
    readonly account = 'nora',
  ) {
    model.users.add(account);
  }

  get contextPath(): string {
    return new URL(this.address).pathname.replace(/\/$/, '');
  }

  handle(request: FakeRequest): FakeAnswer {
    this.requests.push(request);
    const { headers, ...given } = this.#route(request);
    return { ...given, headers: { date: new Date(this.model.now()).toUTCString(), ...headers } };
  }

  #route({ method, path, query, headers, json }: FakeRequest): FakeAnswer {
    const [rest, version, what, id, more] = path;
    if (rest !== 'REST' || version !== '2.0') return NOT_FOUND;
    const body = isObject(json) ? json : {};
    const name = `${method} ${String(what)}${more === undefined ? '' : `/${more}`}`;
    if (name === 'GET tickets') return this.#search(query, this.#ticketRows(), query.get('fields[Queue]') === 'Name');
    if (name === 'GET transactions') return this.#search(query, this.#transactionRows(), false);
    if (name === 'POST ticket' && id === undefined) return this.#create(body);
    const ticket = this.model.tickets.get(Number(id));
    if (what !== 'ticket' || ticket === undefined) return NOT_FOUND;
    if (this.model.hidden.has(ticket.id)) return FORBIDDEN;
    switch (name) {
      case 'GET ticket':
        return { ...answer(200, this.#ticketOf(ticket)), headers: { etag: this.model.etagOf(ticket.id) } };
      case 'PUT ticket': {
        const wanted = headers.get('if-match');
        if (wanted !== undefined && wanted !== this.model.etagOf(ticket.id)) return message(412, 'Precondition Failed');
        return answer(200, this.#update(ticket.id, body));
      }
      case 'POST ticket/comment':
        if (typeof body['Content'] !== 'string') return message(400, 'Content is a required field for comment');
        this.model.comment(ticket.id, textOf(body['Subject']), this.account);
        return answer(201, ['Comments added']);
      default:
        return NOT_FOUND;
    }
  }

  #create(body: Readonly<Record<string, Raw>>): FakeAnswer {
    const queue = textOf(body['Queue']);
    if (!this.model.queues.has(queue)) return message(403, `No permission to create tickets in the queue '${queue}'`);
    const made = this.model.create(queue, body, this.account);
    if (typeof made === 'string') return message(400, made);
    return answer(201, { id: String(made.id), type: 'ticket', _url: this.#urlOf(`ticket/${String(made.id)}`) });
  }

  /** What this account may not write is told in a sentence. */
  #update(id: number, body: Readonly<Record<string, Raw>>): string[] {
    const { ignored } = this.model;
    const refused = Object.keys(body).filter((name) => ignored.has(name));
    const taken = Object.fromEntries(Object.entries(body).filter(([name]) => !ignored.has(name)));
    return [
      ...this.model.update(id, taken, this.account),
      ...refused.map(() => `Ticket ${String(id)}: Permission Denied`),
    ];
  }

  #search(query: URLSearchParams, rows: readonly Row[], hasQueueName: boolean): FakeAnswer {
    const asked = parseQuery(query.get('query') ?? '');
    if (asked === null) return message(400, 'Unable to parse the query');
    const found: Row[] = [];
    for (const row of rows) {
      const isFound = isMatch(asked, row.valueOf);
      if (isFound === null) return message(400, 'Unknown field');
      if (isFound || this.model.dropsFilter) found.push(row);
    }
    const sorted = query.get('order') === 'DESC' ? found.toReversed() : found;
    const size = Math.min(Number(query.get('per_page') ?? 20), MOST);
    const fields = (query.get('fields') ?? '').split(',').filter((name) => name !== '');
    const page = sorted.slice(0, size);
    return answer(200, {
      count: page.length,
      // Of transactions it counts none for whoever is no superuser.
      total: rows[0]?.json['type'] === 'transaction' ? null : sorted.length,
      per_page: size,
      page: 1,
      items: page.map(({ id, json }) => ({
        id: String(id),
        type: json['type'] ?? null,
        _url: json['_url'] ?? null,
        ...Object.fromEntries(fields.flatMap((name) => valueIn(json, name, hasQueueName))),
      })),
    });
  }

  /** A deleted ticket never shows in a search. */
  #ticketRows(): Row[] {
    return [...this.model.tickets.values()]
      .filter(({ id, Status }) => Status !== 'deleted' && !this.model.hidden.has(id))
      .map((ticket) => ({
        id: ticket.id,
        json: this.#ticketOf(ticket),
        valueOf: (name) => {
          if (name === 'id') return String(ticket.id);
          if (name === 'Queue') return ticket.queue;
          return name === 'RefersTo' ? ticket.refersTo : null;
        },
      }));
  }

  /** Whatever happened to tickets that may be seen. `TicketQueue` is where a ticket is by now. */
  #transactionRows(): Row[] {
    return this.model.transactions
      .filter(({ ticket }) => !this.model.hidden.has(ticket))
      .map((one) => ({ id: one.id, json: this.#transactionOf(one), valueOf: (name) => this.#valueIn(one, name) }));
  }

  #valueIn({ id, ticket, type, subject }: Transaction, name: string): string | null {
    switch (name) {
      case 'id':
        return String(id);
      case 'ObjectType':
        return 'RT::Ticket';
      case 'ObjectId':
        return String(ticket);
      case 'TicketQueue':
        return this.model.ticket(ticket).queue;
      case 'Type':
        return type;
      case 'Subject':
        return subject;
      default:
        return null;
    }
  }

  #ticketOf({ id, queue, refersTo, ...fields }: Ticket): Record<string, Raw> {
    const named = Object.entries(fields).map(([name, value]): [string, Raw] =>
      PERSON.has(name) ? [name, { id: value, type: 'user', _url: this.#urlOf(`user/${value}`) }] : [name, value],
    );
    return {
      id,
      type: 'ticket',
      _url: this.#urlOf(`ticket/${String(id)}`),
      ...Object.fromEntries(named),
      Queue: { id: String([...this.model.queues].indexOf(queue) + 1), type: 'queue', Name: queue },
      _hyperlinks: [
        { ref: 'self', type: 'ticket', id, _url: this.#urlOf(`ticket/${String(id)}`) },
        ...refersTo.map((uri) => ({ ref: 'refers-to', _url: uri })),
      ],
    };
  }

  #transactionOf({ id, ticket, type, created }: Transaction): Record<string, Raw> {
    return {
      id,
      type: 'transaction',
      _url: this.#urlOf(`transaction/${String(id)}`),
      ObjectId: ticket,
      ObjectType: 'RT::Ticket',
      Type: type,
      Created: created,
    };
  }

  #urlOf(place: string): string {
    return `${this.address}/REST/2.0/${place}`;
  }
}

/** A field as a search gives it: of a queue its name only where that is asked for. */
function valueIn(json: Readonly<Record<string, Raw>>, name: string, hasQueueName: boolean): [string, Raw][] {
  const value = json[name];
  if (value === undefined) return [];
  if (name !== 'Queue' || hasQueueName || !isObject(value)) return [[name, value]];
  return [[name, Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'Name'))]];
}
