import { setTimeout as timer } from 'node:timers/promises';

/** Time as the client knows it; a simulation has its own. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after `ms`; rejects at once when the signal is aborted, and leaves no timer behind. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: async (ms, signal) => {
    await timer(ms, undefined, { signal });
  },
};
