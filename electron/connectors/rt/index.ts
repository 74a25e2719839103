import { SlipwayError } from '#shared/errors.ts';
import type { RemoteKind } from '#shared/sync/remote.ts';
import { basicAuthorization } from '../basic.ts';
import type { Connector, ConnectorKind, ConnectorParts } from '../connector.ts';
import { fieldsOf, whoAmI } from './account.ts';
import { RtClient } from './client.ts';
import { RtReader } from './read.ts';
import { RtWriter } from './write.ts';

/** Request Tracker 5, by its REST2 interface. */
export const requestTracker: ConnectorKind = {
  authorise: ({ type, account, secret }) => ({
    authorization: type === 'token' ? `token ${secret}` : basicAuthorization(account, secret),
  }),
  connect,
};

function connect({ http, address, scope, account = '' }: ConnectorParts): Connector {
  const { queue } = scope;
  const client = (signal: AbortSignal) => new RtClient(http, address, signal);
  const reader = (signal: AbortSignal) => new RtReader(client(signal), queue);
  const writer = (signal: AbortSignal) => new RtWriter(client(signal), queue);
  const ticket = (kind: RemoteKind): void => {
    if (kind !== 'ticket') throw new SlipwayError('invalidRequest', { kind });
  };
  return {
    check: (signal) => whoAmI(client(signal), queue, account),
    fields: async (kind, signal) => {
      ticket(kind);
      return await fieldsOf(client(signal), queue);
    },
    page: async (request, signal) => {
      ticket(request.kind);
      return await reader(signal).page(request);
    },
    ids: async (kind, next, signal) => {
      ticket(kind);
      return await reader(signal).ids(next);
    },
    read: async (request, signal) => {
      ticket(request.kind);
      return await reader(signal).read(request);
    },
    find: async (kind, clientKey, signal) => {
      ticket(kind);
      return await reader(signal).find(clientKey);
    },
    create: async (request, signal) => {
      ticket(request.kind);
      return await writer(signal).create(request);
    },
    update: async (request, signal) => {
      ticket(request.kind);
      return await writer(signal).update(request);
    },
    operated: async (request, signal) => await writer(signal).commented(request),
    operate: async (request, signal) => await writer(signal).comment(request),
  };
}
