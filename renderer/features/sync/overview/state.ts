import type { Running } from '../../../sync/runner/index.ts';
import type { ConnectionStanding } from '../../../sync/standing.ts';

/** The one word a connection stands under. */
export type StandingState =
  'running' | 'queued' | 'never' | 'done' | 'partly' | 'failed' | 'cancelled' | 'offline' | 'broken';

export function stateOf({ lastRun }: ConnectionStanding, running: Running | null): StandingState {
  if (running !== null) return running.isWaiting ? 'queued' : 'running';
  if (lastRun === null) return 'never';
  return lastRun.outcome ?? 'broken';
}

export const TONES = {
  running: 'accent',
  queued: 'neutral',
  never: 'neutral',
  done: 'ok',
  partly: 'warn',
  failed: 'danger',
  cancelled: 'neutral',
  // The network is nobody's fault.
  offline: 'neutral',
  broken: 'warn',
} as const satisfies Record<StandingState, string>;
