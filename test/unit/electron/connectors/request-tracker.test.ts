import { describe, expect, test } from 'vitest';
import type { Connector, PageRequest } from '#electron/connectors/connector.ts';
import { requestTracker } from '#electron/connectors/rt/index.ts';
import { quoted } from '#electron/connectors/rt/query.ts';
import { RemoteRecord, RemoteScope } from '#shared/sync/remote.ts';
import { answering, scripted, type Step } from '../../../support/fake-transport.ts';

/* What the real server can't be made to say (test/servers/rt has the rest). Answers: as measured on 5.0.3. */

const ticket = (id: number, more: object = {}) => ({
  id: String(id),
  type: 'ticket',
  Subject: `n${String(id)}`,
  Status: 'open',
  LastUpdated: '2026-03-01T10:00:00Z',
  Queue: { id: '3', type: 'queue', Name: 'Changes' },
  CustomFields: '',
  _hyperlinks: [],
  ...more,
});
const happened = (id: number, of: number, created: string) => ({
  id: String(id),
  ObjectId: String(of),
  ObjectType: 'RT::Ticket',
  Created: created,
});

const list = (
  items: readonly unknown[],
  total: number | null = items.length,
  headers: Record<string, string> = {},
): Step =>
  answering(200, headers, JSON.stringify({ items, total, count: items.length, page: 1, per_page: 100, pages: null }));

function on(steps: readonly Step[]) {
  const address = 'https://host.example/rt';
  const network = scripted(steps, { address });
  const connector: Connector = requestTracker.connect({
    http: network.client,
    address,
    scope: RemoteScope.parse({ queue: 'Changes' }),
  });
  const queries = () => network.sent.map(({ url }) => new URL(url).searchParams.get('query'));
  return { ...network, connector, queries };
}

const asked: PageRequest = {
  kind: 'ticket',
  watermark: null,
  next: null,
  fields: ['Subject', 'Due'],
  size: 100,
};
const NOW = { date: 'Sun, 01 Mar 2026 12:00:00 GMT' };

