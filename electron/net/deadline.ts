import { SlipwayError } from '#shared/errors.ts';
import type { Clock } from './clock.ts';
import { TransportFailure } from './transport.ts';

export interface Deadline {
  readonly clock: Clock;
  readonly ms: number;
  /** Of whoever asked; when it fires, the error is `cancelled`. */
  readonly signal: AbortSignal;
  /** What ran out, for the log. */
  readonly what: string;
}

const IN_TIME = 'in time';

/**
 * Runs work that may take so long. The work's own signal fires when it is given up for any reason; it is not waited
 * for then, since what doesn't answer need not listen either.
 *
 * @throws TransportFailure `timeout`; SlipwayError `cancelled`; whatever the work throws
 */
export async function withDeadline<T>(deadline: Deadline, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const { clock, ms, signal, what } = deadline;
  const giveUp = new AbortController();
  const timer = new AbortController();
  let onAbort: (() => void) | undefined;
  try {
    return await Promise.race([
      work(giveUp.signal),
      new Promise<never>((_resolve, reject) => {
        onAbort = () => {
          reject(new SlipwayError('cancelled'));
        };
        if (signal.aborted) onAbort();
        else signal.addEventListener('abort', onAbort, { once: true });
        void ranOut(clock, ms, timer.signal).then((out) => {
          if (out) reject(new TransportFailure('timeout', false, what));
          return out;
        });
      }),
    ]);
  } catch (error) {
    giveUp.abort();
    throw error;
  } finally {
    // With a reason of its own: the engine's is an error with a stack, made for every request.
    timer.abort(IN_TIME);
    if (onAbort !== undefined) signal.removeEventListener('abort', onAbort);
  }
}

/** False where the wait was called off. */
async function ranOut(clock: Clock, ms: number, signal: AbortSignal): Promise<boolean> {
  try {
    await clock.sleep(ms, signal);
    return true;
  } catch {
    return false;
  }
}

/** Waits, or ends with `cancelled`. */
export async function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  throwIfCancelled(signal);
  await clock.sleep(ms, signal).catch((error: unknown) => {
    throwIfCancelled(signal);
    throw error;
  });
  throwIfCancelled(signal);
}

export function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new SlipwayError('cancelled');
}
