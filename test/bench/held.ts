import type { Page } from '@playwright/test';
import type { Planner } from '../e2e/planner.ts';

/** How long a thread was held at a time: by the clock, and by what it did itself on a processor; milliseconds. */
export interface Held {
  readonly longest: number;
  readonly own: number;
}

/** Notes how long main was held at a time, from now until asked. */
export async function watchMain(planner: Planner): Promise<() => Promise<Held>> {
  await planner.app.evaluate(() => {
    const { readFileSync } = process.getBuiltinModule('node:fs');
    // Nanoseconds of the main thread alone, as Linux counts them; process.cpuUsage has every thread's.
    const worked = (): number => Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]);
    const held = { last: performance.now(), worked: worked(), longest: 0, own: 0 };
    Object.assign(globalThis, { held });
    setInterval(() => {
      const now = performance.now();
      const done = worked();
      held.longest = Math.max(held.longest, now - held.last - 5);
      held.own = Math.max(held.own, (done - held.worked) / 1e6);
      held.last = now;
      held.worked = done;
    }, 5);
  });
  return () => planner.app.evaluate(() => (globalThis as unknown as { held: Held }).held);
}

export interface Task {
  readonly ms: number;
  readonly ownMs: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** Traces the tasks of the page's main thread, from now until asked. */
export async function traceTasks(page: Page): Promise<() => Promise<readonly Task[]>> {
  const session = await page.context().newCDPSession(page);
  const tasks: TraceEvent[] = [];
  const mains = new Set<string>();
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value as unknown as readonly TraceEvent[]) {
      if (event.name === 'RunTask' && event.ph === 'X') tasks.push(event);
      if (event.name === 'thread_name' && event.args.name === 'CrRendererMain') mains.add(`${event.pid} ${event.tid}`);
    }
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: ['disabled-by-default-devtools.timeline', '__metadata'],
      excludedCategories: ['*'],
    },
  });
  return async () => {
    const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
    await session.send('Tracing.end');
    await complete;
    return tasks
      .filter(({ pid, tid }) => mains.has(`${pid} ${tid}`))
      .map(({ dur = 0, tdur = 0 }) => ({ ms: dur / 1_000, ownMs: tdur / 1_000 }));
  };
}
