#!/usr/bin/env node
/**
 * `npm test`: every gate and every test, in the order in which a failure is cheapest, and one closing
 * line counted from the runners' own reports. A runner that wrote no report counts as a failure: a
 * test that did not run must never look like one that passed.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addCounts, e2eCounts, vitestCounts } from './test-counts.mjs';

const root = resolve(fileURLToPath(import.meta.url), '../..');
const bin = (/** @type {string} */ name) =>
  resolve(root, 'node_modules/.bin', name + (process.platform === 'win32' ? '.cmd' : ''));
const VITEST_REPORT = resolve(root, 'test-results/vitest.json');
const SERVERS_REPORT = resolve(root, 'test-results/vitest-servers.json');
const E2E_REPORT = resolve(root, 'test-results/e2e.json');

/** @type {{ name: string, command: string, args: string[] }[]} */
const GATES = [
  // Types of every folder by its own tsconfig in the same pass: a compiler of its own would read everything twice.
  { name: 'types and lint', command: bin('oxlint'), args: ['--type-aware', '--type-check'] },
  { name: 'format', command: bin('oxfmt'), args: ['--check'] },
  { name: 'dead code', command: bin('knip'), args: [] },
];

const STEPS = [
  { name: 'unit, integration and layer tests', command: bin('vitest'), args: ['run'] },
  {
    name: 'connectors on real servers',
    command: bin('vitest'),
    args: ['run', '--config', 'vitest.servers.config.ts'],
  },
  { name: 'build', command: process.execPath, args: ['build/bundle.mjs'] },
  { name: 'end-to-end', command: bin('playwright'), args: ['test'] },
];

/**
 * A gate, whose output is shown when it is over: two run side by side, since most of them use one core alone.
 *
 * @param {{ name: string, command: string, args: string[] }} gate
 * @returns {Promise<boolean>}
 */
async function runGate(gate) {
  const started = Date.now();
  const child = spawn(gate.command, gate.args, { cwd: root, shell: process.platform === 'win32' });
  /** @type {Buffer[]} */
  const output = [];
  child.stdout.on('data', (data) => output.push(data));
  child.stderr.on('data', (data) => output.push(data));
  const [status] = await once(child, 'close');
  process.stdout.write(Buffer.concat(output));
  console.log(`— ${gate.name}: ${status === 0 ? 'ok' : 'FAILED'} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  return status === 0;
}

/** @returns {Promise<string[]>} names of those that failed */
async function runGates() {
  /** @type {string[]} */
  const failed = [];
  const left = [...GATES];
  const next = async () => {
    for (let gate = left.shift(); gate !== undefined; gate = left.shift()) {
      if (!(await runGate(gate))) failed.push(gate.name);
    }
  };
  await Promise.all([next(), next()]);
  return failed;
}

/** @param {{ name: string, command: string, args: string[] }} step */
function run(step) {
  const started = Date.now();
  console.log(`\n— ${step.name}`);
  const { status } = spawnSync(step.command, step.args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  console.log(`— ${step.name}: ${status === 0 ? 'ok' : 'FAILED'} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  return status === 0;
}

/** @param {string} path */
const readReport = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null);

rmSync(resolve(root, 'test-results'), { recursive: true, force: true });
const failedGates = await runGates();
const failedSteps = STEPS.filter((step) => !run(step)).map((step) => step.name);

const unit = vitestCounts(readReport(VITEST_REPORT));
const servers = vitestCounts(readReport(SERVERS_REPORT));
const e2e = e2eCounts(readReport(E2E_REPORT));
const total = addCounts([
  unit,
  servers,
  e2e.counts,
  { passed: GATES.length - failedGates.length, failed: failedGates.length, skipped: 0 },
]);
for (const name of [...failedGates, ...failedSteps]) console.log(`failed: ${name}`);
console.log(
  `\ngates: ${GATES.length - failedGates.length} of ${GATES.length}; unit, integration and layers: ${unit.passed}; ` +
    `on real servers: ${servers.passed} (${servers.skipped} skipped); ` +
    `end-to-end on the stand-in: ${e2e.onStandIn}; on Electron: ${e2e.onElectron}`,
);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed === 0 && failedSteps.length === 0 ? 0 : 1);