describe('Request Tracker', () => {
  test('stands under the path of its address', async () => {
    const { connector, sent, signal } = on([list([], null, NOW), list([ticket(5)])]);
    const { records, watermark } = await connector.page(asked, signal);
    expect(new URL(sent[1]?.url ?? '').pathname).toBe('/rt/REST/2.0/tickets');
    expect(records).toMatchObject([
      { id: '5', url: 'https://host.example/rt/Ticket/Display.html?id=5', fields: { Subject: 'n5', Due: null } },
    ]);
    expect(watermark).toBe('0');
  });

  test('the first reading is followed from before what was still under way when it began', async () => {
    const newest = [
      happened(92, 5, '2026-03-01T11:59:30Z'),
      happened(91, 5, '2026-03-01T11:59:00Z'),
      happened(90, 5, '2026-03-01T11:00:00Z'),
    ];
    const { connector, signal } = on([list(newest, null, NOW), list([ticket(5)])]);
    expect((await connector.page(asked, signal)).watermark).toBe('90');
  });

  test('what may still be under way is read again by the next run, over pages too', async () => {
    const first = [happened(11, 5, '2026-03-01T11:00:00Z'), happened(12, 5, '2026-03-01T11:59:30Z')];
    const steps = [
      list(first, null, NOW),
      list([ticket(5)]),
      list([happened(13, 6, '2026-03-01T11:00:01Z')], null, NOW),
      list([ticket(6)]),
    ];
    const { connector, queries, signal } = on(steps);
    const one = await connector.page({ ...asked, watermark: '10', size: 2 }, signal);
    const two = await connector.page({ ...asked, watermark: '10', size: 2, next: one.next }, signal);
    expect([two.next, two.watermark]).toEqual([null, '11']);
    expect(queries()[1]).toBe("Queue = 'Changes' AND (id = 5)");
    expect(queries()[2]).toContain('id > 12');
  });

  test('nothing new is one request, and no date is ever asked for', async () => {
    const { connector, queries, signal } = on([list([], null, NOW)]);
    expect(await connector.page({ ...asked, watermark: '10' }, signal)).toMatchObject({
      records: [],
      next: null,
      watermark: '10',
    });
    expect(queries().join()).not.toMatch(/Updated|Created|\d{4}-\d\d/);
  });

  test('a short page is not the last where RT does not count what one may see', async () => {
    const { connector, signal } = on([list([ticket(5), ticket(9)], null), list([], null)]);
    const one = await connector.page({ ...asked, next: '{"by":"ticket","after":0,"feed":3}' }, signal);
    expect(one.next).not.toBeNull();
    expect(await connector.page({ ...asked, next: one.next }, signal)).toMatchObject({ next: null, watermark: '3' });
  });

  test('a row nobody can read is set aside and the others come in', async () => {
    const { connector, signal } = on([list([ticket(5), ticket(6, { LastUpdated: 'yesterday' })])]);
    const read = await connector.page({ ...asked, next: '{"by":"ticket","after":0,"feed":3}' }, signal);
    expect([read.records.map(({ id }) => id), read.unreadable]).toEqual([['5'], [{ id: '6', reason: 'remoteShape' }]]);
  });

  test.each([
    ['an answer of another shape', answering(200, {}, '[]'), 'remoteShape'],
    ['a row without a number', list([{ Subject: 'x' }]), 'remoteShape'],
    ['tickets of another queue', list([ticket(5, { Queue: { id: '4', Name: 'Other' } })]), 'remoteFilter'],
    ['tickets from before', list([ticket(1)]), 'remoteFilter'],
  ])('%s is an error', async (_, step, code) => {
    const { connector, signal } = on([step]);
    const page = connector.page({ ...asked, next: '{"by":"ticket","after":1,"feed":3}' }, signal);
    await expect(page).rejects.toMatchObject({ code });
  });

  const before = RemoteRecord.parse({ kind: 'ticket', id: '5', key: '#5', fields: {}, revision: '"49"' });

  test('in another language one more read tells whether anything was changed', async () => {
    const write = async (etag: string) => {
      const said = answering(200, {}, '["Ticket 5: Betreff von „a“ in „b“ geändert"]');
      const { connector, sent, signal } = on([said, answering(200, { etag }, JSON.stringify(ticket(5)))]);
      const state = await connector.update({ kind: 'ticket', before, fields: { Subject: 'b' } }, signal);
      expect(sent[0]?.headers['if-match']).toBe('"49"');
      return state.state;
    };
    expect([await write('"50"'), await write('"49"')]).toEqual(['accepted', 'refused']);
  });

  test('a write whose answer nobody understands may have happened', async () => {
    const strange = () => on([answering(200, {}, '{"ok":1}')]);
    const made = strange();
    await expect(
      made.connector.create({ kind: 'ticket', clientKey: 'aaaaaaaa-1', fields: {} }, made.signal),
    ).rejects.toMatchObject({ code: 'remoteUnanswered' });
    const edited = strange();
    await expect(
      edited.connector.update({ kind: 'ticket', before, fields: { Subject: 'b' } }, edited.signal),
    ).rejects.toMatchObject({ code: 'remoteUnanswered' });
  });

  test('a date is written as RT reads it again', async () => {
    const { connector, sent, signal } = on([answering(200, {}, '[]')]);
    await connector.update({ kind: 'ticket', before, fields: { Due: '2026-12-01T12:30:15Z', Starts: null } }, signal);
    expect(JSON.parse(new TextDecoder().decode(sent[0]?.body ?? new Uint8Array()))).toEqual({
      Due: '2026-12-01 12:30:15',
      Starts: '1970-01-01 00:00:00',
    });
  });

  test('a name ends no text of a query', () => {
    expect(quoted("O'Neill's \\")).toBe("'O\\'Neill\\'s \\\\'");
  });
});
