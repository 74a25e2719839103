import { HttpClient } from '#electron/net/client.ts';
import { systemClock } from '#electron/net/clock.ts';
import { createElectronTransport } from '#electron/net/electron-transport.ts';
import { TransportFailure, type Transport } from '#electron/net/transport.ts';
import type { Connector, ConnectorKind, Credentials } from '#electron/connectors/connector.ts';
import { RemoteScope } from '#shared/sync/remote.ts';
import { net } from '../../../build/standin/api/net.ts';

/** The transport the app has, on the preview runtime's network. */
export const realTransport: Transport = createElectronTransport({
  net,
  session: { fromPartition: () => ({}) as Electron.Session },
});

export interface ConnectOptions {
  readonly kind: ConnectorKind;
  readonly address: string;
  readonly secret: Credentials;
  readonly scope: Partial<RemoteScope>;
  readonly transport?: Transport;
}

/** A connector on the real client. */
export function connectTo({ kind, address, secret, scope, transport = realTransport }: ConnectOptions): Connector {
  const http = new HttpClient({
    address,
    authorise: async () => kind.authorise(secret),
    transport,
    clock: systemClock,
    random: () => 0,
  });
  return kind.connect({ http, address, scope: RemoteScope.parse(scope), account: secret.account });
}

/** Carries everything there and loses the answer to what writes. */
export const losingAnswers: Transport = async (request) => {
  const answer = await realTransport(request);
  if (request.method === 'GET') return answer;
  for await (const _ of answer.body);
  throw new TransportFailure('reset', false, 'ERR_CONNECTION_RESET');
};
