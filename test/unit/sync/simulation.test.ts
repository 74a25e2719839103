import { describe, expect, it } from 'vitest';
import { LEARNT } from '../../simulation/seeds.ts';
import { NARROW, simulate, WIDE } from '../../simulation/simulate.ts';

/** As many as there is time for at every change. CI says 0 here: it tells ten thousand, these among them. */
const SEEDS = Number(process.env['SLIPWAY_STORIES'] ?? 500);
const AT_A_TIME = 50;

async function told(seeds: readonly number[]): Promise<void> {
  for (const seed of seeds) {
    const { wrong, log } = await simulate(seed);
    expect(wrong, `npm run simulate -- --seed ${seed}\n${log.join('\n')}`).toEqual([]);
  }
}

describe('both sides come to rest and agree, or say why not', () => {
  it.each(LEARNT)('seed $seed: $what', ({ seed }) => told([seed]));

  // Half of them of one site; of the others three fifths of two Jiras, two of a Jira, a Redmine and a Request Tracker.
  const kinds = [0, NARROW, 0, WIDE] as const;
  const starts = Array.from({ length: SEEDS / AT_A_TIME }, (_, at) => {
    return (kinds[at % kinds.length] ?? 0) + Math.floor(at / 2) * AT_A_TIME + 1;
  });
  it.each(starts)('fifty seeds from %i', (start) => told(Array.from({ length: AT_A_TIME }, (_, at) => start + at)));
});

it.each([77, NARROW + 77, WIDE + 77])('is the same story for the same seed, %i', async (seed) => {
  const [first, again] = [await simulate(seed), await simulate(seed)];
  expect(again.log).toEqual(first.log);
  expect([...again.faults]).toEqual([...first.faults]);
});
