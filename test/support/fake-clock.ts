import type { Clock } from '#electron/net/clock.ts';

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** Time that stands still until everything else has come to rest, then jumps to whoever wakes first. */
export class FakeClock implements Clock {
  #now = Date.UTC(2026, 10, 20, 12);
  #sleepers: Sleeper[] = [];
  /** Every wait that was sat out or was still under way, in milliseconds. */
  readonly asked: number[] = [];

  now(): number {
    return this.#now;
  }

  sleep(ms: number, signal: AbortSignal): Promise<void> {
    this.asked.push(ms);
    return new Promise((resolve, reject) => {
      const sleeper: Sleeper = {
        at: this.#now + ms,
        wake: () => {
          signal.removeEventListener('abort', onAbort);
          resolve();
        },
      };
      const onAbort = (): void => {
        this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
        reject(new Error('aborted'));
      };
      if (signal.aborted) onAbort();
      else {
        this.#sleepers.push(sleeper);
        signal.addEventListener('abort', onAbort, { once: true });
      }
    });
  }

  /** Sleepers left behind: a timer that would hold a process open. */
  get asleep(): number {
    return this.#sleepers.length;
  }

  /** The value of a promise, with time running as fast as nothing happens. */
  async run<T>(promise: Promise<T>): Promise<T> {
    const settled = promise.then(
      () => true,
      () => true,
    );
    for (let step = 0; step < 10_000; step += 1) {
      const rest = new Promise<false>((resolve) => setImmediate(() => setImmediate(resolve, false)));
      if (await Promise.race([settled, rest])) return await promise;
      this.#jump();
    }
    throw new Error('the clock ran without end');
  }

  #jump(): void {
    const next = this.#sleepers.toSorted((a, b) => a.at - b.at)[0];
    if (next === undefined) throw new Error('nothing is asleep and nothing happens');
    this.#now = Math.max(this.#now, next.at);
    this.#sleepers = this.#sleepers.filter((sleeper) => sleeper !== next);
    next.wake();
  }
}
