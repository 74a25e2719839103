import { afterEach, expect, it } from 'vitest';
import { rehearsalPort } from '#renderer/app/commands/sync/rehearsal-port.ts';
import { planLines } from '#renderer/app/commands/sync/plan-lines.ts';
import { withScratchCopy } from '#renderer/data/scratch.ts';
import { runSync } from '#renderer/sync/run.ts';
import { patchOf } from '#shared/model/journal.ts';
import { SyncLink } from '#shared/model/sync-link.ts';
import { createText } from '#shared/text/index.ts';
import { Random } from '../../simulation/random.ts';
import { World } from '../../simulation/world.ts';

let world: World;

afterEach(async () => {
  await world.close();
});

it('a rehearsed run says what the next real one does, to the field, and neither side notices', async () => {
  world = await World.make(new Random(1), { searchLagMs: 0 });
  const { db, model, clock, fake } = world;
  clock.advance(600_000);
  await world.sync('c-pay');
  const [known] = await db.records('links').toArray();
  const instance = known?.instance ?? '';
  const item = await db.records('work-items').where('key').equals('PAY-1').first();
  await world.edit('edited', [
    patchOf('work-items', item?.id ?? '', { title: 'Ours' }),
    {
      op: 'create',
      table: 'links',
      record: SyncLink.parse({
        id: 'link-R1',
        connectionId: 'c-pay',
        instance,
        kind: 'version',
        table: 'releases',
        recordId: 'release-R1',
        state: 'creating',
        stateSince: '2026-11-20T00:00:00Z',
        clientKey: 'k1',
        due: true,
      }),
    },
  ]);
  clock.advance(600_000);
  model.change(model.findIssue('PAY-2')?.id ?? '', { summary: 'Theirs' });
  clock.advance(600_000);
  const connection = await db.records('connections').get('c-pay');
  if (connection === undefined) throw new Error('no connection');
  const standing = async () =>
    JSON.stringify(await Promise.all(db.tables.map(async (table) => [table.name, await table.toArray()])));
  const [here, there] = [await standing(), JSON.stringify([[...model.issues], [...model.versions]])];
  const began = fake.requests.length;

  const plan = await withScratchCopy(db, clock.now(), async (copy) => {
    const { port, rehearsed } = rehearsalPort(world.port(connection));
    const run = await clock.run(
      runSync({
        db: copy,
        connectionId: 'c-pay',
        port,
        by: 'command',
        now: () => clock.now(),
        newId: world.nextId,
        signal: new AbortController().signal,
        findLagMs: 0,
      }),
    );
    return { counts: run.counts, lines: await planLines(db, copy, connection, rehearsed, createText('en').t) };
  });
  expect(plan.lines).toEqual([
    'in    PAY-2 Theirs, title: Issue 1 → Theirs',
    'make  R1',
    'make  R1, name: R1',
    'make  R1, released: false',
    'out   PAY-1, summary: Issue 0 → Ours',
  ]);
  expect([await standing(), JSON.stringify([[...model.issues], [...model.versions]])]).toEqual([here, there]);
  const sent = fake.requests.slice(began).filter(({ method, path }) => method !== 'GET' && !path.includes('search'));
  expect(sent.map(({ path }) => path.at(-1))).toEqual(sent.map(() => 'bulkfetch'));
  expect((await world.sync('c-pay'))?.counts).toEqual(plan.counts);
});
