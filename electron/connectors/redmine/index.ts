import { SlipwayError } from '#shared/errors.ts';
import type { RemoteKind } from '#shared/sync/remote.ts';
import { basicAuthorization } from '../basic.ts';
import type { Connector, ConnectorKind, ConnectorParts } from '../connector.ts';
import { fieldsOf, whoAmI } from './account.ts';
import { RedmineClient } from './client.ts';
import { RedmineReader } from './read.ts';
import { RedmineWriter } from './write.ts';

/** Redmine 4.2 and later, by its REST interface, which an administrator has to switch on. */
export const redmine: ConnectorKind = {
  authorise: ({ type, account, secret }) =>
    type === 'token' ? { 'x-redmine-api-key': secret } : { authorization: basicAuthorization(account, secret) },
  connect,
};

function connect({ http, address, scope }: ConnectorParts): Connector {
  const { project } = scope;
  const client = (signal: AbortSignal) => new RedmineClient(http, address, signal);
  const reader = (signal: AbortSignal) => new RedmineReader(client(signal), project);
  const writer = (signal: AbortSignal) => new RedmineWriter(client(signal), project);
  const isIssue = (kind: RemoteKind): boolean => {
    if (kind === 'issue' || kind === 'version') return kind === 'issue';
    throw new SlipwayError('invalidRequest', { kind });
  };
  return {
    check: (signal) => whoAmI(client(signal), project),
    fields: async (kind, signal) => await fieldsOf(client(signal), project, isIssue(kind) ? 'issue' : 'version'),
    page: async (request, signal) =>
      isIssue(request.kind) ? await reader(signal).issuePage(request) : await reader(signal).versionPage(request),
    ids: async (kind, next, signal) =>
      isIssue(kind) ? await reader(signal).issueIds(next) : await reader(signal).versionIds(),
    read: async (request, signal) =>
      isIssue(request.kind) ? await reader(signal).readIssues(request) : await reader(signal).readVersions(request),
    find: async (kind, clientKey, signal) =>
      isIssue(kind) ? await reader(signal).findIssues(clientKey) : await reader(signal).findVersions(clientKey),
    create: async (request, signal) =>
      isIssue(request.kind) ? await writer(signal).createIssue(request) : await writer(signal).createVersion(request),
    update: async (request, signal) =>
      isIssue(request.kind) ? await writer(signal).updateIssue(request) : await writer(signal).updateVersion(request),
    operated: async (request, signal) => await writer(signal).commented(request),
    operate: async (request, signal) => await writer(signal).comment(request),
  };
}
