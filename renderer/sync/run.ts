import { SlipwayError, toErrorAnswer } from '#shared/errors.ts';
import { SyncCounts, SyncRun } from '#shared/model/sync-run.ts';
import { instanceOf } from '#shared/sync/instance.ts';
import type { WorkspaceDatabase } from '../data/database.ts';
import { beginOutgoing, markEdited } from './candidates.ts';
import { createThere } from './create.ts';
import { sendOperations } from './operate.ts';
import { instant, type Counts, type RunParts } from './parts.ts';
import type { RemotePort } from './port.ts';
import { pullKind } from './pull.ts';
import { pushEdited } from './push.ts';
import { readStale } from './read.ts';
import { sweepKind } from './sweep.ts';
import { putState, stepTransaction } from './transaction.ts';

export interface RunRequest {
  readonly db: WorkspaceDatabase;
  readonly connectionId: string;
  readonly port: RemotePort;
  readonly by: SyncRun['by'];
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly newId: () => string;
  readonly signal: AbortSignal;
  readonly findLagMs: number;
  /** A person has seen how many records are missing there, and says that it is so. */
  readonly isMissingAccepted?: boolean;
  readonly progress?: (counts: SyncCounts) => void;
}

/**
 * One run of one connection: brings in, sends out, looks for what is missing. It can be broken off anywhere, by the
 * person, the network or the end of the process, and the next one goes on: what was done is on disk, and what was
 * sent is known again by its value.
 *
 * Resolves with the run as it is kept; only what is no error of the remote (a full disk, a defect) throws.
 */
export async function runSync(request: RunRequest): Promise<SyncRun> {
  const { db, connectionId, by, progress } = request;
  const connection = await db.records('connections').get(connectionId);
  if (connection === undefined) throw new SlipwayError('notFound', { kind: 'connection', key: connectionId });
  const counts = SyncCounts.parse({});
  const parts: RunParts = {
    ...request,
    connection,
    instance: instanceOf(connection.system, connection.address),
    counts,
    progress: () => progress?.({ ...counts }),
  };
  const begun = SyncRun.parse({ id: request.newId(), connectionId, startedAt: instant(parts), by, counts });
  await stepTransaction(parts, () => putState(parts, 'runs', begun));
  const problem = await work(parts).then(
    () => null,
    (error: unknown) => {
      const answer = toErrorAnswer(parts.signal.aborted ? new SlipwayError('cancelled') : error);
      if (!ENDS_A_RUN.test(answer.code)) throw error;
      return { code: answer.code, detail: { ...answer.detail } };
    },
  );
  return await stepTransaction(parts, async () => {
    await standing(parts);
    const ended: SyncRun = { ...begun, endedAt: instant(parts), outcome: outcomeOf(problem, counts), counts, problem };
    await putState(parts, 'runs', ended);
    await trim(parts);
    return ended;
  });
}

/** Errors of the other side, of the way there, and of the person who called it off. */
const ENDS_A_RUN = /^(?:remote|query|secret|vault|cancelled)/;

async function work(parts: RunParts): Promise<void> {
  const { kinds } = parts.connection;
  await beginOutgoing(parts);
  for (const mapping of kinds) await pullKind(parts, mapping);
  await markEdited(parts);
  await readStale(parts);
  await createThere(parts);
  await pushEdited(parts);
  await sendOperations(parts);
  // What a transition left stale; what could not be read a moment ago was tried in this run.
  await readStale(parts, ({ setAside }) => setAside === null);
  for (const mapping of kinds) await sweepKind(parts, mapping);
}

function outcomeOf(problem: SyncRun['problem'], counts: Counts): SyncRun['outcome'] {
  if (problem === null) return counts.setAside + counts.failed + counts.refused > 0 ? 'partly' : 'done';
  if (problem.code === 'cancelled') return 'cancelled';
  return problem.code === 'remoteOffline' ? 'offline' : 'failed';
}

/** Conflicts and refusals as they stand at the end, whenever they came up. */
async function standing({ db, connection, counts }: RunParts): Promise<void> {
  const conflicts = db.records('sync-conflicts').where('connectionId').equals(connection.id);
  counts.conflicts = await conflicts.filter(({ decision }) => decision === null).count();
  const due = await db.records('links').where('[connectionId+$due]').equals([connection.id, 1]).toArray();
  counts.refused = due.filter(({ fields }) => Object.values(fields).some(({ refused }) => refused !== null)).length;
  counts.setAside = due.filter(({ setAside }) => setAside !== null).length;
}

/** Runs that are kept of one connection. */
const KEPT = 200;

async function trim({ db, connection }: RunParts): Promise<void> {
  const range = [connection.id, ''] as const;
  const runs = db
    .records('runs')
    .where('[connectionId+startedAt]')
    .between([...range], [connection.id, '\uffff']);
  const ids = await runs.primaryKeys();
  if (ids.length > KEPT) await db.records('runs').bulkDelete(ids.slice(0, ids.length - KEPT));
}
