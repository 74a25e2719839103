import { beforeAll, describe, expect, it } from 'vitest';
import { isObject } from '../../../servers/support/fake-http.ts';
import { connected, readAll } from '../../../servers/jira/connected.ts';
import { judge, type Exchange } from '../../../servers/jira/spec.ts';

/*
 * Every operation the connector of Jira Cloud uses, as Atlassian specifies it: what is sent and answered passes, and
 * spoilt it does not. A control that passes spoilt would mean that nothing is checked.
 */

const KEY = '0198c1d2-7a10-7cde-9f10-0a1b2c3d4e5f';

/** The whole of what a connector does, once. */
async function everything(): Promise<readonly Exchange[]> {
  const { connector, model, project, signal, exchanges } = connected();
  const first = model.addIssue(project.id, {
    summary: 'First',
    assigneeId: model.me.id,
    duedate: '2026-12-01',
    timeoriginalestimate: 7_200,
    description: { type: 'doc', version: 1, content: [] },
    labels: ['bank'],
  });
  const second = model.addIssue(project.id, { summary: 'Second', parentId: first.id });
  model.link(second.id, { type: 'blocks', direction: 'outward', otherId: first.id });
  const names = ['summary', 'status', 'assignee', 'fixVersions', 'parent', 'issuelinks', 'description', 'duedate'];
  await connector.check(signal);
  await connector.fields('issue', signal);
  const all = connected({ scope: { jql: 'labels = bank' } });
  await all.connector.fields('issue', all.signal);
  const version = { name: '26.4', startDate: '2026-11-01', releaseDate: '2026-12-01', released: false };
  const made = await connector.create({ kind: 'version', clientKey: KEY, fields: version }, signal);
  await connector.create({ kind: 'version', clientKey: KEY, fields: version }, signal);
  const versionId = made.state === 'accepted' ? made.id : '';
  const fields = ['name', 'startDate', 'releaseDate', 'released'];
  await readAll(connector, signal, { kind: 'version', fields });
  const [read] = await connector.read({ kind: 'version', ids: [versionId, '1'], fields }, signal);
  if (read?.state !== 'present') throw new Error('no version');
  const changed = { name: '26.4.1', releaseDate: null, startDate: '2026-11-02', released: true };
  await connector.update({ kind: 'version', before: read.record, fields: changed }, signal);
  await connector.update({ kind: 'version', before: read.record, fields: { name: '' } }, signal);
  const created = { summary: 'New', 'issuetype.name': 'Task', assignee: { id: model.me.id }, timeoriginalestimate: 60 };
  await connector.create({ kind: 'issue', clientKey: KEY, fields: created }, signal);
  await connector.create({ kind: 'issue', clientKey: KEY, fields: {} }, signal);
  await connector.find('issue', KEY, signal, created);
  await readAll(connector, signal, { fields: names, size: 2 });
  await connector.ids('issue', null, signal);
  await connector.read({ kind: 'issue', ids: [first.id, second.id, '1'], fields: names }, signal);
  const [one] = await connector.read({ kind: 'issue', ids: [first.id], fields: names }, signal);
  if (one?.state !== 'present') throw new Error('no issue');
  const edit = {
    summary: 'Edited',
    fixVersions: [{ id: versionId }],
    labels: ['a b'],
    parent: null,
    status: { id: '3' },
    description: {
      type: 'doc',
      version: 1,
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'New' }] }],
    },
  };
  await connector.update({ kind: 'issue', before: one.record, fields: edit }, signal);
  const operation = { type: 'comment', clientKey: KEY, text: 'Deployed' } as const;
  await connector.operate({ kind: 'issue', id: first.id, operation }, signal);
  await connector.operated({ kind: 'issue', id: first.id, operation }, signal);
  const done = { type: 'transition', clientKey: KEY, to: '5' } as const;
  await connector.operate({ kind: 'issue', id: first.id, operation: done }, signal);
  return [...exchanges, ...all.exchanges];
}

type Body = Readonly<Record<string, unknown>>;
const bodyWith =
  (part: Body) =>
  (exchange: Exchange): Exchange => ({
    ...exchange,
    body: { ...(isObject(exchange.body) ? exchange.body : {}), ...part },
  });
