import { answer, type FakeAnswer, type FakeRequest } from '../support/fake-http.ts';
import { refusal } from './http.ts';
import type { Site } from './issues.ts';
import { CUSTOM_FIELD } from './state.ts';

/* What a modelled Jira says of itself: account, permissions, fields and their choices. */

export const myself = ({ model, wire }: Site): FakeAnswer => answer(200, wire.user(model.me));

export const serverInfo = ({ model }: Site): FakeAnswer =>
  answer(200, {
    baseUrl: model.options.origin ?? 'https://acme.atlassian.net',
    version: model.options.flavour === 'cloud' ? '1001.0.0-SNAPSHOT' : '10.3.2',
    deploymentType: model.options.flavour === 'cloud' ? 'Cloud' : 'Server',
    serverTime: new Date(model.options.now()).toISOString(),
    serverTitle: 'Jira',
  });

/** Cloud wants the permissions named; Data Center lists them all. */
export function myPermissions({ model }: Site, { query }: FakeRequest): FakeAnswer {
  const key = query.get('projectKey');
  if (key !== null && model.findProject(key) === undefined)
    return refusal(404, [`No project could be found with key '${key}'.`]);
  const asked = query.get('permissions')?.split(',');
  if (asked === undefined && model.options.flavour === 'cloud') {
    return refusal(400, ['The ‘permissions’ query parameter is required.']);
  }
  const named = asked ?? [...model.permissions];
  const entries = named.map((name) => [
    name,
    { id: name, key: name, name, type: 'PROJECT', description: '', havePermission: model.permissions.has(name) },
  ]);
  return answer(200, { permissions: Object.fromEntries(entries) });
}

const FIELDS = [
  ['summary', 'Summary', { type: 'string', system: 'summary' }],
  ['description', 'Description', { type: 'string', system: 'description' }],
  ['status', 'Status', { type: 'status', system: 'status' }],
  ['issuetype', 'Issue Type', { type: 'issuetype', system: 'issuetype' }],
  ['assignee', 'Assignee', { type: 'user', system: 'assignee' }],
  ['fixVersions', 'Fix versions', { type: 'array', items: 'version', system: 'fixVersions' }],
  ['labels', 'Labels', { type: 'array', items: 'string', system: 'labels' }],
  ['priority', 'Priority', { type: 'priority', system: 'priority' }],
  ['duedate', 'Due date', { type: 'date', system: 'duedate' }],
  ['timeoriginalestimate', 'Original estimate', { type: 'number', system: 'timeoriginalestimate' }],
  ['issuelinks', 'Linked Issues', { type: 'array', items: 'issuelinks', system: 'issuelinks' }],
  ['updated', 'Updated', { type: 'datetime', system: 'updated' }],
  ['comment', 'Comment', { type: 'comments-page', system: 'comment' }],
  [CUSTOM_FIELD, 'Story points', { type: 'number', custom: 'com.example:float', customId: 10_010 }],
] as const;

export const listFields = (): FakeAnswer =>
  answer(
    200,
    FIELDS.map(([id, name, schema]) => ({ id, key: id, name, custom: id === CUSTOM_FIELD, schema: { ...schema } })),
  );

const withProject = ({ model }: Site, key: string | undefined): FakeAnswer | null =>
  model.findProject(key ?? '') === undefined
    ? refusal(404, [`No project could be found with key '${key ?? ''}'.`])
    : null;

export function getProject(site: Site, { path }: FakeRequest): FakeAnswer {
  const refused = withProject(site, path.at(-1));
  if (refused !== null) return refused;
  const { id, key, name } = site.model.project(path.at(-1) ?? '');
  return answer(200, { self: site.wire.self('project', id), id, key, name });
}

/** By issue type, each with the statuses of its workflow. */
export function projectStatuses(site: Site, { path }: FakeRequest): FakeAnswer {
  const { model, wire } = site;
  return (
    withProject(site, path.at(-2)) ??
    answer(
      200,
      model.types.map(({ id, name }) => ({
        self: wire.self('issuetype', id),
        id,
        name,
        subtask: false,
        statuses: model.statuses.map((one) => wire.status(one)),
      })),
    )
  );
}

export function createMeta(site: Site, { path, query }: FakeRequest): FakeAnswer {
  const { model, wire } = site;
  const refused = withProject(site, path[5]);
  if (refused !== null) return model.options.flavour === 'cloud' ? { ...refused, status: 400 } : refused;
  const startAt = Number(query.get('startAt') ?? 0);
  const maxResults = Math.min(Number(query.get('maxResults') ?? 50), model.options.pageCap ?? 50);
  const all = model.types.map(({ id, name }) => ({ self: wire.self('issuetype', id), id, name, subtask: false }));
  const rows = all.slice(startAt, startAt + maxResults);
  const paging = { startAt, maxResults, total: all.length };
  return answer(200, model.options.flavour === 'cloud' ? { ...paging, issueTypes: rows } : { ...paging, values: rows });
}

export const listStatuses = ({ model, wire }: Site): FakeAnswer =>
  answer(
    200,
    model.statuses.map((one) => wire.status(one)),
  );

export const listPriorities = ({ model, wire }: Site): FakeAnswer =>
  answer(
    200,
    model.priorities.map(({ id, name }) => ({ self: wire.self('priority', id), id, name, statusColor: '#cc0000' })),
  );

export function assignable({ model, wire }: Site, { query }: FakeRequest): FakeAnswer {
  const startAt = Number(query.get('startAt') ?? 0);
  const maxResults = Number(query.get('maxResults') ?? 50);
  const all = [...model.users.values()].map((one) => wire.user(one));
  return answer(200, all.slice(startAt, startAt + maxResults));
}

export function findUser({ model, wire }: Site, { query }: FakeRequest): FakeAnswer {
  const user = model.users.get(query.get('key') ?? '');
  return user === undefined ? refusal(404, ['The user does not exist']) : answer(200, wire.user(user));
}
