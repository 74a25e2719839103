import { jiraCloud, jiraDataCenter } from '#electron/connectors/jira/index.ts';
import type { Connector } from '#electron/connectors/connector.ts';
import { HttpClient } from '#electron/net/client.ts';
import type { Transport } from '#electron/net/transport.ts';
import { RemoteScope, type RemoteRecord } from '#shared/sync/remote.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { transportTo } from '../support/carriers.ts';
import { JiraModel, type JiraOptions } from './model.ts';
import { FakeJira } from './routes.ts';
import { heldToSpec, type Exchange } from './spec.ts';

export const START = Date.UTC(2026, 10, 20, 12);

export interface ConnectedOptions extends Partial<Omit<JiraOptions, 'now'>> {
  readonly scope?: { readonly project?: string; readonly jql?: string };
  /** What a request passes on its way: a place to spoil or count it. */
  readonly through?: (transport: Transport) => Transport;
}

/**
 * A connector on a modelled Jira with one project, PAY, in the process. `time.now` is the server's clock. All that goes
 * to and fro with Cloud is held to Atlassian's specification and kept in `exchanges`.
 */
export function connected({ scope, through = (transport) => transport, ...options }: ConnectedOptions = {}) {
  const time = { now: START };
  const model = new JiraModel({ flavour: 'cloud', now: () => time.now, ...options });
  const project = model.addProject('PAY', 'Payments');
  const fake = new FakeJira(model);
  const clock = new FakeClock();
  const address = `https://acme.atlassian.net${options.contextPath ?? ''}`;
  const exchanges: Exchange[] = [];
  const held = (transport: Transport): Transport =>
    model.options.flavour === 'dc' ? transport : heldToSpec(transport, (exchange) => exchanges.push(exchange));
  const kind = model.options.flavour === 'cloud' ? jiraCloud : jiraDataCenter;
  const http = new HttpClient({
    address,
    authorise: async () => kind.authorise({ type: 'basic', account: 'mia@acme.example', secret: 'canary-secret-77' }),
    transport: through(held(transportTo(fake))),
    clock,
    random: () => 0.5,
  });
  const connector = kind.connect({ http, address, scope: RemoteScope.parse(scope ?? { project: 'PAY' }) });
  const { signal } = new AbortController();
  return { time, model, project, fake, clock, connector, signal, exchanges };
}

/** Changes what comes back to a path, as a server of another mind would. */
export const spoiling =
  (path: string, spoil: (json: unknown) => unknown) =>
  (transport: Transport): Transport =>
  async (request) => {
    const given = await transport(request);
    if (!new URL(request.url).pathname.endsWith(path)) return given;
    const pieces: Uint8Array[] = [];
    for await (const piece of given.body) pieces.push(piece);
    const json: unknown = JSON.parse(Buffer.concat(pieces).toString());
    const bytes = new TextEncoder().encode(JSON.stringify(spoil(json)));
    return {
      ...given,
      status: 200,
      body: (async function* () {
        yield bytes;
      })(),
    };
  };

/** A feed read to its end. `between` happens after each page. */
export async function readAll(
  connector: Connector,
  signal: AbortSignal,
  options: {
    readonly kind?: 'issue' | 'version';
    readonly watermark?: string | null;
    readonly fields?: readonly string[];
    readonly size?: number;
    readonly between?: (page: number) => void;
  } = {},
) {
  const { kind = 'issue', watermark = null, fields = ['summary'], size = 100, between } = options;
  const records: RemoteRecord[] = [];
  const unreadable: { readonly id: string; readonly reason: string }[] = [];
  for (let next: string | null = null, pages = 1; ; pages += 1) {
    const page = await connector.page({ kind, watermark, next, fields, size }, signal);
    records.push(...page.records);
    unreadable.push(...page.unreadable);
    if (page.next === null) return { records, unreadable, watermark: page.watermark, pages };
    next = page.next;
    between?.(pages);
  }
}
