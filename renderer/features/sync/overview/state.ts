import type { Readiness } from '#shared/sync/readiness.ts';
import type { Running } from '../../../sync/runner/index.ts';
import type { ConnectionStanding } from '../../../sync/standing.ts';

/** The one word a connection stands under. */
export type StandingState =
  | 'running'
  | 'queued'
  | 'never'
  | 'done'
  | 'partly'
  | 'failed'
  | 'cancelled'
  | 'offline'
  | 'broken'
  | Exclude<Readiness, 'ready'>;

/** What keeps it from running comes before how the last run ended: that says nothing of now. */
export function stateOf(
  { lastRun }: ConnectionStanding,
  running: Running | null,
  readiness: Readiness | null,
): StandingState {
  if (running !== null) return running.isWaiting ? 'queued' : 'running';
  if (readiness !== null && readiness !== 'ready') return readiness;
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
  paused: 'neutral',
  noSecret: 'warn',
  otherOrigin: 'warn',
  locked: 'warn',
} as const satisfies Record<StandingState, string>;
