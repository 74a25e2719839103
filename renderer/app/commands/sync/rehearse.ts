import type { Connection } from '#shared/model/connection.ts';
import type { SyncCounts, SyncRun } from '#shared/model/sync-run.ts';
import { SlipwayError } from '#shared/errors.ts';
import { SYSTEMS } from '#shared/sync/systems/index.ts';
import { uuidv7 } from '../../../data/ids.ts';
import { withScratchCopy } from '../../../data/scratch.ts';
import { bridgePort, targetOf } from '../../../sync/bridge-port.ts';
import { runSync } from '../../../sync/run.ts';
import type { CommandContext } from '../context.ts';
import { planLines } from './plan-lines.ts';
import { rehearsalPort } from './rehearsal-port.ts';

/**
 * A run on a copy of the plan that is thrown away, against the system as it stands there and without writing to it:
 * what it comes to is what the next run would do.
 */
export async function rehearse(
  connection: Connection,
  { workspace, t, now, signal }: CommandContext,
  progress: (counts: SyncCounts) => void,
): Promise<{ readonly run: SyncRun; readonly lines: readonly string[] }> {
  if (workspace.whatIfOf !== undefined) throw new SlipwayError('whatIfNotSynchronised');
  return withScratchCopy(workspace.db, now(), async (copy) => {
    const { port, rehearsed } = rehearsalPort(bridgePort(targetOf(workspace.id, connection)));
    const run = await runSync({
      db: copy,
      connectionId: connection.id,
      port,
      by: 'command',
      now,
      newId: () => uuidv7(now()),
      signal,
      findLagMs: SYSTEMS[connection.system].findLagMs,
      progress,
    });
    return { run, lines: await planLines(workspace.db, copy, connection, rehearsed, t) };
  });
}
