import { beforeEach, describe, expect, it } from 'vitest';
import type { Connector } from '#electron/connectors/connector.ts';
import { requestTracker } from '#electron/connectors/rt/index.ts';
import { HttpClient } from '#electron/net/client.ts';
import type { Raw } from '#shared/sync/field-link.ts';
import { RemoteScope, type RemoteRecord } from '#shared/sync/remote.ts';
import { FakeRt } from '../../servers/rt/fake.ts';
import { RtModel } from '../../servers/rt/model.ts';
import { parseQuery } from '../../servers/rt/query.ts';
import { transportTo } from '../../servers/support/carriers.ts';
import { FakeClock } from '../../support/fake-clock.ts';

/* The modelled Request Tracker says what the real one says in test/servers/rt. */

const { signal } = new AbortController();
const KEY = '018f2a6b-1c3d-7e4f-8a5b-6c7d8e9f0a1b';
const FIELDS = ['Subject', 'Status', 'Priority', 'Owner', 'Starts', 'Due'];
const UNSET = '1970-01-01T00:00:00Z';
const QUEUE = "O'Neill's \\ queue";
let time: number;
let model: RtModel;
let own: Connector;

beforeEach(() => {
  time = Date.UTC(2026, 10, 20, 12);
  model = new RtModel(() => time);
  for (const queue of [QUEUE, 'General']) model.queues.add(queue);
  const address = 'https://tools.example/rt';
  const http = new HttpClient({
    address,
    authorise: async () => ({}),
    transport: transportTo(new FakeRt(model, address)),
    clock: new FakeClock(),
    random: () => 0,
  });
  own = requestTracker.connect({ http, address, scope: RemoteScope.parse({ queue: QUEUE }), account: 'nora' });
});

async function present(id: string): Promise<RemoteRecord> {
  const [read] = await own.read({ kind: 'ticket', ids: [id], fields: FIELDS }, signal);
  if (read?.state !== 'present') throw new Error(JSON.stringify(read));
  return read.record;
}

async function created(fields: Record<string, Raw>, clientKey = KEY): Promise<RemoteRecord> {
  const write = await own.create({ kind: 'ticket', clientKey, fields }, signal);
  if (write.state !== 'accepted') throw new Error(JSON.stringify(write));
  return await present(write.id);
}

async function feed(watermark: string | null, size = 100) {
  const records: RemoteRecord[] = [];
  for (let next: string | null = null; ;) {
    const page = await own.page({ kind: 'ticket', watermark, next, fields: FIELDS, size }, signal);
    records.push(...page.records);
    if (page.next === null) return { records, watermark: page.watermark };
    next = page.next;
  }
}

const update = async (before: RemoteRecord, fields: Record<string, Raw>) =>
  await own.update({ kind: 'ticket', before, fields }, signal);

describe('a modelled Request Tracker', () => {
  it('keeps what is made, and finds it by its key', async () => {
    const times = { Starts: '2026-12-01T10:00:01Z', Due: '2026-12-01T12:30:15Z' };
    const ticket = await created({ Subject: 'times', Status: 'open', Priority: 70, ...times });
    expect(ticket).toMatchObject({
      fields: { Subject: 'times', Status: 'open', Priority: 70, Owner: null, ...times },
      clientKey: KEY,
      url: `https://tools.example/rt/Ticket/Display.html?id=${ticket.id}`,
    });
    expect((await own.find('ticket', KEY, signal)).map(({ id }) => id)).toEqual([ticket.id]);
    expect((await feed(null)).records.map(({ fields, clientKey }) => [fields, clientKey])).toEqual([
      [ticket.fields, KEY],
    ]);
    await update(ticket, { Due: UNSET, Starts: null });
    expect((await present(ticket.id)).fields).toMatchObject({ Due: UNSET, Starts: UNSET });
  });

  it('says in sentences what it did not do, and refuses a write over what somebody else wrote', async () => {
    const ticket = await created({ Subject: 'one' });
    expect(await update(ticket, { Status: 'nonsense' })).toEqual({
      state: 'refused',
      reasons: { '': `Ticket ${ticket.id}: Status 'nonsense' isn't a valid status for this ticket.` },
    });
    expect(await update(ticket, { Owner: { id: 'nobody-here' }, Subject: 'two' })).toEqual({
      state: 'accepted',
      id: ticket.id,
      reasons: { '': `Ticket ${ticket.id}: That user does not exist` },
    });
    expect(await update(ticket, { Subject: 'three' })).toEqual({ state: 'stale' });
    const now = await present(ticket.id);
    expect(now.fields).toMatchObject({ Subject: 'two', Owner: null, Status: 'new' });
    expect(await update(now, { Owner: { id: 'root' }, Status: 'open' })).toEqual({ state: 'accepted', id: ticket.id });
    expect(await own.create({ kind: 'ticket', clientKey: 'k', fields: { Status: 'nonsense' } }, signal)).toMatchObject({
      state: 'refused',
    });
  });

  it.each([100, 3])('pages of %i bring every ticket, and what changed later once more', async (size) => {
    for (let at = 0; at < 11; at += 1) model.create(QUEUE, { Subject: `n${String(at)}` });
    model.create('General', { Subject: 'elsewhere' });
    const first = await feed(null, size);
    expect(new Set(first.records.map(({ id }) => id)).size).toBe(11);
    time += 3_600_000;
    model.update(4, { Subject: 'changed' });
    expect((await feed(first.watermark, size)).records.find(({ id }) => id === '4')?.fields['Subject']).toBe('changed');
  });

  it('a deleted ticket is gone, one that may not be seen forbidden, one that left the queue is there', async () => {
    const ids: string[] = [];
    for (const name of ['deleted', 'hidden', 'moved', 'kept']) ids.push((await created({ Subject: name }, name)).id);
    const [deleted = '', hidden = '', moved = '', kept = ''] = ids;
    model.remove(Number(deleted));
    model.hidden.add(Number(hidden));
    model.update(Number(moved), { Queue: 'General' });
    const reads = await own.read({ kind: 'ticket', ids: [...ids, '999'], fields: FIELDS }, signal);
    expect(reads.map(({ state }) => state)).toEqual(['gone', 'forbidden', 'present', 'present', 'gone']);
    expect((await own.ids('ticket', null, signal)).ids).toEqual([kept]);
  });

  it('knows a comment again by its key', async () => {
    const ticket = await created({ Subject: 'Switch over' });
    const operation = { type: 'comment' as const, clientKey: KEY, text: 'Goes live on Friday' };
    const comment = { kind: 'ticket' as const, id: ticket.id, operation };
    expect(await own.operated(comment, signal)).toBe(false);
    expect((await own.operate(comment, signal)).state).toBe('accepted');
    expect(await own.operated(comment, signal)).toBe(true);
    expect((await present(ticket.id)).fields['Subject']).toBe('Switch over');
  });

  it('forgets what was asked where it is told to, which is noticed', async () => {
    await created({ Subject: 'one' });
    model.dropsFilter = true;
    await expect(own.ids('ticket', '9999', signal)).rejects.toMatchObject({ code: 'remoteFilter' });
    await expect(feed('9999')).rejects.toMatchObject({ code: 'remoteFilter' });
  });

  it('understands no query but those few', () => {
    expect(parseQuery("Queue = 'a' AND (id = 1 OR id = 2)")).toHaveLength(2);
    for (const query of ['nonsense', "Queue = 'a' OR id = 1", '(id = 1', "LastUpdated >= 'today'"]) {
      expect(parseQuery(query)).toBeNull();
    }
  });
});
