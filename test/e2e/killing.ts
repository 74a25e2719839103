import { execFileSync } from 'node:child_process';
import type { Planner } from './planner.ts';

/** Numbers from 0 to 1 that a seed fixes (mulberry32), so that a failing round can be looked at again. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** SLIPWAY_SEED repeats a run; the line in the log says which seed it was. */
export function seedOf(title: string): number {
  const seed = Number(process.env['SLIPWAY_SEED'] ?? Date.now() % 1_000_000_000);
  console.log(`${title}: SLIPWAY_SEED=${seed}`);
  return seed;
}

/**
 * Ends the app with SIGKILL as a crash or the system would: main process, and whatever processes hold
 * the database, all at once. Killing main alone would leave its browser a moment to finish writing.
 */
export async function killEverything(planner: Planner): Promise<void> {
  const { pid } = planner.app.process();
  if (pid !== undefined) killTree(pid);
  await planner.kill();
}

/** SIGKILL to a process and everything it started. */
export function killTree(pid: number): void {
  for (const one of [pid, ...descendantsOf(pid)]) {
    try {
      process.kill(one, 'SIGKILL');
    } catch {
      // It ended meanwhile.
    }
  }
}

function descendantsOf(root: number): number[] {
  if (process.platform === 'win32') {
    // Ends the tree by itself; there is no process left to name then.
    execFileSync('taskkill', ['/T', '/F', '/PID', String(root)], { stdio: 'ignore' });
    return [];
  }
  const parents = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
  const found: number[] = [];
  for (let next = [root]; next.length > 0;) {
    const here = new Set(next);
    next = parents.filter(([, parent]) => here.has(parent)).map(([pid]) => pid);
    found.push(...next);
  }
  return found;
}
