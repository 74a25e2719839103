import { SlipwayError, type ErrorCode, type ErrorDetail } from '#shared/errors.ts';
import type { TransportFailure } from './transport.ts';

/** The error of an answer nobody expected. `text` is the start of what the server said of it. */
export function statusError(host: string, status: number, text: string): SlipwayError {
  return new SlipwayError(codeOf(status), { host, status, text });
}

function codeOf(status: number): ErrorCode {
  if (status === 401) return 'remoteUnauthorised';
  if (status === 403) return 'remoteForbidden';
  if (status === 404 || status === 410) return 'remoteNotFound';
  if (status >= 500) return 'remoteServer';
  return 'remoteRefused';
}

const FAILURES = {
  offline: 'remoteOffline',
  timeout: 'remoteTimeout',
  reset: 'remoteBroken',
  tls: 'remoteTls',
  redirect: 'remoteRedirect',
} as const satisfies Record<TransportFailure['kind'], ErrorCode>;

export function failureError(host: string, failure: TransportFailure): SlipwayError {
  const detail: ErrorDetail = { host, reason: failure.reason };
  // Only the word: what the engine throws may hold the address, and with it what was asked for.
  return new SlipwayError(FAILURES[failure.kind], failure.kind === 'redirect' ? { ...detail, to: '' } : detail);
}

/** A write nobody knows the outcome of. `reason` is the code of what came in place of an answer. */
export function unanswered(host: string, reason: ErrorCode, detail: ErrorDetail = {}): SlipwayError {
  return new SlipwayError('remoteUnanswered', { ...detail, host, reason });
}
