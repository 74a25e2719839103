import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPending } from '#renderer/sync/pending.ts';
import { patchOf } from '#shared/model/journal.ts';
import { SyncLink } from '#shared/model/sync-link.ts';
import { Random } from '../../simulation/random.ts';
import { World } from '../../simulation/world.ts';

let world: World;

beforeEach(async () => {
  world = await World.make(new Random(1), { pageCap: 100 });
  await sync();
});

afterEach(async () => {
  await world.close();
});

async function sync() {
  world.clock.advance(10 * 60_000);
  const run = await world.sync('c-pay');
  if (run === null) throw new Error('the run ended with its process');
  return run;
}

async function pending() {
  const connection = await world.db.records('connections').get('c-pay');
  if (connection === undefined) throw new Error('no connection');
  return await readPending(world.db, connection);
}

async function itemOf(key: string) {
  const item = await world.db.records('work-items').where('key').equals(key).first();
  if (item === undefined) throw new Error(`no work item ${key}`);
  return item;
}

const editTitle = async (key: string, title: string) =>
  world.edit('edited', [patchOf('work-items', (await itemOf(key)).id, { title })]);

async function linkOf(key: string) {
  const link = (await world.db.records('links').toArray()).find((one) => one.key === key);
  if (link === undefined) throw new Error(`no link ${key}`);
  return link;
}

describe('what waits to go out', () => {
  it('is nothing right after a run, and nothing of what another edited there', async () => {
    expect(await pending()).toEqual({ records: [], operations: [], isPartial: false });
    world.model.change(world.model.findIssue('PAY-1')?.id ?? '', { summary: 'Theirs' });
    expect((await pending()).records).toEqual([]);
  });

  it('is what was edited here, with what stands there; and just that is sent', async () => {
    await editTitle('PAY-1', 'Ours');
    const { records } = await pending();
    expect(records).toMatchObject([
      {
        label: 'PAY-1',
        name: 'Ours',
        isCreate: false,
        fields: [{ field: 'title', remote: 'summary', code: 'send', ours: 'Ours', sent: 'Ours', theirs: 'Issue 0' }],
      },
    ]);
    const before = world.fake.requests.length;
    await sync();
    const writes = world.fake.requests.slice(before).filter(({ method }) => method === 'PUT');
    expect(writes.map(({ json }) => json)).toEqual([{ fields: { summary: 'Ours' } }]);
    expect((await pending()).records).toEqual([]);
  });

  it('takes an edit back that was undone, or turned into what stands there', async () => {
    const { title } = await itemOf('PAY-1');
    await editTitle('PAY-1', 'Ours');
    await editTitle('PAY-1', title);
    expect((await pending()).records).toEqual([]);
  });

  it('says what is held back, and a run leaves it', async () => {
    await editTitle('PAY-1', 'Ours');
    await world.edit('held', [patchOf('links', (await linkOf('PAY-1')).id, { held: ['title'] })]);
    expect((await pending()).records[0]?.fields).toMatchObject([{ field: 'title', code: 'held' }]);
    await sync();
    expect(world.model.findIssue('PAY-1')?.summary).toBe('Issue 0');
    expect((await pending()).records[0]?.fields).toMatchObject([{ field: 'title', code: 'held' }]);
    await world.edit('letGo', [patchOf('links', (await linkOf('PAY-1')).id, { held: [] })]);
    expect((await pending()).records[0]?.fields).toMatchObject([{ field: 'title', code: 'send' }]);
    await sync();
    expect(world.model.findIssue('PAY-1')?.summary).toBe('Ours');
  });

  it('says in the words of the other side why it refused', async () => {
    await editTitle('PAY-1', 'x'.repeat(300));
    await sync();
    const [record] = (await pending()).records;
    expect(record?.fields).toMatchObject([{ field: 'title', code: 'refused' }]);
    expect(record?.fields[0]?.reason).toMatch(/255/);
  });

  it('lists what is made there, with what it is made of', async () => {
    await world.edit('made', [
      {
        op: 'create',
        table: 'links',
        record: SyncLink.parse({
          id: 'link-new',
          connectionId: 'c-pay',
          instance: world.siteOf('c-pay').instance,
          kind: 'version',
          table: 'releases',
          recordId: 'release-R1',
          state: 'creating',
          stateSince: '2026-11-20T00:00:00Z',
          clientKey: 'key-1',
        }),
      },
    ]);
    const { records } = await pending();
    expect(records).toMatchObject([{ isCreate: true, link: { id: 'link-new' } }]);
    expect(records[0]?.fields.find(({ field }) => field === 'name')).toMatchObject({ code: 'send', ours: 'R1' });
    await sync();
    expect((await pending()).records).toEqual([]);
  });
});
