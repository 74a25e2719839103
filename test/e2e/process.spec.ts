import fs from 'node:fs';
import { expect, test } from './fixture.ts';

/** Command lines of this machine's processes that name the profile. Read from /proc: Linux only. */
function processesOn(profile: string): string[] {
  return fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => commandLine(pid))
    .filter((line) => line.includes(profile));
}

function commandLine(pid: string): string {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    // Ended meanwhile.
    return '';
  }
}

test('nothing is left behind after closing', async ({ planner }) => {
  test.skip(process.platform !== 'linux', 'reads /proc');
  await planner.start();
  expect(processesOn(planner.profile)).not.toEqual([]);
  await planner.close();
  expect(processesOn(planner.profile)).toEqual([]);
});

test('nothing is left behind when the main process is killed', async ({ planner }) => {
  test.skip(process.platform !== 'linux', 'reads /proc');
  await planner.start();
  await planner.kill();
  await expect.poll(() => processesOn(planner.profile)).toEqual([]);
});

test('a killed planner opens again at once, time after time', async ({ planner }) => {
  for (let round = 0; round < 5; round++) {
    await planner.start();
    await planner.kill();
  }
  await planner.start();
  expect(await planner.url()).toBe('app://slipway/');
});

test('two starts at the same moment leave one planner', async ({ planner }) => {
  const [first, second] = await Promise.all([
    planner.command(['check', '--json']),
    planner.command(['check', '--json']),
  ]);
  expect(first.code).toBe(second.code);
  expect(JSON.parse(first.stdout.trim().split('\n').at(-1) ?? '')).toEqual(
    JSON.parse(second.stdout.trim().split('\n').at(-1) ?? ''),
  );
});
