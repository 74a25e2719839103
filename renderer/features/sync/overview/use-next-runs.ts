import { useEffect, useState } from 'react';
import type { Id } from '#shared/model/schema.ts';
import { readinessOf, type Readiness } from '#shared/sync/readiness.ts';
import { call } from '../../../bridge.ts';
import { useWorkspace } from '../../../data/workspace-context.tsx';
import { nextRuns, useOnline, useRunning } from '../../../sync/runner/index.ts';
import type { SyncStanding } from '../../../sync/standing.ts';

export interface NextRuns {
  /** Epoch milliseconds; null where a connection does not run by itself. */
  readonly at: ReadonlyMap<Id, number | null>;
  readonly readiness: ReadonlyMap<Id, Readiness>;
}

/** When connections run next and what they need before; asked again as anything of it may change. */
export function useNextRuns(standing: SyncStanding, now: number): NextRuns | null {
  const workspace = useWorkspace();
  const isOnline = useOnline((state) => state.isOnline);
  const running = useRunning((state) => Object.keys(state.runs).sort().join(' '));
  const [next, setNext] = useState<NextRuns | null>(null);
  useEffect(() => {
    let isOver = false;
    const ask = async () => {
      const status = await call('vaultStatus', { workspaceId: workspace.id });
      const at = await nextRuns(workspace, Date.now());
      const readiness = new Map(standing.map(({ connection }) => [connection.id, readinessOf(connection, status)]));
      if (!isOver) setNext({ at, readiness });
    };
    // Without an answer nothing is said; the next tick asks again.
    void ask().catch(() => undefined);
    return () => {
      isOver = true;
    };
  }, [workspace, standing, isOnline, running, now]);
  return next;
}
