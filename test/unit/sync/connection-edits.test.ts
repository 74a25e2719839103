import { afterEach, describe, expect, it } from 'vitest';
import { checkWorkspace } from '#renderer/data/check.ts';
import { addressChangeOf, removalOf } from '#renderer/sync/connection-edits.ts';
import { Random } from '../../simulation/random.ts';
import { World } from '../../simulation/world.ts';

let world: World;
afterEach(async () => {
  await world.close();
});

const connectionOf = async (id: string) => {
  const connection = await world.db.records('connections').get(id);
  if (connection === undefined) throw new Error(`no connection ${id}`);
  return connection;
};

async function synced() {
  world = await World.make(new Random(1));
  world.clock.advance(10 * 60_000);
  await world.sync('c-pay');
  return world.db;
}

describe('removing a connection', () => {
  it('leaves what was planned, and nothing of its own but the memory of what is what', async () => {
    const db = await synced();
    const items = await db.records('work-items').count();
    expect(items).toBeGreaterThan(0);
    const connection = await connectionOf('c-pay');
    const removal = await removalOf(db, connection);
    expect(removal).toMatchObject({ linked: items, waiting: 1 });
    await world.edit('removed', removal.changes);
    expect(await db.records('work-items').count()).toBe(items);
    expect(await db.records('connections').get('c-pay')).toBeUndefined();
    expect(await db.records('cursors').where('connectionId').equals('c-pay').count()).toBe(0);
    const links = await db
      .records('links')
      .where('[connectionId+state]')
      .between(['c-pay', ''], ['c-pay', '\uFFFF'])
      .toArray();
    expect(new Set(links.map(({ state }) => state))).toEqual(new Set(['linked']));
    expect((await checkWorkspace(db)).problems).toEqual([]);
  });

  it('and connecting the same place again brings nothing in twice', async () => {
    const db = await synced();
    const connection = await connectionOf('c-pay');
    const items = await db.records('work-items').count();
    await world.edit('removed', (await removalOf(db, connection)).changes);
    await world.edit('added', [{ op: 'create', table: 'connections', record: { ...connection, id: 'c-again' } }]);
    world.clock.advance(10 * 60_000);
    await world.sync('c-again');
    expect(await db.records('work-items').count()).toBe(items);
    const links = await db.records('links').where('[connectionId+state]').equals(['c-again', 'linked']).count();
    expect(links).toBe(items);
  });
});

describe('another address', () => {
  it('takes along what is linked and who is who, so that nothing comes in a second time', async () => {
    const db = await synced();
    const connection = await connectionOf('c-pay');
    const change = await addressChangeOf(db, connection, 'https://jira.acme.example');
    expect(change.isTaken).toBe(false);
    expect(change.linked).toBeGreaterThan(0);
    await world.edit('moved', change.changes);
    const links = (await db.records('links').toArray()).filter(({ connectionId }) => connectionId === 'c-pay');
    expect(new Set(links.map(({ instance }) => instance))).toEqual(new Set(['jira:jira.acme.example']));
  });

  it('is no other place where only its path is written otherwise', async () => {
    const db = await synced();
    const connection = await connectionOf('c-pay');
    const change = await addressChangeOf(db, connection, `${connection.address}/`);
    expect(change.changes).toHaveLength(1);
  });
});
