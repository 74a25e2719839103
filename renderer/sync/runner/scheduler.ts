import { liveQuery } from 'dexie';
import type { Id } from '#shared/model/schema.ts';
import type { Instant } from '#shared/model/time.ts';
import { nextRunAt } from '#shared/sync/next-run.ts';
import { isHere } from '#shared/sync/origin.ts';
import { readinessOf } from '#shared/sync/readiness.ts';
import { call } from '../../bridge.ts';
import { fromRow } from '../../data/database.ts';
import { recordHistory } from '../../data/history.ts';
import { onVaultRead } from '../../data/vault.ts';
import type { OpenWorkspace } from '../../data/workspace-context.tsx';
import { lastRuns } from './last-runs.ts';
import { keepLooking } from './looks.ts';
import { useOnline, watchOnline } from './online.ts';
import { useRunning } from './running.ts';
import { cancelRun, startRun } from './start.ts';

/** After the window has settled; whoever opens it to look something up wants that first. */
const FIRST_MS = 5_000;
/** A laptop sleeps through its timers, and a command enters secrets without a word to the window: looked at so often. */
const LOOK_MS = 60_000;
/** A row of runs that reached nothing is looked back on so far. */
const RUNS = 50;

/** When each connection runs next by itself: epoch milliseconds, null where it does not. */
export async function nextRuns(workspace: OpenWorkspace, now: number): Promise<ReadonlyMap<Id, number | null>> {
  const { db, id } = workspace;
  const connections = await db.records('connections').toArray();
  if (connections.length === 0 || workspace.whatIfOf !== undefined) return new Map();
  const status = await call('vaultStatus', { workspaceId: id });
  const { isOnline, since } = useOnline.getState();
  const next = new Map<Id, number | null>();
  for (const connection of connections.map(fromRow)) {
    const [edit] = await recordHistory(db, 'connections', connection.id, 1);
    const facts = {
      connection,
      runs: await lastRuns(db, connection.id, RUNS),
      isReady: readinessOf(connection, status) === 'ready',
      isOnline: isOnline || isHere(connection.address),
      onlineSince: isOnline ? since : null,
      changedAt: latest([edit?.entry.at, status.secrets.find((one) => one.connectionId === connection.id)?.savedAt]),
    };
    next.set(connection.id, nextRunAt(facts, now));
  }
  return next;
}

/** Epoch milliseconds of the latest of some instants; null where there is none. */
function latest(instants: readonly (Instant | null | undefined)[]): number | null {
  const known = instants.flatMap((one) => (one === null || one === undefined ? [] : [Date.parse(one)]));
  return known.length === 0 ? null : Math.max(...known);
}

/**
 * Runs the connections of the open plan when they are due, until the function it returns is called. It decides by what
 * is in the database, so that a run of another window, or of the command line, counts as well.
 */
export function startScheduler(workspace: OpenWorkspace): () => void {
  if (workspace.whatIfOf !== undefined) return () => {};
  let isStopped = false;
  const looks = keepLooking(async () => {
    let wait = LOOK_MS;
    try {
      const now = Date.now();
      for (const [connectionId, at] of await nextRuns(workspace, now)) {
        if (isStopped || at === null || connectionId in useRunning.getState().runs) continue;
        if (at > now) wait = Math.min(wait, at - now);
        else void startRun(workspace, connectionId, 'schedule').catch(told);
      }
    } catch (error) {
      await told(error);
    }
    return wait;
  }, LOOK_MS);
  const stopWatching = watchOnline(Date.now);
  const stopOnline = useOnline.subscribe(({ isOnline }) => {
    if (isOnline) looks.within(0);
  });
  // A secret was entered, or the passphrase given: whoever did that waits for what it leads to.
  const stopVault = onVaultRead(() => looks.within(0));
  const connections = liveQuery(() => workspace.db.records('connections').toArray()).subscribe({
    next: (rows) => {
      const open = new Set(rows.filter(({ paused }) => !paused).map(({ id }) => id));
      // Paused or removed in the middle of a run: it ends.
      for (const id of Object.keys(useRunning.getState().runs)) if (!open.has(id)) cancelRun(id);
      looks.within(FIRST_MS);
    },
    error: () => looks.within(LOOK_MS),
  });
  looks.within(FIRST_MS);
  return () => {
    isStopped = true;
    looks.stop();
    stopWatching();
    stopOnline();
    stopVault();
    connections.unsubscribe();
  };
}

async function told(error: unknown): Promise<void> {
  const name = error instanceof Error ? error.name : typeof error;
  await call('log', { level: 'warn', event: 'scheduled-run-failed', detail: { name } }).catch(() => undefined);
}
