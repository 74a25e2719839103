import type { Connection } from '../model/connection.ts';
import type { SyncRun } from '../model/sync-run.ts';

/** What decides when a connection is synchronised next by itself. Times in epoch milliseconds. */
export interface ScheduleFacts {
  readonly connection: Pick<Connection, 'everyMinutes'>;
  /** Its last runs, newest first; one that runs at this moment is not among them. */
  readonly runs: readonly SyncRun[];
  /** Neither paused nor without a secret that can be used. */
  readonly isReady: boolean;
  readonly isOnline: boolean;
  /** When the system said that the network is back; null where it was never away. */
  readonly onlineSince: number | null;
  /** When the connection or its secret was last changed; null where nobody knows. */
  readonly changedAt: number | null;
}

/**
 * A run that ended so is not tried again before something was changed: repeated sign-ins lock accounts out, and what
 * the connection itself says wrongly stays wrong.
 */
const WAITS_FOR_A_PERSON: ReadonlySet<string> = new Set([
  'remoteUnauthorised',
  'remoteForbidden',
  'remoteAddress',
  'secretUnusable',
  'queryMissing',
  'queryOrdered',
  'queryBroken',
]);

/** The least between a run that broke off and the next. */
export const LEAST_WAIT_MS = 15_000;
const SECOND_MS = 1_000;
/** A run that began later than this from now was written by a clock that was wrong. */
const CLOCK_SLACK_MS = 60_000;

/**
 * When a connection is due, which may be in the past: then at once. Null: not by itself. What was never synchronised
 * waits for a person, who has seen what it will bring in.
 */
export function nextRunAt(facts: ScheduleFacts, now: number): number | null {
  const { connection, isReady, isOnline, changedAt } = facts;
  if (connection.everyMinutes === null || !isReady || !isOnline || facts.runs.length === 0) return null;
  const every = connection.everyMinutes * 60_000;
  const runs = facts.runs.filter(({ startedAt }) => Date.parse(startedAt) <= now + CLOCK_SLACK_MS);
  const [last] = runs;
  if (last === undefined) return now;
  const ended = endOf(last);
  if (last.problem !== null && WAITS_FOR_A_PERSON.has(last.problem.code)) {
    return changedAt === null ? null : afterChange(changedAt, Date.parse(last.startedAt));
  }
  if (isBrokenOff(last)) return afterBreak(facts, runs, every);
  const until = last.problem?.code === 'remoteLimited' ? last.problem.detail['until'] : null;
  if (typeof until === 'number') return Math.max(until, ended + LEAST_WAIT_MS);
  return Math.min(ended + every, now + every);
}

/**
 * A change while the run went on counts too: the run may have signed in with what was there before. Runs know their
 * second alone. Of a change in the second a run began nobody can tell which came first: it is taken for the later one.
 * The run it leads to begins in the next second, and is so known to have come after it: if it is refused as well, it
 * is the last one.
 */
function afterChange(changedAt: number, began: number): number | null {
  const second = changedAt - (changedAt % SECOND_MS);
  return second < began ? null : second + SECOND_MS;
}

const endOf = ({ startedAt, endedAt }: SyncRun): number => Date.parse(endedAt ?? startedAt);

/** Nothing was reached, or the process ended in the middle: it is gone on with sooner than by the clock. */
const isBrokenOff = ({ outcome }: SyncRun): boolean => outcome === 'offline' || outcome === null;

/** As long again as it has lasted, so that tries grow rare by themselves; never rarer than the schedule. */
function afterBreak({ onlineSince }: ScheduleFacts, runs: readonly SyncRun[], every: number): number {
  const [last] = runs;
  if (last === undefined) return 0;
  const ended = endOf(last);
  if (onlineSince !== null && onlineSince > ended) return onlineSince;
  const lasted = ended - brokenSince(runs, ended);
  return ended + Math.min(Math.max(lasted, LEAST_WAIT_MS), every);
}

/** When the row of runs began that reached nothing. */
function brokenSince(runs: readonly SyncRun[], last: number): number {
  const whole = runs.findIndex((run) => !isBrokenOff(run));
  const first = runs[(whole === -1 ? runs.length : whole) - 1];
  return first === undefined ? last : Date.parse(first.startedAt);
}

/** Since when a connection's system has not been reached; null where the last run reached it. */
export function offlineSince(runs: readonly SyncRun[]): string | null {
  const reached = runs.findIndex(({ outcome }) => outcome !== 'offline');
  return runs[(reached === -1 ? runs.length : reached) - 1]?.startedAt ?? null;
}
