import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RtModel } from '../../servers/rt/model.ts';
import { Random } from '../../simulation/random.ts';
import { RtSite } from '../../simulation/rt-site.ts';
import { World } from '../../simulation/world.ts';

/* What stories of a Jira, a Redmine and a Request Tracker taught. */

const DAY_MS = 25 * 60 * 60_000;
let world: World;
let rt: RtModel;

beforeEach(async () => {
  world = await World.make(new Random(1), { isWide: true, isMixed: true });
  const [site] = world.sites.filter((one) => one instanceof RtSite);
  if (site === undefined) throw new Error('no Request Tracker takes part');
  rt = site.model;
});
afterEach(async () => {
  await world.close();
});

async function sync(connectionId: string) {
  world.clock.advance(DAY_MS);
  const run = await world.sync(connectionId);
  if (run === null) throw new Error('the run ended with its process');
  return run;
}

describe('a ticket nobody here has met yet', () => {
  it('and that may not be seen any more is told of once, and comes back once it may', async () => {
    await sync('c-rt');
    const linkOf = async () => (await world.db.records('links').toArray()).find(({ key }) => key === '#2');
    rt.hidden.add(2);
    expect((await sync('c-rt')).counts).toMatchObject({ missing: 1 });
    const told = await linkOf();
    expect(told).toMatchObject({ state: 'arrived', setAside: { code: 'hidden', tries: 1 } });
    const entries = await world.db.journal.count();
    expect((await sync('c-rt')).counts).toMatchObject({ missing: 0 });
    expect(await linkOf()).toEqual(told);
    expect(await world.db.journal.count()).toBe(entries);

    rt.hidden.delete(2);
    // A right that was given tells of no change.
    await sync('c-rt');
    expect(await linkOf()).toMatchObject({ state: 'arrived', setAside: null, raw: { Subject: 'Ticket 0' } });
  });
});
