import { setMaxListeners } from 'node:events';
import { SlipwayError } from '#shared/errors.ts';
import { originOf } from '#shared/sync/origin.ts';
import type { Clock } from './clock.ts';
import { pause } from './deadline.ts';
import { excerptOf, withoutSecrets } from './excerpt.ts';
import { Gate, limited } from './gate.ts';
import { mayBeJson, parseForeignJson } from './json.ts';
import { NET_LIMITS, type NetLimits } from './limits.ts';
import { addressOf, type Query } from './origin.ts';
import { judgeOutcome, type Effect, type Outcome } from './retry.ts';
import { limitedFor, retryAfter } from './retry-after.ts';
import { failureError, statusError, unanswered } from './status.ts';
import { tryOnce, type Received } from './try-once.ts';
import { TransportFailure, type HttpMethod, type Transport } from './transport.ts';

export interface HttpClientOptions {
  /** Address of the connection; its origin is the only one anything is sent to. */
  readonly address: string;
  /** The headers that prove who we are, asked for before every try: a token may have been renewed. */
  readonly authorise: () => Promise<Readonly<Record<string, string>>>;
  readonly transport: Transport;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  /** Shared by all connections to one origin. */
  readonly gate?: Gate;
  readonly limits?: Partial<NetLimits>;
}

export interface HttpRequest {
  readonly method: HttpMethod;
  /** Segments, unencoded. */
  readonly path: readonly string[];
  readonly query?: Query;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** What the request does there; by default GET and HEAD read and all else writes. A search by POST reads. */
  readonly effect?: Effect;
  /** Statuses outside of 2xx that are an answer too (304, 404, 412, 422 …). */
  readonly accept?: readonly number[];
  readonly signal: AbortSignal;
}

export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  /** Parsed, unchecked; `undefined` where the answer had no body, or an accepted status came without JSON. */
  readonly json: unknown;
  /** The start of a body that is no JSON, fit to be shown. */
  readonly text: string;
}

/** The one way to a remote system. Made per connection. */
export class HttpClient {
  readonly #origin: string;
  readonly #host: string;
  readonly #limits: NetLimits;
  readonly #gate: Gate;
  readonly #options: HttpClientOptions;

  /** @throws SlipwayError `remoteAddress` */
  constructor(options: HttpClientOptions) {
    this.#options = options;
    this.#origin = originOf(options.address);
    this.#host = new URL(this.#origin).host;
    this.#limits = { ...NET_LIMITS, ...options.limits };
    this.#gate = options.gate ?? new Gate(options.clock, this.#limits.concurrent);
  }

  /**
   * One request, tried again as often as is safe.
   *
   * @throws SlipwayError `cancelled` (nothing was written), `remoteUnanswered` (a write that may or may not have been
   *   carried out; look before trying again), `remoteLimited` (with `until`), and the other `remote…` codes: the
   *   request had no effect there
   */
  async request(request: HttpRequest): Promise<HttpAnswer> {
    // A run has one signal and many requests; the engine would suspect a leak from the eleventh on.
    setMaxListeners(0, request.signal);
    const leave = await this.#gate.enter(request.signal);
    try {
      return await this.#untilSettled(request);
    } finally {
      leave();
    }
  }

  async #untilSettled(request: HttpRequest): Promise<HttpAnswer> {
    const { clock, random } = this.#options;
    const limits = this.#limits;
    const effect = effectOf(request);
    const url = addressOf(this.#origin, request.path, request.query);
    const began = clock.now();
    for (let tries = 1; ; tries += 1) {
      await this.#gate.open(this.#host, limits.longestWaitMs, request.signal);
      const sentHeaders = await this.#options.authorise();
      const received = await this.#try(request, url, effect, sentHeaders);
      const outcome = outcomeOf(received, clock.now());
      const elapsedMs = clock.now() - began;
      const verdict = judgeOutcome({ effect, outcome, tries, elapsedMs, random: random(), limits });
      switch (verdict.do) {
        case 'keep':
          if (!(received instanceof TransportFailure)) return this.#answer(request, effect, received, sentHeaders);
          throw failureError(this.#host, received);
        case 'retry':
          if (verdict.pausesOrigin) this.#gate.pause(verdict.afterMs);
          else await pause(clock, verdict.afterMs, request.signal);
          break;
        case 'stop':
          this.#gate.pause(verdict.waitMs);
          throw limited(this.#host, clock.now() + verdict.waitMs);
        case 'unanswered': {
          const { code, detail } = this.#errorOf(received, sentHeaders);
          throw unanswered(this.#host, code, detail);
        }
        case 'fail':
          throw this.#errorOf(received, sentHeaders);
      }
    }
  }

  async #try(
    request: HttpRequest,
    url: URL,
    effect: Effect,
    sentHeaders: Readonly<Record<string, string>>,
  ): Promise<Received | TransportFailure> {
    const body = request.json === undefined ? null : new TextEncoder().encode(JSON.stringify(request.json));
    const { transport, clock } = this.#options;
    return await tryOnce({
      transport,
      clock,
      limits: this.#limits,
      host: this.#host,
      effect,
      signal: request.signal,
      url,
      method: request.method,
      headers: {
        accept: 'application/json',
        ...(body === null ? {} : { 'content-type': 'application/json' }),
        ...request.headers,
        ...sentHeaders,
      },
      body,
    });
  }

  #errorOf(received: Received | TransportFailure, sentHeaders: Readonly<Record<string, string>>): SlipwayError {
    if (received instanceof TransportFailure) return failureError(this.#host, received);
    return statusError(this.#host, received.status, this.#excerpt(received, sentHeaders));
  }

  #answer(
    request: HttpRequest,
    effect: Effect,
    received: Received,
    sentHeaders: Readonly<Record<string, string>>,
  ): HttpAnswer {
    const { status, headers, bytes } = received;
    const success = status >= 200 && status < 300;
    if (!success && request.accept?.includes(status) !== true) throw this.#errorOf(received, sentHeaders);
    if (bytes.length === 0) return { status, headers, json: undefined, text: '' };
    // What a refusal says is kept as its reason; of what stands in a record nothing may be taken away.
    const whole = success ? decoded(bytes) : withoutSecrets(decoded(bytes), sentHeaders);
    const parsed = mayBeJson(headers.get('content-type'))
      ? parseForeignJson(whole, this.#limits.answerDepth)
      : { ok: false as const };
    if (parsed.ok) return { status, headers, json: parsed.value, text: '' };
    const text = this.#excerpt(received, sentHeaders);
    if (!success) return { status, headers, json: undefined, text };
    // Success in words nobody can read: for a write, that is no answer.
    if (effect === 'write') throw unanswered(this.#host, 'remoteNotJson', { text });
    throw new SlipwayError('remoteNotJson', { host: this.#host, text });
  }

  #excerpt({ bytes }: Received, sentHeaders: Readonly<Record<string, string>>): string {
    const length = this.#limits.excerpt;
    return excerptOf(decoded(bytes.subarray(0, length * 100)), length, sentHeaders);
  }
}

function effectOf({ method, effect }: HttpRequest): Effect {
  return effect ?? (method === 'GET' || method === 'HEAD' ? 'read' : 'write');
}

function outcomeOf(received: Received | TransportFailure, now: number): Outcome {
  if (received instanceof TransportFailure) {
    return { type: 'failure', kind: received.kind, unsent: received.unsent };
  }
  const { status, headers } = received;
  return { type: 'answer', status, limitedMs: limitedFor(headers, now), retryAfterMs: retryAfter(headers, now) };
}

function decoded(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
