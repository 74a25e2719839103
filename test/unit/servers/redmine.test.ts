import { beforeEach, describe, expect, it } from 'vitest';
import type { Connector } from '#electron/connectors/connector.ts';
import { redmine } from '#electron/connectors/redmine/index.ts';
import { HttpClient } from '#electron/net/client.ts';
import type { Raw } from '#shared/sync/field-link.ts';
import { RemoteScope, type RemoteKind, type RemoteRecord } from '#shared/sync/remote.ts';
import { FakeRedmine } from '../../servers/redmine/fake.ts';
import { RedmineModel } from '../../servers/redmine/model.ts';
import { transportTo } from '../../servers/support/carriers.ts';
import { FakeClock } from '../../support/fake-clock.ts';

/* The modelled Redmine says what the real one says in test/servers/redmine. */

const { signal } = new AbortController();
const KEY = '018f2a6b-1c3d-7e4f-8a5b-6c7d8e9f0a1b';
const FIELDS = ['subject', 'status', 'assigned_to', 'fixed_version', 'parent', 'due_date', 'description'];
let time: number;
let model: RedmineModel;
let own: Connector;

beforeEach(() => {
  time = Date.UTC(2026, 10, 20, 12);
  model = new RedmineModel(() => time);
  model.addProject('pay');
  const address = 'https://tools.example/redmine';
  const http = new HttpClient({
    address,
    authorise: async () => ({}),
    transport: transportTo(new FakeRedmine(model, '/redmine')),
    clock: new FakeClock(),
    random: () => 0,
  });
  own = redmine.connect({ http, address, scope: RemoteScope.parse({ project: 'pay' }) });
});

async function present(id: string, kind: RemoteKind = 'issue'): Promise<RemoteRecord> {
  const fields = kind === 'issue' ? FIELDS : ['name', 'due_date', 'closed', 'description'];
  const [read] = await own.read({ kind, ids: [id], fields }, signal);
  if (read?.state !== 'present') throw new Error(JSON.stringify(read));
  return read.record;
}

async function created(fields: Record<string, Raw>, kind: RemoteKind = 'issue', clientKey = KEY) {
  const write = await own.create({ kind, clientKey, fields }, signal);
  if (write.state !== 'accepted') throw new Error(JSON.stringify(write));
  return await present(write.id, kind);
}

const update = async (before: RemoteRecord, fields: Record<string, Raw>) =>
  await own.update({ kind: before.kind, before, fields }, signal);

