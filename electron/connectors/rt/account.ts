import { z } from 'zod';
import type { RemoteField, RemotePerson, SignedIn } from '#shared/sync/remote.ts';
import type { RtClient } from './client.ts';
import { customFieldName } from './map.ts';
import { ticketsAfter } from './query.ts';

const System = z.looseObject({ Version: z.string().default('') });
const User = z.looseObject({ Name: z.string().optional(), RealName: z.string().nullish() });
const Links = z.array(z.looseObject({ ref: z.string() })).default([]);
const Queue = z.looseObject({
  id: z.union([z.string(), z.number()]),
  Lifecycle: z.string().default(''),
  _hyperlinks: Links,
  TicketCustomFields: z
    .array(z.looseObject({ id: z.union([z.string(), z.number()]), name: z.string().optional() }))
    .catch([]),
});
const Linked = z.looseObject({ _hyperlinks: Links });

/** RT names with each record what this account may do to it. */
const offers = ({ _hyperlinks: links }: z.infer<typeof Linked>, what: string): boolean =>
  links.some(({ ref }) => ref === what);

/** As whom one is signed in, and which rights in the queue are missing, by RT's own names of them. */
export async function whoAmI(client: RtClient, queue: string, account: string): Promise<SignedIn> {
  const { Version: version } = client.shaped((await client.get(['rt'])).json, System);
  const person = await personOf(client, account);
  const answer = await client.get(['queue', queue], {}, [403, 404]);
  if (answer.status !== 200) return { person, missing: ['SeeQueue'], version };
  const found = client.shaped(answer.json, Queue);
  const missing = offers(found, 'create') ? [] : ['CreateTicket'];
  const { items } = await client.search('tickets', ticketsAfter(queue, 0), { per_page: 1, fields: '_hyperlinks' });
  const [first] = items.map((item) => client.shaped(item, Linked));
  // An empty queue tells nothing of what may be done to its tickets.
  if (first === undefined) return { person, missing, version };
  if (!offers(first, 'comment')) missing.push('CommentOnTicket');
  // Of another lifecycle nobody knows whether it offers any action.
  const isOffered = found.Lifecycle !== 'default' || offers(first, 'lifecycle');
  return { person, missing: isOffered ? missing : [...missing, 'ModifyTicket'], version };
}

const ROLES = ['Creator', 'LastUpdatedBy', 'Owner'] as const;

/** RT has no "who am I": a ticket one has to do with says it, else the name that was entered. */
async function personOf(client: RtClient, account: string): Promise<RemotePerson> {
  let id = account;
  for (const role of ROLES) {
    const { items } = await client.search('tickets', `${role} = '__CurrentUser__'`, { per_page: 1, fields: role });
    const Row = z.looseObject({ [role]: z.looseObject({ id: z.string() }) });
    const [row] = items.map((item) => Row.safeParse(item).data?.[role]);
    if (row === undefined) continue;
    id = row.id;
    break;
  }
  if (id === '') return { id: '?', name: '' };
  const answer = await client.get(['user', id], {}, [403, 404]);
  const user = answer.status === 200 ? User.safeParse(answer.json).data : undefined;
  return { id, name: user?.RealName ?? user?.Name ?? id };
}

const field = (
  id: string,
  type: RemoteField['type'],
  writable = true,
  options: RemoteField['options'] = null,
): RemoteField => ({ id, name: id, type, writable, options });

/** Statuses of the lifecycle RT comes with; of any other it names none. */
const DEFAULT_STATUSES = [
  { id: 'new', name: 'new', category: 'planned' },
  { id: 'open', name: 'open', category: 'inProgress' },
  { id: 'stalled', name: 'stalled', category: 'inProgress' },
  { id: 'resolved', name: 'resolved', category: 'done' },
  { id: 'rejected', name: 'rejected', category: 'cancelled' },
] as const satisfies RemoteField['options'];

/** What a mapping can name, by RT's own names. */
export async function fieldsOf(client: RtClient, queue: string): Promise<RemoteField[]> {
  const found = client.shaped((await client.get(['queue', queue])).json, Queue);
  return [
    field('Subject', 'text'),
    field('Status', 'option', true, found.Lifecycle === 'default' ? [...DEFAULT_STATUSES] : null),
    field('Priority', 'number'),
    field('Owner', 'person'),
    field('Starts', 'moment'),
    field('Due', 'moment'),
    field('Started', 'moment', false),
    field('Created', 'moment', false),
    field('Resolved', 'moment', false),
    ...found.TicketCustomFields.map(({ id, name }) => ({
      ...field(customFieldName(id), 'text'),
      name: name ?? customFieldName(id),
    })),
  ];
}
