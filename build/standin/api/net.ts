import { EventEmitter } from 'node:events';
import fs from 'node:fs';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type Electron from 'electron';
import { loud, notOffered } from '../loud.ts';
import { netErrorOf } from './net-errors.ts';

type Options = Electron.ClientRequestConstructorOptions;

/** What a request must ask for: the rest of the engine's network stack (cookies, cache, stored sign-ins) isn't here. */
const OFFERED = { redirect: 'manual', credentials: 'omit', cache: 'no-store' } as const;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** One request over Node's fetch, told by the events of Electron's `ClientRequest`. */
class ClientRequest extends EventEmitter {
  private readonly giveUp = new AbortController();
  private ended = false;

  constructor(private readonly options: Options) {
    super();
    for (const [name, value] of Object.entries(OFFERED)) {
      if (options[name as keyof Options] !== value) throw notOffered(`net.request without ${name}: ${value}`);
    }
  }

  end(body?: Uint8Array): void {
    if (this.ended) throw new Error('write after end');
    this.ended = true;
    void this.run(body).finally(() => this.emit('close'));
  }

  abort(): void {
    if (this.giveUp.signal.aborted) return;
    this.giveUp.abort();
    process.nextTick(() => this.emit('abort'));
  }

  private async run(body: Uint8Array | undefined): Promise<void> {
    try {
      const answer = await fetch(this.options.url ?? '', {
        method: this.options.method ?? 'GET',
        headers: (this.options.headers ?? {}) as Record<string, string>,
        body: body === undefined ? null : Buffer.from(body),
        redirect: 'manual',
        signal: this.giveUp.signal,
      });
      const location = answer.headers.get('location');
      if (REDIRECTS.has(answer.status) && location !== null) this.redirect(answer, location);
      else await this.respond(answer);
    } catch (error) {
      // As there: a request that was given up ends without an error.
      if (!this.giveUp.signal.aborted) this.emit('error', netErrorOf(error));
    }
  }

  private redirect(answer: Response, location: string): void {
    const headers = Object.fromEntries([...answer.headers].map(([name, value]) => [name, [value]]));
    this.emit('redirect', answer.status, this.options.method, new URL(location, this.options.url).href, headers);
    if (!this.giveUp.signal.aborted) this.emit('error', new Error('Redirect was cancelled'));
    this.giveUp.abort();
  }

  private async respond(answer: Response): Promise<void> {
    const message = Object.assign(Readable.from(pieces(answer)), {
      statusCode: answer.status,
      statusMessage: answer.statusText,
      headers: Object.fromEntries(answer.headers),
    });
    const through = new Promise<void>((resolve) => message.once('close', resolve));
    this.emit('response', message);
    await through;
  }
}

async function* pieces(answer: Response): AsyncGenerator<Buffer> {
  try {
    for await (const piece of (answer.body ?? []) as AsyncIterable<Uint8Array>) yield Buffer.from(piece);
  } catch (error) {
    throw netErrorOf(error);
  }
}

/** Requests of main over Node's own stack: no system proxy, no system certificates. `fetch` reads files alone. */
export const net = loud('net', {
  request: (options: Options): Electron.ClientRequest => {
    return new ClientRequest(options) as unknown as Electron.ClientRequest;
  },
  async fetch(input: string | Request): Promise<Response> {
    const url = typeof input === 'string' ? input : input.url;
    if (!url.startsWith('file:')) throw notOffered(`net.fetch of ${url.split(':')[0]}:`);
    try {
      return new Response(new Uint8Array(await fs.promises.readFile(fileURLToPath(url))));
    } catch (error) {
      throw new TypeError('net::ERR_FILE_NOT_FOUND', { cause: error });
    }
  },
  isOnline: (): boolean => false,
  online: false,
});
