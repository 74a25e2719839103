import { describe, expect, test } from 'vitest';
import type { Connector, PageRequest } from '#electron/connectors/connector.ts';
import { redmine } from '#electron/connectors/redmine/index.ts';
import { clientKeyOf, withKey } from '#electron/connectors/redmine/map.ts';
import { RemoteScope } from '#shared/sync/remote.ts';
import { answering, scripted, type Step } from '../../../support/fake-transport.ts';

/* What the real server can't be made to say (test/servers/redmine has the rest). Answers: as measured on 5.0.4. */

const issue = (id: number, updated: string, more: object = {}) => ({
  id,
  project: { id: 1, name: 'Pay' },
  tracker: { id: 1, name: 'Bug' },
  status: { id: 1, name: 'New', is_closed: false },
  priority: { id: 2, name: 'Normal' },
  subject: `n${String(id)}`,
  description: null,
  created_on: '2026-01-01T00:00:00Z',
  updated_on: updated,
  ...more,
});

const page = (issues: readonly unknown[], total: number, headers: Record<string, string> = {}): Step =>
  answering(200, headers, JSON.stringify({ issues, total_count: total, offset: 0, limit: 100 }));

function on(steps: readonly Step[]) {
  const network = scripted(steps, { address: 'https://host.example/tools/redmine/' });
  const connector: Connector = redmine.connect({
    http: network.client,
    address: 'https://host.example/tools/redmine/',
    scope: RemoteScope.parse({ project: 'pay' }),
  });
  return { ...network, connector };
}

const asked: PageRequest = {
  kind: 'issue',
  watermark: '2026-03-01T10:00:00Z',
  next: null,
  fields: ['subject', 'fixed_version', 'parent'],
  size: 100,
};

