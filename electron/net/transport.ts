/*
 * What carries one request to a server and brings one answer back: no redirects, no cookies, no cache, no second
 * try, no judgement. The client decides; this is the seam at which a simulation models a network.
 */

export type HttpMethod = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface TransportRequest {
  readonly url: string;
  readonly method: HttpMethod;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
  /** When it fires, the request and its body are given up. */
  readonly signal: AbortSignal;
}

export interface TransportAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  /** Unpacked; empty for a redirect. Ends by throwing `TransportFailure` where the connection broke. */
  readonly body: AsyncIterable<Uint8Array>;
}

/** @throws TransportFailure */
export type Transport = (request: TransportRequest) => Promise<TransportAnswer>;

/** `offline`: no way to the host. `reset`: the way broke. `tls`: the host could not prove who it is. */
export type FailureKind = 'offline' | 'timeout' | 'reset' | 'tls' | 'redirect';

/** Why there is no answer. `reason` is a word of the network stack, never an address. */
export class TransportFailure extends Error {
  override readonly name = 'TransportFailure';
  constructor(
    readonly kind: FailureKind,
    /** True where not a byte of the request can have reached the server. */
    readonly unsent: boolean,
    readonly reason: string,
  ) {
    super(`${kind} ${reason}`);
  }
}
