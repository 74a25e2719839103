import type { Clock } from '#electron/net/clock.ts';

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** One for all: making a stack for every wait that is called off takes longer than the wait. */
const ABORTED = new Error('aborted');

/** Turns of the event loop in which nothing may happen before time goes on. */
const QUIET = 4;

/** Time of a simulation: it stands still while anything happens, and jumps to whoever wakes first when nothing does. */
export class SimClock implements Clock {
  #now = Date.UTC(2026, 10, 20, 12);
  #sleepers: Sleeper[] = [];

  now(): number {
    return this.#now;
  }

  advance(ms: number): void {
    this.#now += ms;
  }

  sleep(ms: number, signal: AbortSignal): Promise<void> {
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
        reject(ABORTED);
      };
      if (signal.aborted) onAbort();
      else {
        this.#sleepers = [...this.#sleepers, sleeper];
        signal.addEventListener('abort', onAbort, { once: true });
      }
    });
  }

  /**
   * The value of a promise, with time running as fast as nothing happens. Ticks are calls and no promises: awaiting
   * beside a transaction is what the database's own bookkeeping of awaits is confused by.
   */
  run<T>(promise: Promise<T>): Promise<T> {
    let isSettled = false;
    const settle = (): void => {
      isSettled = true;
    };
    promise.then(settle, settle);
    return new Promise((resolve) => {
      let quiet = 0;
      let standing = this.#sleepers;
      const tick = (): void => {
        if (isSettled) {
          this.#sleepers = [];
          resolve(promise);
          return;
        }
        quiet = this.#sleepers.length > 0 && this.#sleepers === standing ? quiet + 1 : 0;
        standing = this.#sleepers;
        if (quiet >= QUIET) {
          this.#jump();
          quiet = 0;
        }
        setImmediate(tick);
      };
      tick();
    });
  }

  #jump(): void {
    const next = this.#sleepers.toSorted((a, b) => a.at - b.at)[0];
    if (next === undefined) return;
    this.#now = Math.max(this.#now, next.at);
    this.#sleepers = this.#sleepers.filter((sleeper) => sleeper !== next);
    next.wake();
  }
}
