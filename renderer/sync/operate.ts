import { SlipwayError } from '#shared/errors.ts';
import { patchOf } from '#shared/model/journal.ts';
import type { SyncOperation } from '#shared/model/sync-operation.ts';
import { MOST_TRIES } from '#shared/sync/left-out.ts';
import { fromRow } from '../data/database.ts';
import { wordsOf } from './create.ts';
import { instant, type RunParts } from './parts.ts';
import { wordsIn } from './set-aside.ts';
import { stepTransaction, write } from './transaction.ts';

/** Sends comments and transitions, each once: looked for before it is sent, and marked before it is tried. */
export async function sendOperations(parts: RunParts): Promise<void> {
  const { db, connection } = parts;
  const waiting = await db
    .records('operations')
    .where('[connectionId+state]')
    .equals([connection.id, 'waiting'])
    .sortBy('madeAt');
  for (const row of waiting) {
    parts.signal.throwIfAborted();
    const operation = fromRow(row);
    const link = await db.records('links').get(operation.linkId);
    if (link?.state !== 'linked' || link.remoteId === null) {
      parts.counts.waiting += 1;
      continue;
    }
    await sendOne(parts, operation, { kind: link.kind, id: link.remoteId, operation: operation.operation });
    parts.progress();
  }
}

type Request = Parameters<RunParts['port']['operate']>[0];

async function sendOne(parts: RunParts, operation: SyncOperation, request: Request): Promise<void> {
  const { id, unanswered, reason } = operation;
  try {
    if (await parts.port.operated(request, parts.signal)) return await done(parts, operation);
    // Sent so often, and it is not there: a person says whether it is sent again.
    if (unanswered >= MOST_TRIES) return await refused(parts, id, reason);
    // A person may have called it back since.
    if (!(await stepTransaction(parts, () => begin(parts, id)))) return undefined;
    const answer = await parts.port.operate(request, parts.signal);
    if (answer.state === 'accepted') return await done(parts, operation);
    if (answer.state === 'refused') return await refused(parts, id, wordsOf(answer.reasons));
    parts.counts.waiting += 1;
  } catch (error) {
    if (!(error instanceof SlipwayError)) throw error;
    const words = wordsIn(error);
    if (error.code === 'remoteUnanswered') {
      parts.counts.waiting += 1;
      const fields = { unanswered: unanswered + 1, reason: (words || 'remoteUnansweredSilent').slice(0, 500) };
      await stepTransaction(parts, () => write(parts, [patchOf('operations', id, fields)]));
    } else if (error.code === 'remoteRefused' || error.code === 'remoteForbidden' || error.code === 'remoteNotFound') {
      await refused(parts, id, words || error.code);
    } else throw error;
  }
  return undefined;
}

async function begin(parts: RunParts, id: string): Promise<boolean> {
  const standing = await parts.db.records('operations').get(id);
  if (standing?.state !== 'waiting') return false;
  await write(parts, [patchOf('operations', id, { triedAt: standing.triedAt ?? instant(parts) })]);
  return true;
}

async function done(parts: RunParts, { id, linkId, operation }: SyncOperation): Promise<void> {
  parts.counts.operations += 1;
  const fields = { state: 'done', doneAt: instant(parts), reason: '' };
  await stepTransaction(parts, async () => {
    const link = await parts.db.records('links').get(linkId);
    // A transition changes the record there: it is read by itself, in this run or, if that ends here, in the next one.
    const isToRead = operation.type === 'transition' && link?.state === 'linked';
    await write(parts, [
      patchOf('operations', id, fields),
      ...(isToRead ? [patchOf('links', linkId, { stale: true, due: true })] : []),
    ]);
  });
}

async function refused(parts: RunParts, id: string, reason: string): Promise<void> {
  const fields = { state: 'refused', reason: reason.slice(0, 500) };
  await stepTransaction(parts, () => write(parts, [patchOf('operations', id, fields)]));
}
