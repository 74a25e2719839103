import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Transport } from '#electron/net/transport.ts';
import type { FakeAnswer, FakeRequest, FakeServer } from './fake-http.ts';

/* The two ways to a modelled server: in the process, and over a socket of this machine. */

const TYPE = 'application/json;charset=UTF-8';

function requestOf(
  fake: FakeServer,
  method: string,
  url: URL,
  headers: ReadonlyMap<string, string>,
  body: Uint8Array,
): FakeRequest | null {
  const { contextPath } = fake;
  if (contextPath !== '' && !url.pathname.startsWith(`${contextPath}/`)) return null;
  const path = url.pathname
    .slice(contextPath.length + 1)
    .split('/')
    .map(decodeURIComponent);
  const text = new TextDecoder().decode(body);
  const json: unknown = text === '' ? undefined : JSON.parse(text);
  return { method, path, query: url.searchParams, headers, json };
}

function bytesOf(answer: FakeAnswer): { readonly type: string; readonly bytes: Uint8Array } | null {
  if (answer.text !== undefined) return { type: 'text/html', bytes: new TextEncoder().encode(answer.text) };
  return answer.json === undefined
    ? null
    : { type: TYPE, bytes: new TextEncoder().encode(JSON.stringify(answer.json)) };
}

const NOWHERE: FakeAnswer = { status: 404, text: '<html>Not found</html>' };

async function* once(bytes: Uint8Array | null): AsyncGenerator<Uint8Array> {
  if (bytes !== null) yield bytes;
}

/** In the process, for simulations: takes no time of its own. */
export function transportTo(fake: FakeServer): Transport {
  return async ({ url, method, headers, body }) => {
    const named = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
    const request = requestOf(fake, method, new URL(url), named, body ?? new Uint8Array());
    const answer = request === null ? NOWHERE : fake.handle(request);
    const content = bytesOf(answer);
    const given = new Map(Object.entries(answer.headers ?? {}));
    if (content !== null) given.set('content-type', content.type);
    return { status: answer.status, headers: given, body: once(content?.bytes ?? null) };
  };
}

export interface Served {
  /** `http://127.0.0.1:port`, with the context path. */
  readonly address: string;
  close(): Promise<void>;
}

export interface ServeOptions {
  /** Waited before each answer, as a network would. */
  readonly delayMs?: number;
  /** A port that was served before; else a free one. */
  readonly port?: number;
}

/** On a port of this machine. */
export async function serve(fake: FakeServer, { delayMs = 0, port: wanted = 0 }: ServeOptions = {}): Promise<Served> {
  const server = createServer((incoming, outgoing) => {
    const pieces: Uint8Array[] = [];
    incoming.on('data', (piece: Uint8Array) => pieces.push(piece));
    incoming.on('end', () => {
      const headers = new Map(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
      const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
      const request = requestOf(fake, incoming.method ?? 'GET', url, headers, Buffer.concat(pieces));
      const answer = request === null ? NOWHERE : fake.handle(request);
      const body = bytesOf(answer);
      const send = (): void => {
        outgoing.writeHead(answer.status, {
          ...answer.headers,
          ...(body === null ? {} : { 'content-type': body.type }),
        });
        outgoing.end(body?.bytes);
      };
      if (delayMs === 0) send();
      else setTimeout(send, delayMs);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(wanted, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}${fake.contextPath}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
