import { act } from './actions.ts';
import { Random } from './random.ts';
import { faultsAtRest, stateOf } from './rest.ts';
import { World } from './world.ts';

export interface Simulated {
  readonly seed: number;
  /** What was wrong at rest; empty: it converged. */
  readonly wrong: readonly string[];
  /** What happened, a line each. */
  readonly log: readonly string[];
  /** How often each fault struck. */
  readonly faults: ReadonlyMap<string, number>;
}

/** Rounds of edits and runs before everything is left alone. */
const ROUNDS = 6;
/** Runs at most until nothing changes any more. */
const SETTLING = 6;
/** Past every lag, and past the day between two sweeps. */
const PAST_ALL_MS = 25 * 60 * 60_000;

const DAY_MS = 24 * 60 * 60_000;
/** Seeds above it are of two sites; those up to it are of one, and stay the stories they are. */
export const NARROW = 1_000_000;
/** Seeds above it are of a Jira, a Redmine and a Request Tracker; those up to it stay the stories they are. */
export const WIDE = 2_000_000;

/** Where two states begin to differ. */
function changed(before: string, after: string): string {
  const at = [...before].findIndex((one, place) => one !== after[place]);
  const from = Math.max(0, at - 300);
  return `${before.slice(from, at + 60)} … ${after.slice(at, at + 60)}`;
}

/** While a run is under way, now and then somebody edits. */
async function sometimes(world: World): Promise<void> {
  if (world.random.chance(0.1)) await act(world);
}

/**
 * Edits on both sides, runs that break off, a network that lies; then quiet. What must hold at rest is in rest.ts.
 * The same seed is the same story.
 */
export async function simulate(seed: number): Promise<Simulated> {
  const random = new Random(seed);
  const world = await World.make(random, { isWide: seed > NARROW, isMixed: seed > WIDE });
  const { log, faults } = world;
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      for (let step = random.below(5); step >= 0; step -= 1) await act(world);
      faults.share = random.pick([0, 0.05, 0.2, 0.6]) ?? 0;
      faults.killIn = random.chance(0.35) ? 1 + random.below(40) : null;
      const id = random.pick(world.connections) ?? '';
      if (world.isWide) {
        world.offBy = random.chance(0.2) ? (random.below(20) - 10) * DAY_MS : 0;
        world.meanwhile = random.chance(0.5) ? () => sometimes(world) : null;
      }
      log.push(`sync ${id} faults ${faults.share}`);
      const run = await world.sync(id);
      if (run !== null) log.push(`  ${run.outcome} ${run.problem?.code ?? ''} ${JSON.stringify(run.counts)}`);
    }
    faults.calm();
    world.offBy = 0;
    world.meanwhile = null;
    for (const site of world.sites) site.calm();
    log.push('quiet');
    let [before, last] = ['', ''];
    for (let run = 0; run < SETTLING; run += 1) {
      world.clock.advance(PAST_ALL_MS);
      for (const id of world.connections) {
        const { outcome, problem } = (await world.sync(id)) ?? {};
        if (problem !== null) log.push(`  ${id} ${outcome} ${JSON.stringify(problem)}`);
      }
      const now = await stateOf(world);
      if (now === before) return { seed, wrong: await faultsAtRest(world), log, faults: faults.seen };
      [last, before] = [before, now];
    }
    const wrong = [`it does not come to rest: ${changed(last, before)}`, ...(await faultsAtRest(world))];
    return { seed, wrong, log, faults: faults.seen };
  } finally {
    await world.close();
  }
}
