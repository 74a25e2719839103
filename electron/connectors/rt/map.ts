import { z } from 'zod';
import { rawId } from '#shared/sync/codec.ts';
import type { Raw } from '#shared/sync/field-link.ts';
import { RemoteRecord } from '#shared/sync/remote.ts';
import { pageUrl } from '../base-path.ts';

/*
 * Tickets of Request Tracker as remote records and back. Pure. Shapes: measured on 5.0.3. A ticket by itself says its
 * number as a number, in a search as a text.
 */

const Id = z.union([z.number().int().positive(), z.string().regex(/^[1-9]\d{0,14}$/)]).transform(Number);
const Person = z.looseObject({ id: z.union([z.string(), z.number()]) });

/** Loose where the planner does not care: a field more or less is no reason to refuse a ticket. */
const Ticket = z.looseObject({
  id: Id,
  Subject: z.string(),
  Status: z.string().min(1),
  LastUpdated: z.iso.datetime(),
  LastUpdatedBy: Person.optional(),
  Queue: z.looseObject({ id: z.union([z.string(), z.number()]), Name: z.string().optional() }).optional(),
  CustomFields: z
    .union([
      z.array(z.looseObject({ id: z.union([z.string(), z.number()]), values: z.array(z.json()).default([]) })),
      // A search says nothing for none.
      z.literal('').transform(() => []),
    ])
    .default([]),
  _hyperlinks: z.array(z.looseObject({ ref: z.string(), _url: z.string().optional() })).default([]),
});
export type Ticket = z.infer<typeof Ticket>;

/** Null where it is none: the row is set aside, the page goes on. */
export const parseTicket = (raw: unknown): Ticket | null => Ticket.safeParse(raw).data ?? null;

/** What has to be asked for in a search, whatever a mapping names. */
export const ALWAYS = ['Subject', 'Status', 'LastUpdated', 'LastUpdatedBy', 'Queue', '_hyperlinks'] as const;
/** Names as RT has them. */
export const ALL_FIELDS = ['Subject', 'Status', 'Priority', 'Owner', 'Starts', 'Due', 'Started', 'Created', 'Resolved'];

const CUSTOM = /^cf:(\d{1,15})$/;
export const customFieldName = (id: number | string): string => `cf:${String(id)}`;

/** What a search is to give for the fields of a mapping. */
export const searchFields = (fields: readonly string[]): string =>
  [
    ...new Set([
      ...ALWAYS,
      ...fields.filter((name) => ALL_FIELDS.includes(name)),
      ...(fields.some((name) => CUSTOM.test(name)) ? ['CustomFields'] : []),
    ]),
  ].join(',');

/** The account that owns what nobody owns. */
const NOBODY = 'Nobody';

function person(raw: unknown): Raw {
  const id = Person.safeParse(raw).data?.id;
  return id === undefined || id === NOBODY ? null : { id: String(id), name: String(id) };
}

/** Undefined: not a field of a ticket, so not asked for. */
function valueOf(name: string, ticket: Ticket): Raw | undefined {
  const custom = CUSTOM.exec(name)?.[1];
  if (custom !== undefined) {
    const values = ticket.CustomFields.find(({ id }) => String(id) === custom)?.values ?? [];
    return values.length > 1 ? values : (values[0] ?? null);
  }
  const value = ticket[name];
  switch (name) {
    case 'Owner':
      return person(value);
    case 'Priority':
      return typeof value === 'string' && /^-?\d{1,9}$/.test(value)
        ? Number(value)
        : (z.json().safeParse(value).data ?? null);
    default:
      return ALL_FIELDS.includes(name) ? (z.json().safeParse(value).data ?? null) : undefined;
  }
}

/*
 * The key of a create is a link: `RefersTo` takes any address, every RT can search it without a custom field or an
 * administrator, it is written in the same transaction as the ticket, and people see one line among the links.
 */
const SCHEME = 'slipway:';
export const keyUri = (clientKey: string): string => `${SCHEME}${clientKey}`;
export function clientKeyOf({ _hyperlinks: links }: Ticket): string | null {
  const urls = links.flatMap(({ ref, _url: url }) => (ref === 'refers-to' && url !== undefined ? [url] : []));
  return urls.find((url) => url.startsWith(SCHEME))?.slice(SCHEME.length) ?? null;
}

export function ticketRecord(
  ticket: Ticket,
  address: string,
  fields: readonly string[],
  revision: string | null,
): RemoteRecord | null {
  const values = fields.flatMap((name) => {
    const raw = valueOf(name, ticket);
    return raw === undefined ? [] : [[name, raw] as const];
  });
  return (
    RemoteRecord.safeParse({
      kind: 'ticket',
      id: String(ticket.id),
      key: `#${String(ticket.id)}`,
      url: pageUrl(address, `Ticket/Display.html?id=${String(ticket.id)}`),
      updatedAt: ticket.LastUpdated,
      updatedBy: person(ticket.LastUpdatedBy),
      fields: Object.fromEntries(values),
      clientKey: clientKeyOf(ticket),
      revision,
    }).data ?? null
  );
}

/** Whether a ticket is of the queue that was asked for, by name or number. Names are the same in any case. */
export function isInQueue({ Queue: queue }: Ticket, asked: string): boolean {
  return queue?.Name?.toLowerCase() === asked.toLowerCase() || String(queue?.id) === asked;
}

export type Body =
  | { readonly ok: true; readonly body: Record<string, Raw> }
  | { readonly ok: false; readonly reasons: Record<string, string> };

const INSTANT = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z$/;

/**
 * An edit keeps a date as the text it was sent as. Only `2026-01-01 10:00:00` (UTC) is read again: with `T` and `Z`
 * it is shown to nobody any more, and what is no date at all takes the old one away, with success both times.
 */
function dateOf(raw: Raw): string | undefined {
  if (raw === null || raw === '') return '1970-01-01 00:00:00';
  if (typeof raw !== 'string' || Number.isNaN(Date.parse(raw))) return undefined;
  const parts = INSTANT.exec(raw);
  return parts === null ? undefined : `${parts[1] ?? ''} ${parts[2] ?? ''}`;
}

/** Undefined: RT takes no such value, or keeps the field itself. */
function written(name: string, raw: Raw): Raw | undefined {
  switch (name) {
    case 'Starts':
    case 'Due':
      return dateOf(raw);
    case 'Owner': {
      const id = rawId(raw);
      return id === null ? NOBODY : id;
    }
    case 'Status': {
      const id = rawId(raw);
      return id === null ? undefined : id;
    }
    case 'Priority':
      return typeof raw === 'number' && Number.isInteger(raw) ? String(raw) : undefined;
    case 'Subject':
      return typeof raw === 'string' ? raw : undefined;
    default:
      return undefined;
  }
}

/** Body of a create or an edit. A value that must not be sent is refused here, by a stable word. */
export function ticketBody(fields: Readonly<Record<string, Raw>>): Body {
  const body: Record<string, Raw> = {};
  const custom: Record<string, Raw> = {};
  const reasons: Record<string, string> = {};
  for (const [name, raw] of Object.entries(fields)) {
    const id = CUSTOM.exec(name)?.[1];
    const value = id === undefined ? written(name, raw) : (raw ?? '');
    if (value === undefined) reasons[name] = 'unwritable';
    else if (id === undefined) body[name] = value;
    else custom[id] = value;
  }
  if (Object.keys(reasons).length > 0) return { ok: false, reasons };
  return { ok: true, body: Object.keys(custom).length === 0 ? body : { ...body, CustomFields: custom } };
}
