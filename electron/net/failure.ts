import { TransportFailure } from './transport.ts';

/*
 * The engine tells why a request failed by a word of Chromium's net_error_list.h (`net::ERR_CONNECTION_REFUSED`).
 * For a write everything hangs on whether the server can have read it: a word stands in the list of the unsent only
 * where it comes before the request goes out.
 */

const NO_WAY: ReadonlySet<string> = new Set([
  'ERR_ADDRESS_INVALID',
  'ERR_ADDRESS_UNREACHABLE',
  'ERR_CONNECTION_REFUSED',
  'ERR_INTERNET_DISCONNECTED',
  'ERR_NAME_NOT_RESOLVED',
  'ERR_NAME_RESOLUTION_FAILED',
  'ERR_PROXY_CONNECTION_FAILED',
  'ERR_TUNNEL_CONNECTION_FAILED',
]);
const UNSENT_TLS = /^ERR_(CERT_|SSL_VERSION_OR_CIPHER_MISMATCH$|SSL_CLIENT_AUTH_CERT_NEEDED$)/;
const TLS = /^ERR_(CERT|SSL)_/;

/** The failure behind what the engine's request threw. */
export function failureOf(error: unknown): TransportFailure {
  if (error instanceof TransportFailure) return error;
  const word = /\bERR_[A-Z0-9_]{1,60}/.exec(error instanceof Error ? error.message : '')?.[0] ?? 'unknown';
  if (NO_WAY.has(word)) return new TransportFailure('offline', true, word);
  if (word === 'ERR_CONNECTION_TIMED_OUT') return new TransportFailure('timeout', true, word);
  if (word === 'ERR_TIMED_OUT') return new TransportFailure('timeout', false, word);
  if (TLS.test(word)) return new TransportFailure('tls', UNSENT_TLS.test(word), word);
  if (word === 'ERR_UNSAFE_REDIRECT') return new TransportFailure('redirect', false, word);
  return new TransportFailure('reset', false, word);
}
