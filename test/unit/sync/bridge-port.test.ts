import { afterEach, describe, expect, it } from 'vitest';
import { Connections } from '#electron/connections/connections.ts';
import { remoteHandlers } from '#electron/connections/handlers.ts';
import type { Transport } from '#electron/net/transport.ts';
import { Vault } from '#electron/vault/vault.ts';
import { bridgePort, targetOf } from '#renderer/sync/bridge-port.ts';
import { runSync } from '#renderer/sync/run.ts';
import { CALLS, type Reply } from '#shared/bridge.ts';
import { toErrorAnswer } from '#shared/errors.ts';
import { patchOf } from '#shared/model/journal.ts';
import { REMOTE_CALLS } from '#shared/remote-bridge.ts';
import { fakeSafeStorage } from '../../support/fake-safe-storage.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { transportTo } from '../../servers/support/carriers.ts';
import { Random } from '../../simulation/random.ts';
import { World } from '../../simulation/world.ts';

type Name = keyof typeof REMOTE_CALLS;

/** The window's side of the bridge on main's own handlers; what crosses is copied and parsed both ways. */
function bridged(world: World, through: (transport: Transport) => Transport = (transport) => transport) {
  const safeStorage = fakeSafeStorage({ available: false }).storage;
  const vault = new Vault({ path: `${temporaryFolder()}/secrets.json`, safeStorage, platform: 'linux' });
  const transport = through(transportTo(world.fake));
  const connections = new Connections({ vault, transport, clock: world.clock, random: () => 0.5 });
  const handlers = remoteHandlers({ vault, connections });
  const answer = async (name: Name, payload: unknown): Promise<Reply> => {
    try {
      const handle = handlers[name] as (request: unknown) => unknown;
      return { ok: true, answer: structuredClone(await handle(CALLS[name].request.parse(structuredClone(payload)))) };
    } catch (error) {
      const { code, message, detail } = toErrorAnswer(error);
      return { ok: false, error: { code, message, detail: { ...detail } } };
    }
  };
  const names = Object.keys(REMOTE_CALLS) as Name[];
  const slipway = Object.fromEntries(names.map((name) => [name, (payload: unknown) => answer(name, payload)]));
  Object.assign(globalThis, { window: { slipway } });
  return vault;
}

let world: World;

afterEach(async () => {
  Reflect.deleteProperty(globalThis, 'window');
  await world.close();
});

async function sync(signal = new AbortController().signal) {
  // Past the time a search there may lag behind.
  world.clock.advance(60_000);
  const connection = await world.db.records('connections').get('c-pay');
  if (connection === undefined) throw new Error('no connection');
  return await world.clock.run(
    runSync({
      db: world.db,
      connectionId: connection.id,
      port: bridgePort(targetOf('plan', connection)),
      by: 'person',
      now: () => world.clock.now(),
      newId: world.nextId,
      signal,
      findLagMs: 0,
    }),
  );
}

describe('a run behind the bridge', () => {
  it('brings in and sends out, with what crosses in the form the bridge promises', async () => {
    world = await World.make(new Random(1));
    const vault = bridged(world);
    await vault.put('plan.c-pay', 'https://acme.atlassian.net', 'canary-secret-77');
    expect(await sync()).toMatchObject({ outcome: 'done', counts: { created: 4, arrived: 1 } });
    const item = await world.db.records('work-items').where('key').equals('PAY-1').first();
    await world.edit('edited', [patchOf('work-items', item?.id ?? '', { title: 'Ours' })]);
    expect(await sync()).toMatchObject({ outcome: 'done', counts: { pushed: 1 } });
    expect(world.model.findIssue('PAY-1')?.summary).toBe('Ours');
  });

  it('without a secret says so and has asked nobody', async () => {
    world = await World.make(new Random(1));
    bridged(world);
    expect(await sync()).toMatchObject({ outcome: 'failed', problem: { code: 'secretMissing' } });
    expect(world.fake.requests).toEqual([]);
  });

  it('stops where a person calls it off, and the next one goes on', async () => {
    world = await World.make(new Random(1));
    const calledOff = new AbortController();
    const vault = bridged(world, (transport) => async (request) => {
      if (request.url.includes('/search/')) calledOff.abort();
      return await transport(request);
    });
    await vault.put('plan.c-pay', 'https://acme.atlassian.net', 'canary-secret-77');
    expect(await sync(calledOff.signal)).toMatchObject({ outcome: 'cancelled', counts: { arrived: 1, created: 0 } });
    expect(await sync()).toMatchObject({ outcome: 'done', counts: { created: 4 } });
  });
});
