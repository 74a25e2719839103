import { afterEach, expect, it } from 'vitest';
import { runSync } from '#renderer/sync/run.ts';
import type { RemotePort } from '#renderer/sync/port.ts';
import { Random } from '../../simulation/random.ts';
import { World } from '../../simulation/world.ts';

let world: World;

afterEach(async () => {
  await world.close();
});

/** A first run over pages of three; what is asked for and what has been written, in its order. */
async function run(kind: string, about: { onAsked?: (at: number, signal: AbortSignal) => Promise<void> } = {}) {
  world = await World.make(new Random(1), { pageCap: 3 });
  const project = world.model.findProject('PAY');
  for (const name of ['V2', 'V3', 'V4']) world.model.addVersion(project?.id ?? '', { name });
  for (const summary of ['More', 'Still more']) world.model.addIssue(project?.id ?? '', { summary });
  // A search knows of what was written a while ago.
  world.clock.advance(600_000);
  const connection = await world.db.records('connections').get('c-pay');
  if (connection === undefined) throw new Error('no connection');
  const events: string[] = [];
  const controller = new AbortController();
  let asked = 0;
  let now = '';
  const made = world.port(connection);
  const port: RemotePort = {
    ...made,
    page: async (request, signal) => {
      now = request.kind;
      if (request.kind !== kind) return await made.page(request, signal);
      asked += 1;
      events.push(`asked ${asked}`);
      await about.onAsked?.(asked, signal);
      return await made.page(request, signal);
    },
  };
  let written = 0;
  const ended = await world.clock.run(
    runSync({
      db: world.db,
      connectionId: 'c-pay',
      port,
      by: 'person',
      now: () => world.clock.now(),
      newId: world.nextId,
      signal: controller.signal,
      findLagMs: 0,
      progress: () => {
        if (now !== kind || written === asked) return;
        written += 1;
        events.push(`wrote ${written}`);
        if (about.onAsked !== undefined) controller.abort();
      },
    }),
  );
  return { events, ended };
}

it('asks for the next page while one is written', async () => {
  const { events, ended } = await run('issue');
  expect(ended.outcome).toBe('done');
  expect(events).toEqual(['asked 1', 'asked 2', 'wrote 1', 'wrote 2']);
});

it('asks for rows that do not say when they were changed only when those before are written', async () => {
  const { events } = await run('version');
  expect(events).toEqual(['asked 1', 'wrote 1', 'asked 2', 'wrote 2']);
});

it('that is called off keeps what was written, and waits for no page', async () => {
  const { events, ended } = await run('issue', {
    onAsked: (at, signal) =>
      at === 1
        ? Promise.resolve()
        : new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted')))),
  });
  expect(events).toEqual(['asked 1', 'asked 2', 'wrote 1']);
  expect(ended.outcome).toBe('cancelled');
  expect(await world.db.records('work-items').count()).toBe(3);
});

it('is killed anywhere, and has a page whole or not at all', async () => {
  let isWhole = false;
  for (let killIn = 10; !isWhole; killIn += 1) {
    if (killIn > 10) await world.close();
    world = await World.make(new Random(1), { pageCap: 100 });
    const { db, faults, model, clock } = world;
    const project = model.findProject('PAY');
    for (let at = 0; at < 66; at += 1) model.addIssue(project?.id ?? '', { summary: `More ${at}` });
    clock.advance(600_000);
    faults.killIn = killIn;
    isWhole = (await world.sync('c-pay')) !== null;
    expect([0, 70]).toContain(await db.records('work-items').count());
    faults.calm();
    clock.advance(600_000);
    expect((await world.sync('c-pay'))?.outcome).toBe('done');
    const items = await db.records('work-items').toArray();
    expect(new Set(items.map(({ key }) => key)).size).toBe(70);
    expect(items.length).toBe(70);
  }
});