describe('a modelled Redmine', () => {
  it('keeps what is made, and finds it by its key', async () => {
    const version = await created({ name: '1.0', due_date: '2027-01-15', closed: false }, 'version');
    const parent = await created({ subject: 'Parent' }, 'issue', 'aaaaaaaa-0000-7000-8000-000000000001');
    const issue = await created({
      subject: 'Pay by card',
      status: { id: '2' },
      fixed_version: [{ id: version.id }],
      parent: { id: parent.id },
      due_date: '2020-01-31',
      description: 'Line one\nline two',
    });
    expect(issue.fields).toEqual({
      subject: 'Pay by card',
      status: { id: '2', name: 'In Progress' },
      assigned_to: null,
      fixed_version: [{ id: version.id, name: '1.0' }],
      parent: { id: parent.id, name: parent.key },
      due_date: '2020-01-31',
      description: 'Line one\nline two',
    });
    expect((await own.find('issue', KEY, signal)).map(({ id }) => id)).toEqual([issue.id]);
    expect((await own.find('version', KEY, signal)).map(({ id }) => id)).toEqual([version.id]);
    // A parent is due with the last of its subtasks, whoever says otherwise.
    await update(parent, { due_date: '2030-01-01' });
    expect((await present(parent.id)).fields['due_date']).toBe('2020-01-31');
  });

  it('refuses in the words of the real one, and writes nothing of what it refuses', async () => {
    const issue = await created({ subject: 'one' });
    const closed = await created({ name: '0.9', closed: true }, 'version');
    expect(await update(issue, { fixed_version: [{ id: closed.id }], subject: 'x' })).toEqual({
      state: 'refused',
      reasons: { fixed_version: 'Target version is not included in the list' },
    });
    expect(await update(issue, { assigned_to: { id: '999' } })).toEqual({
      state: 'refused',
      reasons: { assigned_to: 'Assignee is invalid' },
    });
    expect(await update(issue, { due_date: '2020-01-01' })).toEqual({
      state: 'refused',
      reasons: { due_date: 'Due date must be greater than start date' },
    });
    expect(await own.create({ kind: 'version', clientKey: KEY, fields: { name: '0.9' } }, signal)).toEqual({
      state: 'refused',
      reasons: { name: 'Name has already been taken' },
    });
    // No such status: answered with success, and nothing done.
    expect((await update(issue, { status: { id: '99' } })).state).toBe('accepted');
    expect(await present(issue.id)).toMatchObject({ fields: { subject: 'one', status: { id: '1' } } });
  });

  it('closes no parent over an open subtask and opens none below a closed one, without a word', async () => {
    const parent = await created({ subject: 'Parent' });
    const child = await created({ subject: 'Child', parent: { id: parent.id } });
    const stands = async (record: RemoteRecord) => (await present(record.id)).fields['status'];
    await update(parent, { status: { id: '5' } });
    expect(await stands(parent)).toMatchObject({ id: '1' });
    await update(child, { status: { id: '5' } });
    await update(parent, { status: { id: '5' } });
    expect(await stands(parent)).toMatchObject({ id: '5' });
    await update(child, { status: { id: '1' } });
    expect(await stands(child)).toMatchObject({ id: '5' });
    model.removeIssue(Number(parent.key.slice(1)));
    expect((await own.ids('issue', null, signal)).ids).toEqual([]);
  });

  it.each([100, 3])('pages of %i bring every issue, though all were made in one second', async (size) => {
    for (let at = 0; at < 11; at += 1) model.createIssue(1, { subject: `n${String(at)}` });
    const found = new Set<string>();
    let next: string | null = null;
    do {
      const page = await own.page({ kind: 'issue', watermark: null, next, fields: ['subject'], size }, signal);
      for (const { id } of page.records) found.add(id);
      next = page.next;
      time += 1_000;
    } while (next !== null);
    expect(found.size).toBe(11);
  });

  it('says that an issue may not be seen, and that one is gone', async () => {
    const [hidden, gone] = [await created({ subject: 'hidden' }), await created({ subject: 'gone' })];
    model.hidden.add(Number(hidden.key.slice(1)));
    model.removeIssue(Number(gone.key.slice(1)));
    const reads = await own.read({ kind: 'issue', ids: [hidden.id, gone.id], fields: FIELDS }, signal);
    expect(reads.map(({ state }) => state)).toEqual(['forbidden', 'gone']);
  });

  it('knows a note again by its key', async () => {
    const issue = await created({ subject: 'one' });
    const operation = { type: 'comment' as const, clientKey: KEY, text: 'Goes live on Friday' };
    const comment = { kind: 'issue' as const, id: issue.id, operation };
    expect(await own.operated(comment, signal)).toBe(false);
    expect((await own.operate(comment, signal)).state).toBe('accepted');
    expect(await own.operated(comment, signal)).toBe(true);
  });

  it('drops a filter without a word where it is told to, which is noticed', async () => {
    await created({ subject: 'one' });
    model.dropsFilter = true;
    const page = { kind: 'issue' as const, next: null, fields: FIELDS, size: 100 };
    await expect(own.page({ ...page, watermark: '2099-01-01T00:00:00Z' }, signal)).rejects.toMatchObject({
      code: 'remoteFilter',
    });
    await expect(own.ids('issue', '999999', signal)).rejects.toMatchObject({ code: 'remoteFilter' });
  });
});
