/*
 * Failures of Node's fetch by the names Chromium has for them: main knows those alone.
 */

const BY_CODE: Readonly<Record<string, string>> = {
  ENOTFOUND: 'ERR_NAME_NOT_RESOLVED',
  EAI_AGAIN: 'ERR_NAME_NOT_RESOLVED',
  ECONNREFUSED: 'ERR_CONNECTION_REFUSED',
  ENETUNREACH: 'ERR_INTERNET_DISCONNECTED',
  EHOSTUNREACH: 'ERR_ADDRESS_UNREACHABLE',
  UND_ERR_CONNECT_TIMEOUT: 'ERR_CONNECTION_TIMED_OUT',
  UND_ERR_HEADERS_TIMEOUT: 'ERR_TIMED_OUT',
  UND_ERR_BODY_TIMEOUT: 'ERR_TIMED_OUT',
  ETIMEDOUT: 'ERR_TIMED_OUT',
  ECONNRESET: 'ERR_CONNECTION_RESET',
  EPIPE: 'ERR_CONNECTION_RESET',
  UND_ERR_SOCKET: 'ERR_CONNECTION_CLOSED',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'ERR_CERT_AUTHORITY_INVALID',
  SELF_SIGNED_CERT_IN_CHAIN: 'ERR_CERT_AUTHORITY_INVALID',
  UNABLE_TO_GET_ISSUER_CERT: 'ERR_CERT_AUTHORITY_INVALID',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'ERR_CERT_AUTHORITY_INVALID',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'ERR_CERT_AUTHORITY_INVALID',
  CERT_HAS_EXPIRED: 'ERR_CERT_DATE_INVALID',
  CERT_NOT_YET_VALID: 'ERR_CERT_DATE_INVALID',
  CERT_REVOKED: 'ERR_CERT_REVOKED',
  ERR_TLS_CERT_ALTNAME_INVALID: 'ERR_CERT_COMMON_NAME_INVALID',
};
/** These may also come while an answer is read; only while connecting do they say that nothing was sent. */
const CONNECTING: ReadonlySet<string> = new Set(['ENETUNREACH', 'EHOSTUNREACH', 'ECONNREFUSED']);

/** The error Electron would give: `net::` and the name. */
export function netErrorOf(error: unknown): Error {
  return new Error(`net::${nameOf(error)}`);
}

function nameOf(error: unknown): string {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    const { code, syscall } = at as NodeJS.ErrnoException;
    if (code === undefined) continue;
    // Several addresses were tried: the errors of each stand within, the code of the first on the whole.
    const connecting = syscall === 'connect' || at instanceof AggregateError;
    if (CONNECTING.has(code) && !connecting) return 'ERR_CONNECTION_RESET';
    if (code === 'ETIMEDOUT' && connecting) return 'ERR_CONNECTION_TIMED_OUT';
    const known = BY_CODE[code];
    if (known !== undefined) return known;
    if (/^ERR_(SSL|TLS)/.test(code)) return 'ERR_SSL_PROTOCOL_ERROR';
  }
  return 'ERR_FAILED';
}
