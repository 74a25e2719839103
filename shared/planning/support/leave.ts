import { SlipwayError } from '../../errors.ts';
import { patchOf, type Change } from '../../model/journal.ts';
import type { Id } from '../../model/schema.ts';
import type { Extension, SupportItem } from '../../model/support.ts';
import type { Instant, PlainDate } from '../../model/time.ts';
import type { SupportBook, SupportLog } from './book.ts';
import { missingFor, type Leaving } from './ready.ts';

export interface ExtendRequest {
  readonly to: PlainDate;
  readonly reason: string;
  readonly personId: Id | null;
  readonly at: Instant;
  readonly id: Id;
}

/** Why it can't be extended like this; null where it can. */
export type ExtendProblem = 'noPhase' | 'left' | 'notLater' | 'noReason';

export function extendProblem(
  { support, phase }: SupportBook,
  { to, reason }: Pick<ExtendRequest, 'to' | 'reason'>,
): ExtendProblem | null {
  if (support.decision !== null) return 'left';
  if (phase === null) return 'noPhase';
  if (to <= phase.last) return 'notLater';
  return reason.trim() === '' ? 'noReason' : null;
}

/** Moves the phase's last day and writes down why. Throws `supportNotExtended`. */
export function extendSupport(book: SupportBook, request: ExtendRequest): Change[] {
  const { support, phase } = book;
  const problem = extendProblem(book, request);
  if (problem !== null || phase === null) throw new SlipwayError('supportNotExtended', { problem });
  const { id, to, at, personId } = request;
  const extension: Extension = { id, from: phase.last, to, reason: request.reason.trim(), at, personId };
  return [
    patchOf('phases', phase.id, { last: to }),
    patchOf('supports', support.id, { extensions: [...support.extensions, extension] }),
  ];
}

/**
 * Leaves it: with everything in order, or with conditions. Left early, its last day becomes today. Throws
 * `supportNotReady` while something is missing.
 */
export function leaveSupport(log: SupportLog, leaving: Leaving, today: PlainDate, at: Instant): Change[] {
  const { support, phase } = log.book;
  const missing = missingFor(log, leaving);
  if (missing.length > 0 || support.decision !== null)
    throw new SlipwayError('supportNotReady', { missing: missing.length });
  const early = phase !== null && phase.first <= today && today < phase.last;
  return [
    ...(early ? [patchOf('phases', phase.id, { last: today })] : []),
    patchOf('supports', support.id, { decision: leaving, decidedAt: at }),
  ];
}

/** A line set to a state, with the day it was done. */
export function setState(item: SupportItem, state: SupportItem['state'], today: PlainDate): Change {
  const doneOn = state === 'done' ? (item.doneOn ?? today) : null;
  return patchOf('support-items', item.id, { state, doneOn });
}
