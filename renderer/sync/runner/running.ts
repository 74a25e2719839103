import { create } from 'zustand';
import type { Id } from '#shared/model/schema.ts';
import type { SyncCounts, SyncRun } from '#shared/model/sync-run.ts';
import type { Instant } from '#shared/model/time.ts';

/** A run that is under way in this window. */
export interface Running {
  readonly startedAt: Instant;
  readonly by: SyncRun['by'];
  /** What it did so far. */
  readonly counts: SyncCounts;
  /** Another run of the same system is under way; this one begins after it. */
  readonly isWaiting: boolean;
  readonly isCancelling: boolean;
}

/** Runs under way, by connection. Not data: what a run did is in the database, this is that it does it now. */
export const useRunning = create<{ readonly runs: Readonly<Record<Id, Running>> }>()(() => ({ runs: {} }));

export function setRunning(connectionId: Id, change: Partial<Running>): void {
  useRunning.setState(({ runs }) => {
    const known = runs[connectionId];
    return known === undefined ? {} : { runs: { ...runs, [connectionId]: { ...known, ...change } } };
  });
}

export function addRunning(connectionId: Id, running: Running): void {
  useRunning.setState(({ runs }) => ({ runs: { ...runs, [connectionId]: running } }));
}

export function dropRunning(connectionId: Id): void {
  useRunning.setState(({ runs }) => ({
    runs: Object.fromEntries(Object.entries(runs).filter(([id]) => id !== connectionId)),
  }));
}
