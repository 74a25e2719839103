import type { NetLimits } from './limits.ts';
import type { FailureKind } from './transport.ts';

/**
 * What a request does over there. A `read` may be asked again as often as one likes, also where it is a POST (a
 * search); a `write` may be sent again only where the server said that it did not carry it out.
 */
export type Effect = 'read' | 'write';

export type Outcome =
  | {
      readonly type: 'answer';
      readonly status: number;
      /** As `limitedFor` reads it, and `retryAfter` alone. */
      readonly limitedMs: number | null;
      readonly retryAfterMs: number | null;
    }
  | { readonly type: 'failure'; readonly kind: FailureKind; readonly unsent: boolean };

export type Verdict =
  /** The answer is for the caller to judge. */
  | { readonly do: 'keep' }
  | { readonly do: 'retry'; readonly afterMs: number; readonly pausesOrigin: boolean }
  /** The server asked for a longer wait than one sits through. */
  | { readonly do: 'stop'; readonly waitMs: number }
  /** A write of which nobody knows whether it was carried out. */
  | { readonly do: 'unanswered' }
  | { readonly do: 'fail' };

export interface RetryQuestion {
  readonly effect: Effect;
  readonly outcome: Outcome;
  /** Tries made, this one counted. */
  readonly tries: number;
  /** Since the first try began. */
  readonly elapsedMs: number;
  /** In [0, 1). */
  readonly random: number;
  readonly limits: Pick<NetLimits, 'tries' | 'totalMs' | 'longestWaitMs' | 'backoffMs' | 'backoffMostMs'>;
}

/** What follows on the outcome of one try. */
export function judgeOutcome(question: RetryQuestion): Verdict {
  const { effect, outcome } = question;
  if (outcome.type === 'answer') return judgeAnswer(question, outcome);
  if (effect === 'write') return outcome.unsent ? { do: 'fail' } : { do: 'unanswered' };
  const passing = outcome.kind === 'timeout' || outcome.kind === 'reset';
  return passing ? again(question, null) : { do: 'fail' };
}

function judgeAnswer(question: RetryQuestion, outcome: Extract<Outcome, { type: 'answer' }>): Verdict {
  const { status, limitedMs, retryAfterMs } = outcome;
  if (status === 429) return again(question, limitedMs);
  if (status < 500) return { do: 'keep' };
  if (question.effect === 'write') {
    return status === 503 && retryAfterMs !== null ? again(question, retryAfterMs) : { do: 'unanswered' };
  }
  // 501 and its like will say the same tomorrow.
  return [500, 502, 503, 504].includes(status) ? again(question, retryAfterMs) : { do: 'fail' };
}

function again(question: RetryQuestion, askedMs: number | null): Verdict {
  const { outcome, tries, elapsedMs, limits } = question;
  const waitMs = waitOf(question, askedMs);
  if (askedMs !== null && askedMs > limits.longestWaitMs) return { do: 'stop', waitMs: askedMs };
  if (tries >= limits.tries || elapsedMs + waitMs > limits.totalMs) {
    const limited = outcome.type === 'answer' && (outcome.status === 429 || askedMs !== null);
    return limited ? { do: 'stop', waitMs: askedMs ?? limits.backoffMostMs } : { do: 'fail' };
  }
  return { do: 'retry', afterMs: waitMs, pausesOrigin: askedMs !== null };
}

/**
 * What is asked for is never undercut, and a little is added: all who were turned away at once would come back at
 * once. Without being asked, half of the backoff is chance.
 */
function waitOf({ tries, random, limits }: RetryQuestion, askedMs: number | null): number {
  const backoff = Math.min(limits.backoffMostMs, limits.backoffMs * 2 ** Math.min(tries - 1, 30));
  return askedMs === null ? backoff / 2 + (backoff / 2) * random : askedMs + (backoff / 2) * random;
}
