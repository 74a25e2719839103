import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OpenAPIBackend, type Document } from 'openapi-backend';
import { z } from 'zod';
import type { Transport } from '#electron/net/transport.ts';

/*
 * Atlassian's own specification of Jira Cloud, held against what is sent and what is answered. What it can't tell:
 * whether rich text is well formed, and rules of a workflow.
 */

const Part = z.looseObject({
  paths: z.record(z.string(), z.json()),
  components: z.looseObject({ schemas: z.record(z.string(), z.json()) }),
});

const part = (name: string) =>
  Part.parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../data/specs', name), 'utf8')));

async function load(): Promise<OpenAPIBackend> {
  const [main, more] = [part('jira-cloud-v3.json'), part('jira-cloud-v3-more.json')];
  const definition = {
    ...main,
    paths: { ...more.paths, ...main.paths },
    components: { ...main.components, schemas: { ...more.components.schemas, ...main.components.schemas } },
  };
  const api = new OpenAPIBackend({
    definition: definition as unknown as Document,
    quick: true,
    strict: false,
    // Formats are Atlassian's own (`int64`, times without a colon), and a pattern or two is no JavaScript.
    ajvOpts: { strict: false, unicodeRegExp: false, validateFormats: false, logger: false },
  });
  await api.init();
  return api;
}

let loaded: Promise<OpenAPIBackend> | null = null;
const specification = (): Promise<OpenAPIBackend> => (loaded ??= load());

export interface Exchange {
  readonly method: string;
  /** With its query, from `/rest` on. */
  readonly path: string;
  readonly body: unknown;
  readonly status: number;
  readonly answer: unknown;
}

export interface Verdict {
  /** '' where the specification has no such operation. */
  readonly operation: string;
  readonly request: readonly string[];
  readonly answer: readonly string[];
}

/** What the specification has against a request and its answer. */
export async function judge({ method, path, body, status, answer }: Exchange): Promise<Verdict> {
  const api = await specification();
  const url = new URL(path, 'https://acme.atlassian.net');
  const query = Object.fromEntries([...url.searchParams.keys()].map((name) => [name, url.searchParams.getAll(name)]));
  const single = Object.fromEntries(
    Object.entries(query).map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]),
  );
  const request = {
    method: method.toLowerCase(),
    path: url.pathname,
    query: single,
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    ...(body === undefined ? {} : { body }),
  };
  const operation = api.matchOperation(request);
  if (operation?.operationId === undefined) {
    return { operation: '', request: [`no operation ${method} ${url.pathname}`], answer: [] };
  }
  const words = (errors: readonly { instancePath?: string; message?: string }[] | null | undefined): string[] =>
    (errors ?? []).map(({ instancePath = '', message = '' }) => `${instancePath} ${message}`);
  // Limits and faults are of what stands before the system, and in no operation's list.
  const known = String(status) in (operation.responses ?? {}) || status === 429 || status >= 500;
  const asked = api.validateRequest(request, operation);
  const answered = answer === undefined ? { errors: null } : api.validateResponse(answer, operation, status);
  return {
    operation: operation.operationId,
    request: words(asked.errors),
    answer: known ? words(answered.errors) : [`status ${status} is not foreseen`],
  };
}

/**
 * A way to the server on which nothing passes that the specification refuses: it comes back as 418, which nobody
 * takes for anything else, and says what is wrong.
 */
export function heldToSpec(
  transport: Transport,
  onExchange: (exchange: Exchange, verdict: Verdict) => void,
): Transport {
  return async (request) => {
    const given = await transport(request);
    const pieces: Uint8Array[] = [];
    for await (const piece of given.body) pieces.push(piece);
    const bytes = Buffer.concat(pieces);
    const url = new URL(request.url);
    const exchange: Exchange = {
      method: request.method,
      path: `${url.pathname.slice(url.pathname.indexOf('/rest/'))}${url.search}`,
      body: request.body === null ? undefined : JSON.parse(new TextDecoder().decode(request.body)),
      status: given.status,
      answer: bytes.length === 0 ? undefined : JSON.parse(bytes.toString()),
    };
    const verdict = await judge(exchange);
    onExchange(exchange, verdict);
    const wrong = [...verdict.request, ...verdict.answer];
    if (wrong.length === 0) return { ...given, body: once(bytes) };
    const said = `${exchange.method} ${exchange.path}: ${wrong.join('; ')}`;
    return {
      status: 418,
      headers: new Map([['content-type', 'text/plain']]),
      body: once(new TextEncoder().encode(said)),
    };
  };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
