import type { SyncRun } from '#shared/model/sync-run.ts';
import { useLive } from '../../../data/live.ts';
import { lastRuns } from '../../../sync/runner/last-runs.ts';

/** A run, or a row of runs that reached nothing one after the other: told once. */
export interface RunRow {
  readonly run: SyncRun;
  /** Name of its connection; null where that was removed. */
  readonly connection: string | null;
  /** Runs it stands for, the first of them at `since`. */
  readonly tries: number;
  readonly since: string;
}

/** Shown per connection; more are not kept. */
const MOST = 200;

/** Runs of the open plan, newest first; undefined until read. */
export function useRunRows(): readonly RunRow[] | undefined {
  return useLive(async (db) => {
    const connections = await db.records('connections').toArray();
    const own = await Promise.all(connections.map(async ({ id, name }) => folded(await lastRuns(db, id, MOST), name)));
    return own.flat().sort((a, b) => (a.run.startedAt < b.run.startedAt ? 1 : -1));
  }, []);
}

function folded(runs: readonly SyncRun[], connection: string): RunRow[] {
  const rows: RunRow[] = [];
  for (const run of runs) {
    const last = rows.at(-1);
    if (last !== undefined && last.run.outcome === 'offline' && run.outcome === 'offline') {
      rows[rows.length - 1] = { ...last, tries: last.tries + 1, since: run.startedAt };
    } else rows.push({ run, connection, tries: 1, since: run.startedAt });
  }
  return rows;
}
