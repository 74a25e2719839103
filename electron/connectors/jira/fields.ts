import { z } from 'zod';
import type { RemoteField } from '#shared/sync/remote.ts';
import type { Query } from '../../net/origin.ts';
import { isObject, textOf, type JsonObject } from './map.ts';
import type { JiraSite } from './site.ts';

/* What a mapping can name of an issue or a version, with its choices. */

const Fields = z.array(
  z.looseObject({
    id: z.string().min(1),
    name: z.string().min(1),
    schema: z.looseObject({ type: z.string(), items: z.string().optional() }).optional(),
  }),
);
const List = z.array(z.record(z.string(), z.json()));
const Rows = z.union([List, z.looseObject({ issueTypes: List.optional(), values: List.optional() })]);

type Options = NonNullable<RemoteField['options']>;
type Category = NonNullable<Options[number]['category']>;

const TYPES: Readonly<Record<string, RemoteField['type']>> = {
  string: 'text',
  number: 'number',
  date: 'date',
  datetime: 'moment',
  user: 'person',
  array: 'list',
  option: 'option',
  status: 'option',
  issuetype: 'option',
  priority: 'option',
  issuelink: 'record',
};
/** Told by Jira, set by Jira alone. */
const READ_ONLY = new Set([
  'updated',
  'created',
  'creator',
  'issuelinks',
  'comment',
  'worklog',
  'attachment',
  'project',
]);
/** Jira's three categories of statuses, which every workflow has. */
const CATEGORIES: Readonly<Record<string, Category>> = { new: 'planned', indeterminate: 'inProgress', done: 'done' };
/** More users than this are found by searching, not in a list. */
const MOST_USERS = 1_000;

export const VERSION_FIELDS: readonly RemoteField[] = [
  { id: 'name', name: 'Name', type: 'text', options: null, writable: true },
  { id: 'description', name: 'Description', type: 'text', options: null, writable: true },
  { id: 'startDate', name: 'Start date', type: 'date', options: null, writable: true },
  { id: 'releaseDate', name: 'Release date', type: 'date', options: null, writable: true },
  { id: 'released', name: 'Released', type: 'flag', options: null, writable: true },
  { id: 'archived', name: 'Archived', type: 'flag', options: null, writable: true },
];

export async function issueFields(site: JiraSite, signal: AbortSignal): Promise<RemoteField[]> {
  const known = site.parsed(Fields, await site.get(['field'], { signal }), 'field');
  const choices = await choicesOf(site, signal);
  const fields = known.map(({ id, name, schema }): RemoteField => {
    const type = typeOf(id, schema?.type, schema?.items);
    const isOwnPerson = !site.cloud && type === 'person' && id !== 'assignee' && id !== 'reporter';
    return { id, name, type, options: choices.get(id) ?? null, writable: !READ_ONLY.has(id) && !isOwnPerson };
  });
  const named = fields.filter(({ type }) => type === 'option');
  // The words of a choice, for a field here that is text.
  const words = named.map(({ id, name }): RemoteField => ({
    id: `${id}.name`,
    name,
    type: 'text',
    options: null,
    writable: id !== 'status',
  }));
  const parent: RemoteField = { id: 'parent', name: 'Parent', type: 'record', options: null, writable: true };
  return [...fields, ...(fields.some(({ id }) => id === 'parent') ? [] : [parent]), ...words];
}

function typeOf(id: string, type: string | undefined, items: string | undefined): RemoteField['type'] {
  if (id === 'description' || id === 'environment') return 'richText';
  if (items === 'version' || id === 'parent') return 'record';
  return TYPES[type ?? ''] ?? 'text';
}

/** What can't be listed (an older server, a list this account may not see) has no choices here. */
async function choicesOf(site: JiraSite, signal: AbortSignal): Promise<ReadonlyMap<string, Options>> {
  const project = site.scope.project.trim();
  const rows = async (path: readonly string[], query: Query = {}): Promise<readonly JsonObject[]> => {
    const answer = await site.get(path, { query, accept: [400, 403, 404], signal });
    const parsed = Rows.safeParse(answer.json);
    return answer.status === 200 && parsed.success
      ? Array.isArray(parsed.data)
        ? parsed.data
        : listIn(parsed.data)
      : [];
  };
  const ofProject = async (): Promise<readonly (readonly [string, readonly JsonObject[]])[]> => {
    const byType = await rows(['project', project, 'statuses']);
    const statuses = byType
      .flatMap((type) => (Array.isArray(type['statuses']) ? type['statuses'] : []))
      .filter(isObject);
    const query = { project, maxResults: MOST_USERS, ...(site.cloud ? { query: '' } : {}) };
    const users = await rows(['user', 'assignable', 'search'], query);
    return [
      ['status', statuses],
      ['issuetype', await rows(['issue', 'createmeta', project, 'issuetypes'], { maxResults: 200 })],
      ['fixVersions', await rows(['project', project, 'versions'])],
      ['assignee', users],
      ['reporter', users],
    ];
  };
  const found = [
    ['priority', await rows(['priority'])] as const,
    ...(project === '' ? [['status', await rows(['status'])] as const] : await ofProject()),
  ];
  return new Map(found.flatMap(([name, list]) => (list.length === 0 ? [] : [[name, optionsOf(list)]])));
}

/** The list of a page, which each list calls otherwise. */
const listIn = (page: { readonly issueTypes?: JsonObject[] | undefined; readonly values?: JsonObject[] | undefined }) =>
  page.issueTypes ?? page.values ?? [];

/** Each id once: workflows of several issue types share their statuses. */
function optionsOf(rows: readonly JsonObject[]): Options {
  const options = new Map<string, Options[number]>();
  for (const row of rows) {
    const id = [row['accountId'], row['id'], row['key']].map(textOf).find((one) => one !== '');
    const name = textOf(row['displayName']) || textOf(row['name']);
    if (id === undefined || name === '') continue;
    const kind = isObject(row['statusCategory']) ? CATEGORIES[textOf(row['statusCategory']['key'])] : undefined;
    options.set(id, kind === undefined ? { id, name } : { id, name, category: kind });
  }
  return [...options.values()];
}
