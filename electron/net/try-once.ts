import { SlipwayError } from '#shared/errors.ts';
import { readBody, TooLarge } from './body.ts';
import type { Clock } from './clock.ts';
import { withDeadline } from './deadline.ts';
import { failureOf } from './failure.ts';
import { isHeaderValue } from './header-value.ts';
import type { NetLimits } from './limits.ts';
import { judgeRedirect } from './redirect.ts';
import type { Effect } from './retry.ts';
import { unanswered } from './status.ts';
import type { HttpMethod, Transport, TransportAnswer, TransportFailure } from './transport.ts';

/** An answer that came in whole. */
export interface Received {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly bytes: Uint8Array;
}

export interface Try {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly limits: NetLimits;
  readonly host: string;
  readonly effect: Effect;
  readonly signal: AbortSignal;
  readonly url: URL;
  readonly method: HttpMethod;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
}

/**
 * Sends a request once, follows where it may be led, and reads the answer whole. Resolves to the failure where there
 * was none, for the caller to judge.
 *
 * @throws SlipwayError what no second try would mend: `cancelled`, `remoteTooLarge`, `remoteRedirect`,
 *   `secretUnusable`; for a write that is under way, `remoteUnanswered` in the place of the first two
 */
export async function tryOnce(attempt: Try): Promise<Received | TransportFailure> {
  const { clock, limits, signal, host, effect } = attempt;
  // What the engine says of a value it can't send has the value in it.
  if (!Object.values(attempt.headers).every(isHeaderValue)) throw new SlipwayError('secretUnusable');
  if (signal.aborted) throw new SlipwayError('cancelled');
  try {
    return await withDeadline({ clock, ms: limits.requestMs, signal, what: 'request' }, (given) =>
      exchange(attempt, given),
    );
  } catch (error) {
    const final = finalError(error, host);
    if (final === null) return failureOf(error);
    const unknown = effect === 'write' && (final.code === 'cancelled' || final.code === 'remoteTooLarge');
    throw unknown ? unanswered(host, final.code) : final;
  }
}

function finalError(error: unknown, host: string): SlipwayError | null {
  if (error instanceof SlipwayError) return error;
  return error instanceof TooLarge ? new SlipwayError('remoteTooLarge', { host }) : null;
}

async function exchange(attempt: Try, signal: AbortSignal): Promise<Received> {
  let { url } = attempt;
  for (let followed = 0; ; followed += 1) {
    const { transport, method, headers, body } = attempt;
    const answer = await transport({ url: url.href, method, headers, body, signal });
    const location = answer.headers.get('location');
    const limit = attempt.limits.redirects;
    const verdict = judgeRedirect({ method, status: answer.status, location, from: url, followed, limit });
    if (verdict.do === 'nothing') return await received(attempt, answer, signal);
    if (verdict.do === 'refuse') throw redirected(attempt, answer.status, verdict.host);
    url = verdict.url;
  }
}

/** `303 See Other`, and `302` as it is commonly used, may follow on a write that was carried out (RFC 9110, 15.4). */
function redirected({ host, effect }: Try, status: number, to: string): SlipwayError {
  const maybeDone = effect === 'write' && (status === 302 || status === 303);
  return maybeDone ? unanswered(host, 'remoteRedirect', { to }) : new SlipwayError('remoteRedirect', { host, to });
}

async function received(attempt: Try, answer: TransportAnswer, signal: AbortSignal): Promise<Received> {
  const { clock, limits } = attempt;
  const { status, headers } = answer;
  const stated = Number(headers.get('content-length') ?? 0);
  // Of an answer to HEAD the length is that of the body it would have had.
  if (attempt.method !== 'HEAD' && stated > limits.answerBytes) throw new TooLarge();
  const idle = { clock, ms: limits.idleMs, signal, what: 'idle' };
  return { status, headers, bytes: await readBody(answer.body, { bytes: limits.answerBytes, idle }) };
}
