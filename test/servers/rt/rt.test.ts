import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Connector } from '#electron/connectors/connector.ts';
import { requestTracker } from '#electron/connectors/rt/index.ts';
import type { Transport } from '#electron/net/transport.ts';
import type { Raw } from '#shared/sync/field-link.ts';
import type { RemotePage, RemoteRecord } from '#shared/sync/remote.ts';
import { connectTo, losingAnswers, realTransport } from '../support/connect.ts';
import { hasRequestTracker, startRequestTracker, type RequestTrackerServer } from './server.ts';

const { signal } = new AbortController();
const FIELDS = ['Subject', 'Status', 'Priority', 'Owner', 'Starts', 'Due', 'Created', 'Resolved'];
const KEY = '018f2a6b-1c3d-7e4f-8a5b-6c7d8e9f0a1b';
const UNSET = '1970-01-01T00:00:00Z';

describe.skipIf(!hasRequestTracker)('Request Tracker, from Debian', () => {
  let server: RequestTrackerServer;
  let root: Connector;
  let nora: Connector;

  const connected = (secret: string, queue = 'Changes', transport: Transport = realTransport): Connector =>
    connectTo({
      kind: requestTracker,
      address: server.address,
      secret: { type: 'token', account: '', secret },
      scope: { queue },
      transport,
    });

  async function created(connector: Connector, fields: Record<string, Raw>, clientKey: string): Promise<RemoteRecord> {
    const write = await connector.create({ kind: 'ticket', clientKey, fields }, signal);
    if (write.state !== 'accepted') throw new Error(JSON.stringify(write));
    return await present(connector, write.id);
  }

  async function present(connector: Connector, id: string): Promise<RemoteRecord> {
    const [read] = await connector.read({ kind: 'ticket', ids: [id], fields: FIELDS }, signal);
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
      const page: RemotePage = await connector.page({ kind: 'ticket', watermark, next, fields: FIELDS, size }, signal);
      pages.push(page);
      next = page.next;
      await meanwhile?.(pages.length);
    } while (next !== null);
    return { pages, records: pages.flatMap(({ records }) => records), watermark: pages.at(-1)?.watermark ?? null };
  }

  let keys = 0;
  const newKey = (): string => `018f2a6b-0000-7000-8000-${String((keys += 1)).padStart(12, '0')}`;

  beforeAll(async () => {
    server = await startRequestTracker();
    root = connected(server.tokens.root);
    nora = connected(server.tokens.nora);
  });
  afterAll(async () => await server.stop());

  test('says as whom one is signed in and which rights are missing', async () => {
    await created(nora, { Subject: 'seen' }, newKey());
    expect(await nora.check(signal)).toMatchObject({
      person: { id: 'nora', name: 'Nora York' },
      missing: [],
      version: expect.stringMatching(/^5\./) as string,
    });
    expect((await connected(server.tokens.reader).check(signal)).missing).toEqual([
      'CreateTicket',
      'CommentOnTicket',
      'ModifyTicket',
    ]);
    expect((await connected(server.tokens.nora, 'Hidden').check(signal)).missing).toEqual(['SeeQueue']);
    expect((await connected(server.tokens.root, 'Nowhere').check(signal)).missing).toEqual(['SeeQueue']);
    await expect(connected('1-14-00000000').check(signal)).rejects.toMatchObject({ code: 'remoteUnauthorised' });
    const named = connectTo({
      kind: requestTracker,
      address: `${server.address}/`,
      secret: { type: 'basic', account: 'rhea', secret: 'slipway-test' },
      scope: { queue: 'Changes' },
    });
    // She has to do with no ticket: only the name that was entered tells who she is.
    expect((await named.check(signal)).person).toEqual({ id: 'rhea', name: 'Rhea Reader' });
  });

  test('names the fields of tickets', async () => {
    const fields = await nora.fields('ticket', signal);
    expect(fields.find(({ id }) => id === 'Status')?.options?.map(({ name }) => name)).toEqual([
      'new',
      'open',
      'stalled',
      'resolved',
      'rejected',
    ]);
    expect(fields.filter(({ writable }) => !writable).map(({ id }) => id)).toEqual(['Started', 'Created', 'Resolved']);
  });

  test.each(['root', 'nora'] as const)(
    'times of %s are kept to the second, set, edited and taken away',
    async (who) => {
      const own = connected(server.tokens[who]);
      const times = { Starts: '2026-12-01T10:00:01Z', Due: '2026-12-01T12:30:15Z' };
      const ticket = await created(own, { Subject: 'times ☃', Status: 'open', Priority: 70, ...times }, newKey());
      expect(ticket.fields).toMatchObject({
        Subject: 'times ☃',
        Status: 'open',
        Priority: 70,
        Owner: null,
        Resolved: UNSET,
        ...times,
      });
      const later = { Starts: '2027-03-28T00:59:59Z', Due: '2027-03-28T01:00:00Z' };
      expect(await own.update({ kind: 'ticket', before: ticket, fields: later }, signal)).toMatchObject({
        state: 'accepted',
      });
      const edited = await present(own, ticket.id);
      expect(edited.fields).toMatchObject(later);
      // Everybody reads the same, in a search as well.
      expect((await feed(root, null)).records.find(({ id }) => id === ticket.id)?.fields).toMatchObject(later);
      await own.update({ kind: 'ticket', before: edited, fields: { Due: UNSET, Starts: null } }, signal);
      expect((await present(own, ticket.id)).fields).toMatchObject({ Due: UNSET, Starts: UNSET });
    },
  );

  test('a date that is none is never sent: it would take the old one away', async () => {
    const ticket = await created(nora, { Subject: 'dated', Due: '2026-12-01T12:30:15Z' }, newKey());
    for (const Due of ['tomorrow', '2026-12-01', '2026-12-01T12:30:15+01:00', '2026-99-99T00:00:00Z', 5]) {
      const write = await nora.update({ kind: 'ticket', before: ticket, fields: { Due, Subject: 'x' } }, signal);
      expect(write).toEqual({ state: 'refused', reasons: { Due: 'unwritable' } });
    }
    expect((await present(nora, ticket.id)).fields).toMatchObject({ Subject: 'dated', Due: '2026-12-01T12:30:15Z' });
  });

  test('a ticket made here is found again by its key, which stands among its links', async () => {
    const ticket = await created(nora, { Subject: 'made' }, KEY);
    expect(ticket).toMatchObject({ clientKey: KEY, url: `${server.address}/Ticket/Display.html?id=${ticket.id}` });
    expect((await nora.find('ticket', KEY, signal)).map(({ id }) => id)).toEqual([ticket.id]);
    expect(await nora.find('ticket', newKey(), signal)).toEqual([]);
    expect((await feed(nora, null)).records.find(({ id }) => id === ticket.id)?.clientKey).toBe(KEY);
  });

  test('what RT answers with success and has not done is refused; what it did in part is told', async () => {
    const ticket = await created(root, { Subject: 'one' }, newKey());
    const update = async (fields: Record<string, Raw>) =>
      await root.update({ kind: 'ticket', before: await present(root, ticket.id), fields }, signal);
    expect(await update({ Status: 'nonsense' })).toEqual({
      state: 'refused',
      reasons: { '': `Ticket ${ticket.id}: Status 'nonsense' isn't a valid status for this ticket.` },
    });
    expect(await update({ Owner: { id: 'nobody-here' }, Subject: 'two' })).toEqual({
      state: 'accepted',
      id: ticket.id,
      reasons: { '': `Ticket ${ticket.id}: That user does not exist` },
    });
    expect((await present(root, ticket.id)).fields).toMatchObject({ Subject: 'two', Owner: null, Status: 'new' });
    expect(await update({ Owner: { id: 'root' }, Status: 'open' })).toMatchObject({ state: 'accepted' });
    expect((await present(root, ticket.id)).fields).toMatchObject({ Owner: { id: 'root' }, Status: 'open' });
    const reader = connected(server.tokens.reader);
    const before = await present(reader, ticket.id);
    expect(await reader.update({ kind: 'ticket', before, fields: { Subject: 'no' } }, signal)).toEqual({
      state: 'refused',
      reasons: { '': `Ticket ${ticket.id}: Permission Denied` },
    });
    expect(
      await root.create({ kind: 'ticket', clientKey: newKey(), fields: { Status: 'nonsense' } }, signal),
    ).toMatchObject({
      state: 'refused',
    });
    await expect(
      reader.create({ kind: 'ticket', clientKey: newKey(), fields: { Subject: 'no' } }, signal),
    ).rejects.toMatchObject({ code: 'remoteForbidden' });
  });

  test('a write over what somebody else wrote since is stale and does nothing', async () => {
    const ticket = await created(nora, { Subject: 'mine' }, newKey());
    await server.api('PUT', `ticket/${ticket.id}`, { Subject: 'theirs' });
    expect(await nora.update({ kind: 'ticket', before: ticket, fields: { Subject: 'ours' } }, signal)).toEqual({
      state: 'stale',
    });
    const now = await present(nora, ticket.id);
    expect(now.fields['Subject']).toBe('theirs');
    expect(await nora.update({ kind: 'ticket', before: now, fields: { Subject: 'ours' } }, signal)).toMatchObject({
      state: 'accepted',
    });
  });

  test('more than 100 tickets come in pages, and what is changed meanwhile is told afterwards', async () => {
    const own = connected(server.tokens.root, "O'Neill's \\ queue");
    for (const size of [100, 25]) {
      const { records, pages } = await feed(own, null, size);
      expect([records.length, new Set(records.map(({ id }) => id)).size]).toEqual([108, 108]);
      expect(pages.length).toBe(Math.ceil(108 / size));
    }
    const first = await feed(own, null, 40, async (page) => {
      const ids = (await own.ids('ticket', null, signal)).ids;
      await server.api('PUT', `ticket/${ids[page] ?? ''}`, { Subject: `changed ${String(page)}` });
    });
    const second = await feed(own, first.watermark, 7);
    const changed = new Set(second.records.map(({ fields }) => fields['Subject']));
    expect(['changed 1', 'changed 2', 'changed 3'].every((subject) => changed.has(subject))).toBe(true);
    const swept: string[] = [];
    let next: string | null = null;
    do {
      const page = await own.ids('ticket', next, signal);
      swept.push(...page.ids);
      next = page.next;
    } while (next !== null);
    expect(new Set(swept).size).toBe(108);
  });

  test('a later run asks once and brings what changed, whatever the clock of the account is', async () => {
    const ticket = await created(nora, { Subject: 'later' }, newKey());
    const { watermark } = await feed(nora, null);
    await server.api('PUT', `ticket/${ticket.id}`, { Priority: '90', Subject: 'changed' });
    const { pages, records } = await feed(nora, watermark);
    expect(pages.length).toBe(1);
    expect(records.find(({ id }) => id === ticket.id)?.fields).toMatchObject({ Subject: 'changed', Priority: 90 });
    // Beyond all that happened nothing is told, and the mark stays.
    expect(await feed(nora, '999999')).toMatchObject({ records: [], watermark: '999999' });
  });

  test('deleted and merged tickets are gone, one that may not be seen is forbidden', async () => {
    const [deleted, merged, kept] = [
      await created(root, { Subject: 'deleted' }, newKey()),
      await created(root, { Subject: 'merged' }, newKey()),
      await created(root, { Subject: 'kept' }, newKey()),
    ];
    await server.api('DELETE', `ticket/${deleted.id}`);
    await server.api('PUT', `ticket/${merged.id}`, { MergeInto: kept.id });
    await server.api('POST', 'ticket', { Queue: 'Hidden', Subject: 'secret' });
    const [hidden = ''] = (await connected(server.tokens.root, 'Hidden').ids('ticket', null, signal)).ids;
    const ids = [deleted.id, merged.id, kept.id, hidden, '999999'];
    const reads = await nora.read({ kind: 'ticket', ids, fields: FIELDS }, signal);
    expect(reads.map(({ state }) => state)).toEqual(['gone', 'gone', 'present', 'forbidden', 'gone']);
    const swept = (await nora.ids('ticket', null, signal)).ids;
    expect(ids.map((id) => swept.includes(id))).toEqual([false, false, true, false, false]);
  });

  test('a ticket that leaves the queue leaves the sweep and is there when it is asked for', async () => {
    const ticket = await created(root, { Subject: 'moving' }, newKey());
    await server.api('PUT', `ticket/${ticket.id}`, { Queue: 'General' });
    expect((await root.ids('ticket', null, signal)).ids).not.toContain(ticket.id);
    expect((await present(root, ticket.id)).fields['Subject']).toBe('moving');
  });

  test('a comment is known again by its key, keeps the subject and is plain text', async () => {
    const ticket = await created(nora, { Subject: 'Switch over' }, newKey());
    const comment = (clientKey: string) => ({
      kind: 'ticket' as const,
      id: ticket.id,
      operation: { type: 'comment' as const, clientKey, text: 'Goes live on <b>Friday</b>' },
    });
    expect(await nora.operated(comment(KEY), signal)).toBe(false);
    expect((await nora.operate(comment(KEY), signal)).state).toBe('accepted');
    const other = '018f2a6b-1c3d-7e4f-8a5b-6c7d8e9f0a2c';
    expect([await nora.operated(comment(KEY), signal), await nora.operated(comment(other), signal)]).toEqual([
      true,
      false,
    ]);
    expect((await present(nora, ticket.id)).fields['Subject']).toBe('Switch over');
    const reader = connected(server.tokens.reader);
    expect((await reader.operate(comment(other), signal)).state).toBe('refused');
  });

  test('a query that is cut on the way is noticed', async () => {
    const cut = (words: RegExp): Connector =>
      connected(server.tokens.root, 'Changes', (request) => {
        const url = new URL(request.url);
        url.searchParams.set('query', (url.searchParams.get('query') ?? '').replace(words, 'id > 0'));
        return realTransport({ ...request, url: url.href });
      });
    const page = { kind: 'ticket' as const, next: null, fields: FIELDS, size: 100 };
    await expect(cut(/Queue = 'Changes'/).page({ ...page, watermark: null }, signal)).rejects.toMatchObject({
      code: 'remoteFilter',
    });
    await expect(cut(/id > 9999/).page({ ...page, watermark: '9999' }, signal)).rejects.toMatchObject({
      code: 'remoteFilter',
    });
    await expect(cut(/RefersTo = .*/).find('ticket', newKey(), signal)).rejects.toMatchObject({ code: 'remoteFilter' });
    await expect(cut(/id > 9999/).ids('ticket', '9999', signal)).rejects.toMatchObject({ code: 'remoteFilter' });
  });

  test('what was done though its answer was lost is found: a ticket, a comment', async () => {
    const losing = connected(server.tokens.nora, 'Changes', losingAnswers);
    const clientKey = newKey();
    const create = losing.create({ kind: 'ticket', clientKey, fields: { Subject: 'one' } }, signal);
    await expect(create).rejects.toMatchObject({ code: 'remoteUnanswered' });
    const [ticket, ...others] = await nora.find('ticket', clientKey, signal);
    expect([ticket?.fields['Subject'], others]).toEqual(['one', []]);
    const operation = { type: 'comment' as const, clientKey, text: 'Once' };
    const comment = { kind: 'ticket' as const, id: ticket?.id ?? '', operation };
    await expect(losing.operate(comment, signal)).rejects.toMatchObject({ code: 'remoteUnanswered' });
    expect(await nora.operated(comment, signal)).toBe(true);
  });
});
