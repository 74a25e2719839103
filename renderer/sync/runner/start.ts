import { SlipwayError } from '#shared/errors.ts';
import type { Id } from '#shared/model/schema.ts';
import { SyncCounts, type SyncRun } from '#shared/model/sync-run.ts';
import { msToInstant } from '#shared/planning/wall.ts';
import { instanceOf } from '#shared/sync/instance.ts';
import { SYSTEMS } from '#shared/sync/systems/index.ts';
import { uuidv7 } from '../../data/ids.ts';
import type { OpenWorkspace } from '../../data/workspace-context.tsx';
import { bridgePort, targetOf } from '../bridge-port.ts';
import { addRunning, dropRunning, setRunning } from './running.ts';

interface UnderWay {
  readonly workspaceId: Id;
  readonly connectionId: Id;
  readonly controller: AbortController;
  readonly ended: Promise<SyncRun>;
}

const underWay = new Map<string, UnderWay>();

export interface RunOptions {
  /** A person has seen that so many records are missing there, and says that it is so. */
  readonly isMissingAccepted?: boolean;
}

/**
 * Synchronises one connection; joins the run of it that is under way. Two runs of one system come one after the
 * other, also where another window has one: each would count against the limits the other keeps.
 *
 * @throws SlipwayError `whatIfNotSynchronised`, `notFound`, `cancelled` before it began, and what is no error of the
 *   remote (`diskFull`); everything else is told by the run
 */
export function startRun(
  workspace: OpenWorkspace,
  connectionId: Id,
  by: SyncRun['by'],
  options: RunOptions = {},
): Promise<SyncRun> {
  if (workspace.whatIfOf !== undefined) return Promise.reject(new SlipwayError('whatIfNotSynchronised'));
  const key = `${workspace.id} ${connectionId}`;
  const known = underWay.get(key);
  if (known !== undefined && !known.controller.signal.aborted) return known.ended;
  const controller = new AbortController();
  // One that is being called off ends first.
  const before = known === undefined ? Promise.resolve() : known.ended.then(ignore, ignore);
  const ended = before.then(() => run(workspace, connectionId, { by, ...options }, controller.signal));
  const one: UnderWay = { workspaceId: workspace.id, connectionId, controller, ended };
  underWay.set(key, one);
  addRunning(connectionId, {
    startedAt: msToInstant(Date.now()),
    by,
    counts: SyncCounts.parse({}),
    isWaiting: false,
    isCancelling: false,
  });
  const over = (): void => {
    if (underWay.get(key) !== one) return;
    underWay.delete(key);
    dropRunning(connectionId);
  };
  ended.then(over, over);
  return ended;
}

/** Calls a run off. What it did stays, and the next one goes on from there. */
export function cancelRun(connectionId: Id): void {
  for (const one of underWay.values()) {
    if (one.connectionId !== connectionId) continue;
    setRunning(connectionId, { isCancelling: true });
    one.controller.abort();
  }
}

/** Calls every run of a plan off and resolves once their ends are written: then its database may be closed. */
export async function endRuns(workspaceId: Id): Promise<void> {
  const own = [...underWay.values()].filter((one) => one.workspaceId === workspaceId);
  for (const { connectionId } of own) cancelRun(connectionId);
  await Promise.allSettled(own.map(({ ended }) => ended));
}

const ignore = (): void => {};

async function run(
  workspace: OpenWorkspace,
  connectionId: Id,
  { by, isMissingAccepted }: RunOptions & { readonly by: SyncRun['by'] },
  signal: AbortSignal,
): Promise<SyncRun> {
  const { db, id } = workspace;
  const connection = await db.records('connections').get(connectionId);
  if (connection === undefined) throw new SlipwayError('notFound', { kind: 'connection', key: connectionId });
  return await inTurn(instanceOf(connection.system, connection.address), connectionId, signal, async () => {
    // Read when needed: the window is up sooner without the engine.
    const { runSync } = await import('../run.ts');
    setRunning(connectionId, { startedAt: msToInstant(Date.now()) });
    return await runSync({
      db,
      connectionId,
      port: bridgePort(targetOf(id, connection)),
      by,
      now: Date.now,
      newId: () => uuidv7(Date.now()),
      signal,
      findLagMs: SYSTEMS[connection.system].findLagMs,
      progress: (counts) => setRunning(connectionId, { counts }),
      ...(isMissingAccepted === true ? { isMissingAccepted } : {}),
    });
  });
}

/** One after the other per system, over every window of the profile. A run that is called off gives up its place. */
async function inTurn<T>(instance: string, connectionId: Id, signal: AbortSignal, act: () => Promise<T>): Promise<T> {
  const waits = setTimeout(() => setRunning(connectionId, { isWaiting: true }), 0);
  try {
    return await navigator.locks.request(`slipway-sync ${instance}`, { signal }, () => {
      clearTimeout(waits);
      setRunning(connectionId, { isWaiting: false });
      return act();
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw new SlipwayError('cancelled');
    throw error;
  } finally {
    clearTimeout(waits);
  }
}
