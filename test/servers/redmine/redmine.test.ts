import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Connector } from '#electron/connectors/connector.ts';
import { redmine } from '#electron/connectors/redmine/index.ts';
import type { Transport } from '#electron/net/transport.ts';
import type { Raw } from '#shared/sync/field-link.ts';
import type { RemoteKind, RemotePage, RemoteRecord } from '#shared/sync/remote.ts';
import { connectTo, losingAnswers, realTransport } from '../support/connect.ts';
import { hasRedmine, startRedmine, type RedmineServer } from './server.ts';

const { signal } = new AbortController();
const FIELDS = [
  'subject',
  'status',
  'assigned_to',
  'fixed_version',
  'parent',
  'due_date',
  'estimated_hours',
  'description',
];
const KEY = '018f2a6b-1c3d-7e4f-8a5b-6c7d8e9f0a1b';

describe.skipIf(!hasRedmine)('Redmine, from Debian', () => {
  let server: RedmineServer;
  let admin: Connector;

  const connected = (secret: string, project = 'pay', transport: Transport = realTransport): Connector =>
    connectTo({
      kind: redmine,
      address: server.address,
      secret: { type: 'token', account: '', secret },
      scope: { project },
      transport,
    });

  /** A project of the running test's own. */
  async function project(name: string): Promise<Connector> {
    await server.api('POST', 'projects.json', { project: { name, identifier: name, tracker_ids: [1, 2, 3] } });
    return connected(server.adminKey, name);
  }

  async function created(
    connector: Connector,
    fields: Record<string, Raw>,
    clientKey = KEY,
    kind: RemoteKind = 'issue',
  ) {
    const write = await connector.create({ kind, clientKey, fields }, signal);
    if (write.state !== 'accepted') throw new Error(JSON.stringify(write));
    return await present(connector, write.id, kind);
  }

  async function present(connector: Connector, id: string, kind: RemoteKind = 'issue'): Promise<RemoteRecord> {
    const fields = kind === 'issue' ? FIELDS : ['name', 'due_date', 'closed', 'status', 'description'];
    const [read] = await connector.read({ kind, ids: [id], fields }, signal);
    if (read?.state !== 'present') throw new Error(JSON.stringify(read));
    return read.record;
  }

  async function feed(
    connector: Connector,
    watermark: string | null,
    size = 100,
    meanwhile?: (page: number) => Promise<unknown>,
  ) {
    const pages: RemotePage[] = [];
    let next: string | null = null;
    do {
      const page: RemotePage = await connector.page({ kind: 'issue', watermark, next, fields: FIELDS, size }, signal);
      pages.push(page);
      next = page.next;
      await meanwhile?.(pages.length);
    } while (next !== null);
    return { pages, records: pages.flatMap(({ records }) => records), watermark: pages.at(-1)?.watermark ?? null };
  }

  beforeAll(async () => {
    server = await startRedmine();
    admin = connected(server.adminKey);
  });
  afterAll(async () => await server.stop());

  test('says as whom one is signed in and which permissions are missing', async () => {
    expect(await admin.check(signal)).toEqual({ person: { id: '1', name: 'Redmine Admin' }, missing: [], version: '' });
    const reporter = await connected(server.reporterKey).check(signal);
    expect(reporter).toMatchObject({
      person: { name: 'Rita Reporter' },
      missing: ['edit_issues', 'manage_subtasks', 'manage_versions'],
    });
    expect((await connected(server.reporterKey, 'hidden').check(signal)).missing).toEqual(['view_project']);
    expect((await connected(server.reporterKey, 'nowhere').check(signal)).missing).toEqual(['view_project']);
    await expect(connected('0'.repeat(40)).check(signal)).rejects.toMatchObject({ code: 'remoteUnauthorised' });
    const byName = connectTo({
      kind: redmine,
      address: `${server.address}/`,
      secret: { type: 'basic', account: 'dana', secret: 'slipway-test' },
      scope: { project: 'pay' },
    });
    expect((await byName.check(signal)).person.name).toBe('Dana Developer');
  });

  test('names the fields of issues and versions with their options', async () => {
    const fields = await admin.fields('issue', signal);
    const options = (id: string) => fields.find((one) => one.id === id)?.options?.map(({ name }) => name);
    expect(options('status')).toEqual(['New', 'In Progress', 'Resolved', 'Feedback', 'Closed', 'Rejected']);
    expect(options('tracker')).toEqual(['Bug', 'Feature', 'Support']);
    expect(options('assigned_to')).toEqual(['Dana Developer', 'Rita Reporter']);
    expect((await admin.fields('version', signal)).map(({ id }) => id)).toContain('closed');
  });

  test('an issue made here is found again by its key and says everything that was sent, and its key to nobody', async () => {
    const own = await project('made');
    const version = await created(own, { name: '1.0', due_date: '2027-01-15', closed: false }, KEY, 'version');
    const parent = await created(own, { subject: 'Parent' }, 'aaaaaaaa-0000-7000-8000-000000000001');
    const issue = await created(own, {
      subject: 'Pay by card ☃',
      status: { id: '2' },
      fixed_version: [{ id: version.id }],
      parent: { id: parent.id },
      estimated_hours: 2.5,
      due_date: '2020-01-31',
      description: 'Line one\nline two',
    });
    expect(issue.fields).toEqual({
      subject: 'Pay by card ☃',
      status: { id: '2', name: 'In Progress' },
      assigned_to: null,
      fixed_version: [{ id: version.id, name: '1.0' }],
      parent: { id: parent.id, name: `#${parent.id.split('@')[0] ?? ''}` },
      // In the past, and yet taken: Redmine would have had it start today.
      due_date: '2020-01-31',
      estimated_hours: 2.5,
      description: 'Line one\nline two',
    });
    expect(issue).toMatchObject({ clientKey: KEY, url: `${server.address}/issues/${issue.key.slice(1)}` });
    expect((await own.find('issue', KEY, signal)).map(({ id }) => id)).toEqual([issue.id]);
    expect((await own.find('version', KEY, signal)).map(({ id }) => id)).toEqual([version.id]);
    expect(await own.find('issue', 'ffffffff-0000-7000-8000-000000000000', signal)).toEqual([]);
  });

  test.each([100, 7])(
    'pages of %i bring every issue, though more than a page were changed in one second',
    async (size) => {
      const many = connected(server.adminKey, 'many');
      const { records, pages } = await feed(many, null, size);
      expect(new Set(records.map(({ fields }) => fields['subject'])).size).toBe(250);
      expect(pages[0]?.total).toBe(250);
      // One page to see that a second is full, one to see that it goes on, then each once.
      expect(records.length).toBeLessThan(460);
    },
  );

  test('a sweep tells the ids of all, open or closed', async () => {
    const many = connected(server.adminKey, 'many');
    const all: string[] = [];
    let next: string | null = null;
    do {
      const page = await many.ids('issue', next, signal);
      all.push(...page.ids);
      next = page.next;
    } while (next !== null);
    expect([all.length, new Set(all).size]).toEqual([250, 250]);
  });

  test('a row that is changed while pages are read is not lost, nor is the one behind it', async () => {
    const own = await project('shifting');
    const ids: string[] = [];
    for (let n = 0; n < 12; n += 1)
      ids.push(
        (await created(own, { subject: `s${String(n)}` }, `bbbbbbbb-0000-7000-8000-0000000000${String(n + 10)}`)).id,
      );
    const { records } = await feed(own, null, 4, async (page) => {
      const [id] = (ids[page - 1] ?? '').split('@');
      if (page <= 3)
        await server.api('PUT', `issues/${id ?? ''}.json`, { issue: { subject: `changed ${String(page)}` } });
    });
    expect(new Set(records.map(({ id }) => id))).toEqual(new Set(ids));
    const last = new Map(records.map((record) => [record.id, record.fields['subject']]));
    expect(ids.slice(0, 3).map((id) => last.get(id))).toEqual(['changed 1', 'changed 2', 'changed 3']);
  });

  test('a later run brings what changed since and asks once', async () => {
    const own = await project('later');
    const issue = await created(own, { subject: 'one' });
    const first = await feed(own, null);
    expect(first.watermark).not.toBeNull();
    await server.api('PUT', `issues/${issue.key.slice(1)}.json`, { issue: { subject: 'two', notes: 'by somebody' } });
    const second = await feed(own, first.watermark);
    expect([second.pages.length, second.records.map(({ fields }) => fields['subject'])]).toEqual([1, ['two']]);
    // Nothing is there after all that was seen: the mark does not go back to the beginning.
    expect((await feed(own, '2099-01-01T00:00:00Z')).watermark).toBe('2099-01-01T00:00:00Z');
  });

  test('writes of both sides are seen; a field Redmine ignores in silence reads as it was', async () => {
    const own = await project('both');
    const issue = await created(own, { subject: 'one', status: { id: '1' } });
    await server.api('PUT', `issues/${issue.key.slice(1)}.json`, { issue: { estimated_hours: 8 } });
    expect((await present(own, issue.id)).fields['estimated_hours']).toBe(8);
    const fields = { subject: 'from here', assigned_to: null, estimated_hours: null, due_date: '2027-02-01' };
    expect(await own.update({ kind: 'issue', before: issue, fields }, signal)).toEqual({
      state: 'accepted',
      id: issue.id,
    });
    expect((await present(own, issue.id)).fields).toMatchObject(fields);
    // No such status: answered with success, and nothing done.
    const ignored = await own.update({ kind: 'issue', before: issue, fields: { status: { id: '99' } } }, signal);
    expect(ignored.state).toBe('accepted');
    expect((await present(own, issue.id)).fields['status']).toEqual({ id: '1', name: 'New' });
    expect((await present(own, issue.id)).clientKey).toBe(KEY);
    await own.update({ kind: 'issue', before: issue, fields: { description: 'Anew' } }, signal);
    expect((await server.api('GET', `issues/${issue.key.slice(1)}.json`))['issue']?.['description']).toBe('Anew');
  });

  test('types and priorities are written by their words', async () => {
    const own = await project('words');
    const issue = await created(own, { subject: 'one', tracker: 'Feature', priority: 'High' });
    const read = async () => {
      const [one] = await own.read({ kind: 'issue', ids: [issue.id], fields: ['tracker', 'priority'] }, signal);
      return one?.state === 'present' ? one.record.fields : null;
    };
    expect(await read()).toEqual({ tracker: 'Feature', priority: 'High' });
    const refused = await own.update({ kind: 'issue', before: issue, fields: { tracker: 'Epic' } }, signal);
    expect(refused).toEqual({ state: 'refused', reasons: { tracker: 'unwritable' } });
  });

  test('what Redmine refuses is told by field in its own words', async () => {
    const own = await project('refusing');
    const issue = await created(own, { subject: 'one' });
    const closed = await created(own, { name: '0.9', closed: true }, KEY, 'version');
    const update = async (fields: Record<string, Raw>) =>
      await own.update({ kind: 'issue', before: issue, fields }, signal);
    expect(await update({ fixed_version: [{ id: closed.id }], subject: 'x' })).toEqual({
      state: 'refused',
      reasons: { fixed_version: 'Target version is not included in the list' },
    });
    expect(await update({ assigned_to: { id: '999' } })).toEqual({
      state: 'refused',
      reasons: { assigned_to: 'Assignee is invalid' },
    });
    expect(await update({ due_date: '2020-01-01' })).toEqual({
      state: 'refused',
      reasons: { due_date: 'Due date must be greater than start date' },
    });
    expect(await update({ fixed_version: [{ id: '1' }, { id: '2' }] })).toEqual({
      state: 'refused',
      reasons: { fixed_version: 'unwritable' },
    });
    expect((await present(own, issue.id)).fields['subject']).toBe('one');
    expect(await own.create({ kind: 'version', clientKey: KEY, fields: { name: '0.9' } }, signal)).toMatchObject({
      state: 'refused',
      reasons: { name: 'Name has already been taken' },
    });
    // Somebody else wrote: Redmine says so by refusing without a word.
    expect(await update({ lock_version: 0, subject: 'y' })).toEqual({ state: 'stale' });
  });

  test('a version is closed and opened, and its day is taken away', async () => {
    const own = await project('versions');
    const version = await created(own, { name: '2.0', due_date: '2027-03-01', closed: false }, KEY, 'version');
    expect(version.fields).toMatchObject({ name: '2.0', due_date: '2027-03-01', closed: false, description: '' });
    await own.update({ kind: 'version', before: version, fields: { closed: true, due_date: null } }, signal);
    expect((await present(own, version.id, 'version')).fields).toMatchObject({ closed: true, due_date: null });
    const page = await own.page({ kind: 'version', watermark: null, next: null, fields: ['name'], size: 100 }, signal);
    expect(page.records.map(({ fields }) => fields)).toEqual([{ name: '2.0' }]);
    expect((await own.ids('version', null, signal)).ids).toEqual([version.id]);
  });

  test('a deleted issue is gone, also when another one has been given its number', async () => {
    const own = await project('gone');
    const first = await created(own, { subject: 'first' });
    await server.api('DELETE', `issues/${first.key.slice(1)}.json`);
    const read = async (id: string) => (await own.read({ kind: 'issue', ids: [id], fields: FIELDS }, signal))[0]?.state;
    expect(await read(first.id)).toBe('gone');
    // Redmine's times are whole seconds: wait for the next by asking until it is there.
    const second = await laterThan(
      first,
      async () => await created(own, { subject: 'second' }, 'cccccccc-0000-7000-8000-000000000001'),
    );
    expect(second.key).toBe(first.key);
    expect(second.id).not.toBe(first.id);
    expect([await read(first.id), await read(second.id)]).toEqual(['gone', 'present']);
    expect((await own.ids('issue', null, signal)).ids).toEqual([second.id]);
  });

  async function laterThan(first: RemoteRecord, make: () => Promise<RemoteRecord>): Promise<RemoteRecord> {
    for (;;) {
      const record = await make();
      if (record.id.split('@')[1] !== first.id.split('@')[1]) return record;
      await server.api('DELETE', `issues/${record.key.slice(1)}.json`);
    }
  }

  test('an issue one may not see is forbidden, not gone', async () => {
    await server.api('POST', 'issues.json', { issue: { project_id: 'hidden', subject: 'secret', tracker_id: 1 } });
    const { ids } = await connected(server.adminKey, 'hidden').ids('issue', null, signal);
    const reporter = connected(server.reporterKey);
    expect(await reporter.read({ kind: 'issue', ids, fields: FIELDS }, signal)).toEqual([
      { state: 'forbidden', id: ids[0] },
    ]);
    await expect(connected(server.reporterKey, 'hidden').ids('issue', null, signal)).rejects.toMatchObject({
      code: 'remoteForbidden',
    });
    await expect(connected(server.adminKey, 'nowhere').ids('issue', null, signal)).rejects.toMatchObject({
      code: 'remoteNotFound',
    });
    const own = await present(admin, (await created(admin, { subject: 'mine' })).id);
    // Whoever may add notes may write: what else is said is dropped in silence.
    const ignored = await reporter.update({ kind: 'issue', before: own, fields: { subject: 'no' } }, signal);
    expect([ignored.state, (await present(admin, own.id)).fields['subject']]).toEqual(['accepted', 'mine']);
  });

  test('a note is known again by its key', async () => {
    const own = await project('notes');
    const issue = await created(own, { subject: 'one' });
    const comment = (clientKey: string) => ({
      kind: 'issue' as const,
      id: issue.id,
      operation: { type: 'comment' as const, clientKey, text: 'Goes live on <b>Friday</b>' },
    });
    const other = '018f2a6b-1c3d-7e4f-8a5b-6c7d8e9f0a2c';
    expect(await own.operated(comment(KEY), signal)).toBe(false);
    expect((await own.operate(comment(KEY), signal)).state).toBe('accepted');
    expect([await own.operated(comment(KEY), signal), await own.operated(comment(other), signal)]).toEqual([
      true,
      false,
    ]);
    const { issue: raw = {} } = await server.api('GET', `issues/${issue.key.slice(1)}.json?include=journals`);
    expect((raw['journals'] as { notes: string }[]).map(({ notes }) => notes)).toEqual([
      'Goes live on <b>Friday</b>\n\n(Slipway 6c7d8e9f0a1b)',
    ]);
  });

  test('a filter that is dropped on the way is noticed', async () => {
    const own = await project('dropping');
    await created(own, { subject: 'one' });
    const dropping = (name: string): Connector =>
      connected(server.adminKey, 'dropping', (request) => {
        const url = new URL(request.url);
        url.searchParams.delete(name);
        return realTransport({ ...request, url: url.href });
      });
    const page = { kind: 'issue' as const, next: null, fields: FIELDS, size: 100 };
    await expect(
      dropping('updated_on').page({ ...page, watermark: '2099-01-01T00:00:00Z' }, signal),
    ).rejects.toMatchObject({
      code: 'remoteFilter',
    });
    await expect(
      dropping('description').find('issue', 'dddddddd-0000-7000-8000-000000000001', signal),
    ).rejects.toMatchObject({
      code: 'remoteFilter',
    });
    await expect(dropping('issue_id').ids('issue', '999999', signal)).rejects.toMatchObject({ code: 'remoteFilter' });
  });

  test('what was done though its answer was lost is found: an issue, a version, a note', async () => {
    const own = await project('losing');
    // An issue is found in any project: of this test's own.
    const key = '018f2a6b-1c3d-7e4f-8a5b-00000000105e';
    const losing = connected(server.adminKey, 'losing', losingAnswers);
    for (const [kind, fields] of [
      ['issue', { subject: 'one' }],
      ['version', { name: '1.0' }],
    ] as const) {
      const request = { kind, clientKey: key, fields };
      await expect(losing.create(request, signal)).rejects.toMatchObject({ code: 'remoteUnanswered' });
      expect((await own.find(kind, key, signal)).length).toBe(1);
    }
    const [{ id } = { id: '' }] = await own.find('issue', key, signal);
    const operation = { type: 'comment' as const, clientKey: key, text: 'Once' };
    const comment = { kind: 'issue' as const, id, operation };
    await expect(losing.operate(comment, signal)).rejects.toMatchObject({ code: 'remoteUnanswered' });
    expect(await own.operated(comment, signal)).toBe(true);
  });
});