describe('Redmine', () => {
  test('stands under the path of its address', async () => {
    const { connector, sent, signal } = on([page([issue(7, '2026-03-01T10:00:05Z')], 1)]);
    const { records } = await connector.page(asked, signal);
    const url = new URL(sent[0]?.url ?? '');
    expect(url.origin + url.pathname).toBe('https://host.example/tools/redmine/projects/pay/issues.json');
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      status_id: '*',
      updated_on: '>=2026-03-01T10:00:00Z',
      sort: 'updated_on,id',
    });
    expect(records[0]).toMatchObject({
      id: '7@2026-01-01T00:00:00Z',
      key: '#7',
      url: 'https://host.example/tools/redmine/issues/7',
      fields: { subject: 'n7', fixed_version: [], parent: null },
    });
  });

  test('a row nobody can read is set aside and the others come in', async () => {
    const broken = { ...issue(8, '2026-03-01T10:00:06Z'), subject: 5 };
    const { connector, signal } = on([page([issue(7, '2026-03-01T10:00:05Z'), broken, 'nothing'], 3)]);
    const read = await connector.page(asked, signal);
    expect(read.records.map(({ key }) => key)).toEqual(['#7']);
    expect(read.unreadable).toEqual([
      { id: '8', reason: 'remoteShape' },
      { id: '', reason: 'remoteShape' },
    ]);
  });

  test.each([
    ['an answer of another shape', answering(200, {}, '{"issues":"none"}'), 'remoteShape'],
    ['an answer without a total', answering(200, {}, '{"issues":[]}'), 'remoteShape'],
    ['a page nobody can read that is not the last', page([{}, {}], 300), 'remoteShape'],
    ['rows from before the watermark', page([issue(7, '2026-02-28T10:00:00Z')], 1), 'remoteFilter'],
    ['a sign-in page', answering(200, { 'content-type': 'text/html' }, '<html>'), 'remoteNotJson'],
  ])('%s is an error', async (_, step, code) => {
    const { connector, signal } = on([step]);
    await expect(connector.page(asked, signal)).rejects.toMatchObject({ code });
  });

  test('a row of the second before the watermark is none of a dropped filter: the database keeps fractions', async () => {
    const { connector, signal } = on([page([issue(7, '2026-03-01T09:59:59Z')], 1)]);
    expect((await connector.page(asked, signal)).records.length).toBe(1);
  });

  test('the watermark stays behind the time of the server, and behind what was last seen where it tells none', async () => {
    const rows = [issue(7, '2026-03-01T12:00:00Z')];
    const watermark = async (headers: Record<string, string>, list = rows) => {
      const { connector, signal } = on([page(list, list.length, headers)]);
      return (await connector.page(asked, signal)).watermark;
    };
    expect(await watermark({ date: 'Sun, 01 Mar 2026 12:01:00 GMT' })).toBe('2026-03-01T11:59:00Z');
    // Long over: the second that was last seen is not read again.
    expect(await watermark({ date: 'Sun, 01 Mar 2026 18:00:00 GMT' })).toBe('2026-03-01T12:00:02Z');
    expect(await watermark({})).toBe('2026-03-01T11:58:00Z');
    expect(await watermark({}, [])).toBe('2026-03-01T10:00:00Z');
    expect(await watermark({}, [issue(7, '2026-03-01T10:00:30Z')])).toBe('2026-03-01T10:00:00Z');
  });

  test('what stands for a place to go on and is none begins anew', async () => {
    const { connector, sent, signal } = on([page([], 0)]);
    await connector.page({ ...asked, next: '{"by":"moon"}' }, signal);
    expect(new URL(sent[0]?.url ?? '').searchParams.get('updated_on')).toBe('>=2026-03-01T10:00:00Z');
  });

  test('versions and parents that rows refer to are told with when they were made, asked for once', async () => {
    const refers = { fixed_version: { id: 3, name: '1.0' }, parent: { id: 9 } };
    const steps = [
      page([issue(7, '2026-03-01T10:00:05Z', refers), issue(8, '2026-03-01T10:00:06Z', { parent: { id: 7 } })], 2),
      answering(200, {}, JSON.stringify({ versions: [], total_count: 0 })),
      // Of a subproject: not among the project's own.
      answering(
        200,
        {},
        JSON.stringify({
          version: {
            id: 3,
            name: '1.0',
            status: 'open',
            created_on: '2025-05-05T05:05:05Z',
            updated_on: '2025-05-05T05:05:05Z',
          },
        }),
      ),
      // A parent one may not see.
      page([], 0),
    ];
    const { connector, sent, signal } = on(steps);
    const { records } = await connector.page(asked, signal);
    expect(records.map(({ fields }) => fields)).toMatchObject([
      { fixed_version: [{ id: '3@2025-05-05T05:05:05Z' }], parent: { id: '9', name: '#9' } },
      { fixed_version: [], parent: { id: '7@2026-01-01T00:00:00Z' } },
    ]);
    expect(sent.map(({ url }) => new URL(url).pathname.replace('/tools/redmine/', ''))).toEqual([
      'projects/pay/issues.json',
      'projects/pay/versions.json',
      'versions/3.json',
      'issues.json',
    ]);
  });

  test('a create whose answer nobody understands may have happened', async () => {
    const { connector, signal } = on([answering(201, {}, '{"done":true}')]);
    const create = connector.create({ kind: 'issue', clientKey: 'aaaaaaaa-1', fields: { subject: 'x' } }, signal);
    await expect(create).rejects.toMatchObject({ code: 'remoteUnanswered' });
  });

  test('reasons in another language are about the whole, unless there was one field', async () => {
    const german = answering(422, {}, '{"errors":["Zielversion ist nicht in der Liste"]}');
    const write = async (fields: Record<string, string>) => {
      const { connector, signal } = on([german]);
      const before = {
        kind: 'issue' as const,
        id: '7@x',
        key: '#7',
        url: '',
        updatedAt: null,
        updatedBy: null,
        fields: {},
        clientKey: null,
        revision: null,
      };
      return await connector.update({ kind: 'issue', before, fields }, signal);
    };
    expect(await write({ subject: 'a', due_date: '2027-01-01' })).toMatchObject({
      reasons: { '': 'Zielversion ist nicht in der Liste' },
    });
    expect(await write({ subject: 'a' })).toMatchObject({ reasons: { subject: 'Zielversion ist nicht in der Liste' } });
  });

  test('the key stands in the last line of a description and nowhere else is taken for one', () => {
    const key = '018f2a6b-1c3d-7e4f-8a5b-6c7d8e9f0a1b';
    expect(withKey('', key)).toBe(`slipway:${key}`);
    expect(clientKeyOf(withKey('Two\nlines', key))).toBe(key);
    expect(clientKeyOf(withKey('Two\r\nlines', key).replaceAll('\n', '\r\n'))).toBe(key);
    expect(clientKeyOf(`see slipway:${key} there`)).toBeNull();
  });
});