const query =
  (text: string) =>
  (exchange: Exchange): Exchange => ({
    ...exchange,
    path: `${exchange.path.replace(/[?].*$/, '')}?${text}`,
  });
const answerWith =
  (part: Body) =>
  (exchange: Exchange): Exchange => ({
    ...exchange,
    answer: { ...(isObject(exchange.answer) ? exchange.answer : {}), ...part },
  });
const answered =
  (answer: unknown) =>
  (exchange: Exchange): Exchange => ({ ...exchange, answer });

type Spoil = (exchange: Exchange) => Exchange;
/** Per operation, a request and an answer it must not let pass. Null: the operation takes nothing but its path. */
const CONTROLS: Readonly<Record<string, readonly [Spoil | null, Spoil | null]>> = {
  getCurrentUser: [null, answerWith({ accountId: 5 })],
  getServerInfo: [null, answerWith({ buildNumber: 'many' })],
  getMyPermissions: [null, answerWith({ permissions: ['BROWSE_PROJECTS'] })],
  getFields: [null, answered([{ id: 'summary', schema: {} }])],
  getPriorities: [null, answered([{ id: 3 }])],
  getStatuses: [null, answered([{ id: 3 }])],
  getAllStatuses: [null, answered([{ id: '1', name: 'Task', subtask: false, self: '', statuses: {} }])],
  getCreateIssueMetaIssueTypes: [query('maxResults=all'), answerWith({ issueTypes: [{ id: 1 }] })],
  findAssignableUsers: [query('maxResults=all'), answered([{ accountId: 1 }])],
  getProject: [null, answerWith({ projectId: 1 })],
  getProjectVersionsPaginated: [query('startAt=first'), answerWith({ values: [{ id: 1 }] })],
  getProjectVersions: [null, answered([{ id: 1 }])],
  getVersion: [null, answerWith({ released: 'yes' })],
  createVersion: [bodyWith({ releaseDate: null }), answerWith({ id: 1 })],
  updateVersion: [bodyWith({ released: 'yes' }), answerWith({ projectId: 'PAY' })],
  createIssue: [bodyWith({ fields: 'summary' }), answerWith({ id: 1 })],
  getIssue: [query('updateHistory=perhaps'), answerWith({ id: 1 })],
  editIssue: [bodyWith({ fields: ['summary'] }), null],
  getTransitions: [query('includeUnavailableTransitions=perhaps'), answerWith({ transitions: [{ id: 1 }] })],
  doTransition: [bodyWith({ transition: '31' }), null],
  getComments: [query('orderBy=newest'), answerWith({ total: 'many' })],
  addComment: [bodyWith({ properties: { slipway: true } }), answerWith({ id: 1 })],
  searchAndReconsileIssuesUsingJqlPost: [bodyWith({ startAt: 0 }), answerWith({ total: 3 })],
  bulkFetchIssues: [bodyWith({ issueIdsOrKeys: 'PAY-1' }), answerWith({ issues: {} })],
};

describe('what goes to and fro with Jira Cloud', () => {
  let exchanges: readonly (Exchange & { readonly operation: string })[] = [];
  beforeAll(async () => {
    const made = await everything();
    exchanges = await Promise.all(
      made.map(async (exchange) => {
        const { operation, request, answer } = await judge(exchange);
        expect([request, answer], `${exchange.method} ${exchange.path} ${exchange.status}`).toEqual([[], []]);
        return { ...exchange, operation };
      }),
    );
  });

  it('is of the operations below, and of each at least once', () => {
    expect([...new Set(exchanges.map(({ operation }) => operation))].sort()).toEqual(Object.keys(CONTROLS).sort());
  });

  it.each(Object.keys(CONTROLS))('is refused where %s is spoilt', async (name) => {
    const done = exchanges.find(({ operation, status }) => operation === name && status < 300);
    if (done === undefined) throw new Error('it was never done');
    const [request, answer] = CONTROLS[name] ?? [null, null];
    if (request !== null) expect((await judge(request(done))).request).not.toEqual([]);
    if (answer !== null) expect((await judge(answer(done))).answer).not.toEqual([]);
    expect((await judge({ ...done, status: 299 })).answer).not.toEqual([]);
    expect((await judge({ ...done, path: done.path.replace('/rest/', '/rests/') })).operation).toBe('');
  });
});
