import { TransportFailure, type Transport, type TransportAnswer } from '#electron/net/transport.ts';
import type { Random } from './random.ts';

/** The process ended. Nothing after it runs: every later request and transaction of the run ends with it too. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/** What goes wrong between here and there while `share` is above 0; and when the process ends. */
export class Faults {
  share = 0;
  /** Requests and transactions until the process ends; null: it does not. */
  killIn: number | null = null;
  dead = false;
  /** Paths the server has a fault of its own for, every time. */
  poison: RegExp | null = null;
  readonly seen = new Map<string, number>();

  constructor(
    readonly random: Random,
    readonly isWide = false,
  ) {}

  calm(): void {
    this.share = 0;
    this.killIn = null;
    this.dead = false;
  }

  /** One more place at which the process can end. */
  mayDie(): void {
    if (this.dead) throw new Killed();
    if (this.killIn === null) return;
    this.killIn -= 1;
    if (this.killIn > 0) return;
    this.dead = true;
    this.#count('killed');
    throw new Killed();
  }

  around(transport: Transport): Transport {
    return async (request) => {
      this.mayDie();
      if (this.poison?.test(request.url) === true) return said(500, {});
      if (!this.random.chance(this.share)) {
        const answer = await transport(request);
        this.mayDie();
        return answer;
      }
      const fault = this.random.pick(this.isWide ? [...FAULTS, ...WIDE] : FAULTS) ?? 'timeoutBefore';
      this.#count(fault);
      switch (fault) {
        case 'offline':
          throw new TransportFailure('offline', true, fault);
        case 'timeoutBefore':
          throw new TransportFailure('timeout', false, fault);
        case 'timeoutAfter':
          await transport(request);
          this.mayDie();
          throw new TransportFailure('timeout', false, fault);
        case 'resetInBody':
          return broken(await transport(request));
        case 'limited':
          return said(429, { 'retry-after': String(1 + this.random.below(3)) });
        case 'limitedSilently':
          return said(429, {});
        case 'unauthorised':
          return said(401, {});
        case 'error500':
          return said(500, {});
        case 'error502After':
          await transport(request);
          return said(502, {});
        case 'expiredToken':
          // Only a page that is not the first names one.
          if (!textOf(request.body).includes('"nextPageToken"')) return await transport(request);
          return said(400, {}, { errorMessages: ['The provided next page token is invalid or expired.'] });
        case 'duplicateRows':
          return await doubled(await transport(request));
        case 'error503':
          return said(503, this.random.chance(0.5) ? { 'retry-after': '2' } : {});
      }
    };
  }

  #count(what: string): void {
    this.seen.set(what, (this.seen.get(what) ?? 0) + 1);
  }
}

const FAULTS = [
  'offline',
  'timeoutBefore',
  'timeoutAfter',
  'resetInBody',
  'limited',
  'limitedSilently',
  'unauthorised',
  'error500',
  'error502After',
  'error503',
] as const;

/** Pages that tell rows twice, and tokens that are too old by the time they are used. */
const WIDE = ['expiredToken', 'duplicateRows'] as const;

const EMPTY = new Uint8Array();
const textOf = (bytes: Uint8Array | null | undefined): string => new TextDecoder().decode(bytes ?? EMPTY);

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function* cut(): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode('{"iss');
  throw new TransportFailure('reset', false, 'resetInBody');
}

function said(status: number, headers: Record<string, string>, json?: object): TransportAnswer {
  if (json === undefined) return { status, headers: new Map(Object.entries(headers)), body: once(EMPTY) };
  const bytes = new TextEncoder().encode(JSON.stringify(json));
  return {
    status,
    headers: new Map(Object.entries({ ...headers, 'content-type': 'application/json' })),
    body: once(bytes),
  };
}

/** A page by token with every row twice; anything else as it is. */
async function doubled(answer: TransportAnswer): Promise<TransportAnswer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of answer.body) pieces.push(piece);
  const bytes = new Uint8Array(Buffer.concat(pieces));
  const text = textOf(bytes);
  if (!text.includes('"issues"') || text.includes('"startAt"') || text.includes('"total_count"')) {
    return { ...answer, body: once(bytes) };
  }
  const page: unknown = JSON.parse(text);
  if (typeof page !== 'object' || page === null || !('issues' in page) || !Array.isArray(page.issues)) {
    return { ...answer, body: once(bytes) };
  }
  const twice = { ...page, issues: [...page.issues, ...page.issues] };
  return { ...answer, body: once(new TextEncoder().encode(JSON.stringify(twice))) };
}

const broken = (answer: TransportAnswer): TransportAnswer => ({ ...answer, body: cut() });
