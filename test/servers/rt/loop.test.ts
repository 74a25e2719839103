import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { requestTracker } from '#electron/connectors/rt/index.ts';
import { patchOf } from '#shared/model/journal.ts';
import { SyncOperation } from '#shared/model/sync-operation.ts';
import { requestTrackerSystem } from '#shared/sync/systems/rt.ts';
import { between, change } from '../../support/change.ts';
import { connectTo } from '../support/connect.ts';
import { workspaceOn } from '../support/loop.ts';
import { hasRequestTracker, startRequestTracker, type RequestTrackerServer } from './server.ts';

const { signal } = new AbortController();

/* The whole way: the engine, its database and the connector, on a real Request Tracker. */
describe.skipIf(!hasRequestTracker)('a workspace on Request Tracker', () => {
  let server: RequestTrackerServer;
  beforeAll(async () => void (server = await startRequestTracker()));
  afterAll(async () => await server.stop());

  async function workspace(table: 'changes' | 'incidents', queue: string, token: string) {
    const connector = connectTo({
      kind: requestTracker,
      address: server.address,
      secret: { type: 'token', account: '', secret: token },
      scope: { queue },
    });
    const here = await workspaceOn({
      connector,
      system: 'rt',
      description: requestTrackerSystem,
      tables: [table],
      address: server.address,
      scope: { queue },
      fields: await connector.fields('ticket', signal),
    });
    onTestFinished(() => here.db.delete());
    return here;
  }

  test('makes a ticket of a change and keeps both sides alike through edits, a conflict, a comment and a deletion', async () => {
    const here = await workspace('changes', 'Changes', server.tokens.nora);
    await here.edit(
      {
        op: 'create',
        table: 'changes',
        record: change('c1', {
          title: 'Switch over',
          statusId: 'chg-new',
          when: between('2026-12-01T22:00', '2026-12-02T01:30'),
        }),
      },
      here.wanted({
        kind: 'ticket',
        table: 'changes',
        recordId: 'c1',
        clientKey: 'aaaaaaaa-0000-7000-8000-00000000000a',
      }),
    );
    expect((await here.run()).problem).toBeNull();
    const link = await here.linkOf('c1');
    const path = `ticket/${link.remoteId ?? ''}`;
    const there = async () => await server.api('GET', path);
    expect(await there()).toMatchObject({
      Subject: 'Switch over',
      Status: 'new',
      Starts: '2026-12-01T21:00:00Z',
      Due: '2026-12-02T00:30:00Z',
    });
    expect((await here.run()).counts).toMatchObject({ created: 0, pulled: 0, pushed: 0 });

    // Different fields on both sides: each goes over.
    await here.edit(patchOf('changes', 'c1', { when: between('2026-12-01T22:00', '2026-12-02T02:00') }));
    await server.api('PUT', path, { Subject: 'Switch over to B', Status: 'open' });
    await here.run();
    expect(await here.only('changes')).toMatchObject({ title: 'Switch over to B', statusId: 'chg-implement' });
    expect((await there())['Due']).toBe('2026-12-02T01:00:00Z');

    // The same field: a person decides.
    await here.edit(patchOf('changes', 'c1', { title: 'Ours' }));
    await server.api('PUT', path, { Subject: 'Theirs' });
    expect((await here.run()).counts).toMatchObject({ conflicts: 1 });
    const conflict = await here.only('sync-conflicts');
    expect(conflict).toMatchObject({ field: 'title', yours: 'Ours', theirs: 'Theirs' });
    await here.edit(patchOf('sync-conflicts', conflict.id, { decision: 'mine' }));
    expect((await here.run()).counts).toMatchObject({ conflicts: 0 });
    expect((await there())['Subject']).toBe('Ours');

    // A comment goes out once.
    await here.edit({
      op: 'create',
      table: 'operations',
      record: SyncOperation.parse({
        id: 'o1',
        linkId: link.id,
        connectionId: here.connection.id,
        operation: { type: 'comment', clientKey: 'aaaaaaaa-0000-7000-8000-00000000000c', text: 'Moved to Wednesday' },
        madeAt: '2026-01-01T00:00:00Z',
      }),
    });
    await here.run();
    await here.run();
    expect((await here.only('operations')).state).toBe('done');
    const query = `ObjectType='RT::Ticket' AND ObjectId=${link.remoteId ?? ''} AND Type='Comment'`;
    expect((await server.api('GET', `transactions?query=${encodeURIComponent(query)}`))['count']).toBe(1);

    // At rest nothing is written any more, on either side.
    const before = (await there())['LastUpdated'];
    expect(await here.run()).toMatchObject({ outcome: 'done', problem: null, counts: { pulled: 0, pushed: 0 } });
    expect((await there())['LastUpdated']).toBe(before);

    // Deleted there: told, and what is here stays.
    await server.api('DELETE', path);
    await here.db.records('cursors').toCollection().modify({ sweptAt: null });
    await here.run();
    expect((await here.linkOf('c1')).state).toBe('gone');
    expect((await here.only('changes')).title).toBe('Ours');
  });

  test('takes incidents in, with when they were opened and resolved and how urgent they are', async () => {
    const { id } = await server.api('POST', 'ticket', {
      Queue: 'General',
      Subject: 'Cards are declined',
      Priority: '80',
    });
    const here = await workspace('incidents', 'General', server.tokens.root);
    expect((await here.run()).counts).toMatchObject({ created: 1 });
    const opened = await server.api('GET', `ticket/${String(id)}`);
    expect(await here.only('incidents')).toMatchObject({
      title: 'Cards are declined',
      priority: 1,
      openedAt: opened['Created'],
      resolvedAt: null,
    });
    await server.api('PUT', `ticket/${String(id)}`, { Status: 'resolved', Priority: '30' });
    await here.run();
    const resolved = await server.api('GET', `ticket/${String(id)}`);
    expect(await here.only('incidents')).toMatchObject({ priority: 3, resolvedAt: resolved['Resolved'] });
  });
});
