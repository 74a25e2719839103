import { afterEach, describe, expect, it } from 'vitest';
import { planRestore } from '#renderer/data/restore.ts';
import { restoreTables } from '#renderer/data/restoring.ts';
import { undo } from '#renderer/data/undo.ts';
import { readContent } from '#renderer/data/workspace-file.ts';
import { makeThere, operationChange } from '#renderer/sync/link-edits.ts';
import type { WorkspaceTables } from '#shared/importing/workspace-file.ts';
import { patchOf } from '#shared/model/journal.ts';
import { msToInstant } from '#shared/planning/wall.ts';
import { Random } from '../../simulation/random.ts';
import { faultsAtRest, stateOf } from '../../simulation/rest.ts';
import { World } from '../../simulation/world.ts';

/* A backup knows the links as they were: what was sent and said since stands there, and nobody here remembers it. */

let world: World;
afterEach(async () => {
  await world.close();
});

const now = (): string => msToInstant(world.clock.now());
const tables = async (): Promise<WorkspaceTables> => (await readContent(world.db, false)).tables;

async function sync(): Promise<void> {
  for (const id of world.connections) {
    world.clock.advance(10 * 60_000);
    expect(await world.sync(id)).toMatchObject({ problem: null });
  }
}

async function itemOf(key: string) {
  const item = await world.db.records('work-items').where('key').equals(key).first();
  if (item === undefined) throw new Error(`no work item ${key}`);
  return item;
}

const rename = async (key: string, title: string) =>
  await world.edit('edited', [patchOf('work-items', (await itemOf(key)).id, { title })]);

async function restore(wanted: WorkspaceTables): Promise<void> {
  await restoreTables(world.db, wanted, { date: '', personId: null, now: world.clock.now() });
}

async function atRest(): Promise<readonly string[]> {
  world.clock.advance(25 * 60 * 60_000);
  await sync();
  await sync();
  const before = await stateOf(world);
  await sync();
  return [...(before === (await stateOf(world)) ? [] : ['it does not come to rest']), ...(await faultsAtRest(world))];
}

/** A plan that was backed up, and what was done since: here, there, and from here to there. */
async function story(): Promise<WorkspaceTables> {
  world = await World.make(new Random(1), {});
  await sync();
  await rename('PAY-1', 'As it was backed up');
  await sync();
  const backup = await tables();

  await rename('PAY-1', 'Sent after the backup');
  const link = (await world.db.records('links').toArray()).find(({ key }) => key === 'PAY-1');
  const connection = await world.db.records('connections').get('c-pay');
  const mapping = connection?.kinds.find(({ remote }) => remote === 'version');
  if (link === undefined || connection === undefined || mapping === undefined) throw new Error('no connection');
  const wish = { type: 'comment', text: 'Said after the backup' } as const;
  await world.edit('said', [operationChange(link, wish, null, world.nextId, now())]);
  await world.edit('make', [makeThere(connection, mapping, 'release-R1', world.nextId, now())]);
  await sync();
  world.model.change(world.model.findIssue('PAY-3')?.id ?? '', { summary: 'Theirs after the backup' });
  await sync();
  return backup;
}

describe('a plan that is restored from a backup', () => {
  it('takes over what stands there by now, and sends none of its old values over it', async () => {
    const backup = await story();
    await restore(backup);
    expect((await itemOf('PAY-1')).title).toBe('As it was backed up');
    expect(await atRest()).toEqual([]);
    expect(world.model.findIssue('PAY-1')).toMatchObject({ summary: 'Sent after the backup' });
    expect(world.model.findIssue('PAY-3')).toMatchObject({ summary: 'Theirs after the backup' });
    expect((await itemOf('PAY-1')).title).toBe('Sent after the backup');
    expect((await itemOf('PAY-3')).title).toBe('Theirs after the backup');
  });

  it('makes and says nothing there twice, though it no longer knows that it was', async () => {
    const backup = await story();
    await restore(backup);
    await atRest();
    expect(world.model.findIssue('PAY-1')?.comments).toHaveLength(1);
    // Made from here once; it waits in the plan for somebody to say what it is.
    expect([...world.model.versions.values()].filter(({ name }) => name === 'R1')).toHaveLength(1);
    const arrived = (await world.db.records('links').toArray()).filter(({ state }) => state === 'arrived');
    expect(arrived.map(({ key }) => key)).toContain('R1');
  });

  it('and whose restore is undone knows all of it again', async () => {
    const backup = await story();
    const before = await tables();
    await restore(backup);
    await undo(world.db, { personId: null, now: world.clock.now() });
    expect(planRestore(await tables(), before).changes).toEqual([]);
    expect(await atRest()).toEqual([]);
    expect(world.model.findIssue('PAY-1')).toMatchObject({ summary: 'Sent after the backup' });
    expect((await itemOf('PAY-1')).title).toBe('Sent after the backup');
  });

  it('and whose restore is undone once all came in again says what to do instead, and can be had back so', async () => {
    const backup = await story();
    const before = await tables();
    await restore({ ...backup, links: [], 'work-items': [] });
    await sync();
    const standing = await tables();
    const undone = undo(world.db, { personId: null, now: world.clock.now() });
    await expect(undone).rejects.toMatchObject({ code: 'linkedAnew' });
    expect(planRestore(await tables(), standing).changes).toEqual([]);
    await restore(before);
    expect(planRestore(await tables(), before).changes).toEqual([]);
    expect(await atRest()).toEqual([]);
  });

  it('brings back a link whose remote record has another one by now', async () => {
    world = await World.make(new Random(1), {});
    await sync();
    const backup = await tables();
    const link = (await world.db.records('links').toArray()).find(({ key }) => key === 'V1');
    if (link === undefined) throw new Error('no link');
    // As where it was gone there for a while, and came in anew.
    await world.db.records('links').delete(link.id);
    await world.db.records('links').add({ ...link, id: world.nextId() });
    await restore(backup);
    expect((await world.db.records('links').toArray()).filter(({ key }) => key === 'V1')).toMatchObject([
      { id: link.id, state: 'arrived' },
    ]);
    expect(await atRest()).toEqual([]);
  });

  it('goes on with what was on its way when it was backed up, once', async () => {
    world = await World.make(new Random(1), {});
    await sync();
    const link = (await world.db.records('links').toArray()).find(({ key }) => key === 'PAY-2');
    if (link === undefined) throw new Error('no link');
    const wish = { type: 'comment', text: 'Goes out with the next release.' } as const;
    await world.edit('said', [operationChange(link, wish, null, world.nextId, now())]);
    await rename('PAY-2', 'On its way');
    const backup = await tables();
    await sync();
    await restore(backup);
    expect(await atRest()).toEqual([]);
    expect(world.model.findIssue('PAY-2')?.comments).toHaveLength(1);
    expect(world.model.findIssue('PAY-2')).toMatchObject({ summary: 'On its way' });
  });
});
