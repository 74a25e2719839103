import { afterEach, describe, expect, it } from 'vitest';
import { undo } from '#renderer/data/undo.ts';
import { makeThere, operationChange, relinkChanges, unlinkChanges } from '#renderer/sync/link-edits.ts';
import { patchOf, type Change } from '#shared/model/journal.ts';
import { Random } from '../../simulation/random.ts';
import { World } from '../../simulation/world.ts';

let world: World;
afterEach(async () => {
  await world.close();
});

const now = () => `${new Date(world.clock.now()).toISOString().slice(0, 19)}Z`;

async function sync() {
  world.clock.advance(10 * 60_000);
  const run = await world.sync('c-pay');
  if (run === null) throw new Error('the run ended with its process');
  return run;
}

async function begun() {
  world = await World.make(new Random(1), { pageCap: 100 });
  await sync();
  const connection = await world.db.records('connections').get('c-pay');
  const mapping = connection?.kinds.find(({ table }) => table === 'releases');
  if (connection === undefined || mapping === undefined) throw new Error('no connection');
  return { connection, mapping };
}

async function linkOf(key: string) {
  const link = (await world.db.records('links').toArray()).find((one) => one.key === key);
  if (link === undefined) throw new Error(`no link ${key}`);
  return link;
}
const issueOf = (key: string) => {
  const issue = world.model.findIssue(key);
  if (issue === undefined) throw new Error(`no issue ${key}`);
  return issue;
};
const versions = () => [...world.model.versions.values()].map(({ name }) => name);

describe('a release that is to be made there', () => {
  it('is made once, and says the same on both sides', async () => {
    const { connection, mapping } = await begun();
    await world.edit('syncMakeThere', [makeThere(connection, mapping, 'release-R1', world.nextId, now())]);
    expect((await sync()).counts).toMatchObject({ createdThere: 1 });
    expect((await sync()).counts).toMatchObject({ createdThere: 0, pushed: 0 });
    expect(versions()).toEqual(['V1', 'R1']);
    expect(await linkOf('R1')).toMatchObject({ state: 'linked', recordId: 'release-R1' });
  });

  it('is not made once the wish was taken back, by undo or by hand', async () => {
    const { connection, mapping } = await begun();
    await world.edit('syncMakeThere', [makeThere(connection, mapping, 'release-R1', world.nextId, now())]);
    await undo(world.db, { personId: null, now: world.clock.now() });
    await world.edit('syncMakeThere', [makeThere(connection, mapping, 'release-R2', world.nextId, now())]);
    const [wish] = await world.db
      .records('links')
      .filter(({ state }) => state === 'creating')
      .toArray();
    if (wish === undefined) throw new Error('no wish');
    await world.edit('syncTakenApart', await unlinkChanges(world.db, wish, now()));
    expect((await sync()).counts).toMatchObject({ createdThere: 0 });
    expect(versions()).toEqual(['V1']);
  });
});

describe('what was taken apart', () => {
  const titleOf = async (key: string) => (await world.db.records('work-items').where('key').equals(key).first())?.title;

  it('follows neither side, asks nothing and sends nothing any more; both stay', async () => {
    await begun();
    const link = await linkOf('PAY-1');
    await world.edit('edited', [patchOf('work-items', link.recordId ?? '', { title: 'Ours' })]);
    world.model.change(issueOf('PAY-1').id, { summary: 'Theirs' });
    expect((await sync()).counts.conflicts).toBe(1);
    await world.edit('syncComment', [
      operationChange(link, { type: 'comment', text: 'Never sent' }, null, world.nextId, now()),
    ]);
    await world.edit('syncTakenApart', await unlinkChanges(world.db, await linkOf('PAY-1'), now()));
    expect((await sync()).counts).toMatchObject({ conflicts: 0, pushed: 0, operations: 0, waiting: 0 });
    expect([await titleOf('PAY-1'), issueOf('PAY-1').summary]).toEqual(['Ours', 'Theirs']);
    expect(issueOf('PAY-1').comments).toEqual([]);
  });

  it('linked again reads first what is there by now: what changed on both sides meanwhile is asked', async () => {
    await begun();
    const link = await linkOf('PAY-1');
    await world.edit('syncTakenApart', await unlinkChanges(world.db, link, now()));
    world.model.change(issueOf('PAY-1').id, { summary: 'Theirs' });
    await sync();
    await world.edit('edited', [patchOf('work-items', link.recordId ?? '', { title: 'Ours' })]);
    await world.edit('syncRelinked', relinkChanges(await linkOf('PAY-1'), now()));
    expect((await sync()).counts).toMatchObject({ conflicts: 1, pushed: 0 });
    expect(issueOf('PAY-1').summary).toBe('Theirs');
    expect((await linkOf('PAY-1')).stale).toBe(false);
  });
});

describe('a comment and a transition', () => {
  it('are done once, and not at all once they were called back', async () => {
    await begun();
    const link = await linkOf('PAY-1');
    const say = (text: string): Change => operationChange(link, { type: 'comment', text }, null, world.nextId, now());
    await world.edit('syncComment', [say('Once')]);
    await sync();
    await sync();
    await world.edit('syncComment', [say('Called back')]);
    await undo(world.db, { personId: null, now: world.clock.now() });
    await sync();
    expect(issueOf('PAY-1').comments.length).toBe(1);
    const [done] = await world.db.records('operations').toArray();
    expect(done).toMatchObject({ state: 'done' });
  });

  it('is read back in the same run: the status that was chosen stands here at its end, and nothing is left due', async () => {
    await begun();
    const link = await linkOf('PAY-1');
    const [step] = world.model.transitionsOf(issueOf('PAY-1'));
    const there = link.fields['statusId']?.base?.local;
    const to = step?.to ?? '';
    await world.edit('syncTransition', [operationChange(link, { type: 'transition', to }, null, world.nextId, now())]);
    await sync();
    expect(issueOf('PAY-1').statusId).toBe(to);
    const after = await linkOf('PAY-1');
    expect(after.raw['status']).toMatchObject({ id: to });
    expect(after).toMatchObject({ due: false, stale: false });
    const item = await world.db.records('work-items').get(link.recordId ?? '');
    expect(item?.statusId).toBe(after.fields['statusId']?.base?.local);
    expect(item?.statusId).not.toBe(there);
  });
});
