#!/usr/bin/env node
/**
 * Stories of synchronising, each told by its seed (test/simulation):
 *
 *   npm run simulate -- --seed 28              one, with everything that happened in it
 *   npm run simulate -- --seeds 10000          many, over every core, every fifth of several systems; says which went wrong
 *   npm run simulate -- --seeds 500 --from 1   these, one after another
 *
 * Ends with 1 where a story went wrong.
 */
import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    seeds: { type: 'string', default: '500' },
    from: { type: 'string' },
    share: { type: 'string', default: '0' },
    of: { type: 'string', default: '1' },
    bundle: { type: 'string' },
  },
});

/** Seeds above it are of two Jiras, and of three systems (test/simulation/simulate.ts). */
const [NARROW, WIDE] = [1_000_000, 2_000_000];
const GROUP = 5;
const count = Number(values.seeds);
const seeds = Array.from({ length: count }, (_, at) => {
  if (values.from !== undefined) return Number(values.from) + at;
  // Every fifth is of several systems, by turns: it takes twice as long.
  const [group, place] = [Math.floor(at / GROUP), at % GROUP];
  if (place < GROUP - 1) return 1 + group * (GROUP - 1) + place;
  return (group % 2 === 0 ? NARROW : WIDE) + 1 + Math.floor(group / 2);
});

/** An IndexedDB in memory is copies: with room for them, little of the time goes to collecting them. */
const ROOMY = ['--max-semi-space-size=64'];

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** @typedef {(seed: number) => Promise<{ wrong: string[], log: string[], faults: Map<string, number> }>} Simulate */

/** Everything a story needs as plain modules: run by a module runner, every story takes a tenth longer. @param {string} outDir */
async function bundle(outDir) {
  const input = { setup: join(ROOT, 'test/setup.ts'), simulate: join(ROOT, 'test/simulation/simulate.ts') };
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir,
      minify: false,
      sourcemap: true,
      target: 'node20',
      rollupOptions: { input, output: { entryFileNames: '[name].mjs' } },
    },
  });
}

/** @param {string} from @returns {Promise<Simulate>} */
async function teller(from) {
  await import(pathToFileURL(join(from, 'setup.mjs')).href);
  const { simulate } = await import(pathToFileURL(join(from, 'simulate.mjs')).href);
  return simulate;
}

if (values.bundle !== undefined) await some(values.bundle, Number(values.share), Number(values.of));
else {
  // Beside the modules it is of, so that what is not bundled is found.
  const folder = await mkdtemp(join(ROOT, 'node_modules/.simulate-'));
  try {
    await bundle(folder);
    process.exitCode = values.seed === undefined ? await all(folder) : await one(folder, Number(values.seed));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** @param {string} folder @param {number} seed */
async function one(folder, seed) {
  process.setSourceMapsEnabled(true);
  const simulate = await teller(folder);
  const { wrong, log, faults } = await simulate(seed);
  console.log(log.join('\n'));
  console.log(`faults: ${[...faults].map(([name, times]) => `${name} ${times}`).join(', ')}`);
  for (const line of wrong) console.log(`WRONG: ${line}`);
  return wrong.length === 0 ? 0 : 1;
}

/**
 * A worker's share: every `of`th pair of groups of seeds, with one of each kind of story in it.
 *
 * @param {string} folder @param {number} share @param {number} of
 */
async function some(folder, share, of) {
  const simulate = await teller(folder);
  for (const [at, seed] of seeds.entries()) {
    if (Math.floor(at / (2 * GROUP)) % of !== share) continue;
    /** @type {string[]} */
    let wrong;
    try {
      ({ wrong } = await simulate(seed));
    } catch (error) {
      wrong = [String(error)];
    }
    process.send?.({ seed, wrong });
  }
  process.disconnect?.();
}

/** @param {string} folder */
async function all(folder) {
  const workers = Math.max(1, Math.min(availableParallelism(), count));
  let told = 0;
  /** @type {number[]} */
  const failed = [];
  const began = Date.now();
  const ends = Array.from({ length: workers }, (_, at) => {
    const mine = ['--bundle', folder, '--share', String(at), '--of', String(workers)];
    const worker = fork(fileURLToPath(import.meta.url), [...process.argv.slice(2), ...mine], { execArgv: ROOMY });
    worker.on('message', (/** @type {{ seed: number, wrong: string[] }} */ { seed, wrong }) => {
      told += 1;
      if (wrong.length > 0) {
        failed.push(seed);
        console.log(`seed ${seed}: ${wrong.join('; ')}`);
      }
      if (told % 1_000 === 0) console.log(`${told} of ${count} (${((Date.now() - began) / 1_000).toFixed(0)} s)`);
    });
    return new Promise((resolve) => {
      worker.on('exit', resolve);
    });
  });
  await Promise.all(ends);
  console.log(`simulated: ${told} of ${count} stories, ${failed.length} went wrong`);
  return failed.length === 0 && told === count ? 0 : 1;
}
