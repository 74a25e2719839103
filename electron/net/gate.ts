import { SlipwayError } from '#shared/errors.ts';
import type { Clock } from './clock.ts';
import { pause, throwIfCancelled } from './deadline.ts';

/**
 * How many requests are under way to one origin, and until when it wants none. Connections to one origin share one:
 * the server counts them together. First come, first served.
 */
export class Gate {
  readonly #waiting: (() => void)[] = [];
  #free: number;
  #pausedUntil = 0;

  constructor(
    private readonly clock: Clock,
    concurrent: number,
  ) {
    this.#free = concurrent;
  }

  /** Resolves when there is room, to the function that makes room again. @throws SlipwayError `cancelled` */
  async enter(signal: AbortSignal): Promise<() => void> {
    throwIfCancelled(signal);
    if (this.#free > 0) this.#free -= 1;
    else await this.#turn(signal);
    return () => {
      // Handed on without becoming free in between: a newcomer would overtake the queue.
      const next = this.#waiting.shift();
      if (next === undefined) this.#free += 1;
      else next();
    };
  }

  /** The origin wants no request for so long. */
  pause(ms: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, this.clock.now() + ms);
  }

  /**
   * Resolves once the origin wants requests again.
   *
   * @throws SlipwayError `remoteLimited` at once where that is longer off than `longestMs`; `cancelled`
   */
  async open(host: string, longestMs: number, signal: AbortSignal): Promise<void> {
    throwIfCancelled(signal);
    for (;;) {
      const left = this.#pausedUntil - this.clock.now();
      if (left <= 0) return;
      if (left > longestMs) throw limited(host, this.#pausedUntil);
      await pause(this.clock, left, signal);
    }
  }

  #turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const turn = (): void => {
        signal.removeEventListener('abort', onAbort);
        resolve();
      };
      const onAbort = (): void => {
        const at = this.#waiting.indexOf(turn);
        if (at !== -1) this.#waiting.splice(at, 1);
        reject(new SlipwayError('cancelled'));
      };
      this.#waiting.push(turn);
      signal.addEventListener('abort', onAbort, { once: true });
    });
  }
}

/** `until` in milliseconds since 1970, so that the sentence can say it in the person's own way. */
export function limited(host: string, until: number): SlipwayError {
  // A header can name a moment no calendar knows.
  return new SlipwayError('remoteLimited', { host, until: Math.min(until, Date.UTC(9999, 0)) });
}
