import { basicAuthorization } from '../basic.ts';
import type { Connector, ConnectorKind, ConnectorParts, Credentials } from '../connector.ts';
import { check } from './about.ts';
import { cloudSearch } from './cloud-search.ts';
import { addComment, hasComment } from './comments.ts';
import { dataCenterSearch } from './dc-search.ts';
import { issueFields, VERSION_FIELDS } from './fields.ts';
import { createIssue, updateIssue } from './issue-writes.ts';
import { issueRecord, labelOf } from './map.ts';
import { labelQuery } from './query.ts';
import { readIssues } from './reads.ts';
import type { Search } from './search.ts';
import { JiraSite } from './site.ts';
import { standsIn, transitionTo } from './transitions.ts';
import { createVersion, findVersion, readVersion, updateVersion, versionIds, versionPage } from './versions.ts';

function connect(flavour: 'cloud' | 'dc', search: Search, parts: ConnectorParts): Connector {
  const site = new JiraSite(flavour, parts);
  const isVersion = (kind: string): boolean => kind === 'version';
  return {
    check: (signal) => check(site, signal),
    fields: async (kind, signal) => (isVersion(kind) ? [...VERSION_FIELDS] : await issueFields(site, signal)),
    page: (request, signal) =>
      isVersion(request.kind) ? versionPage(site, request, signal) : search.page(site, request, signal),
    ids: (kind, next, signal) => (isVersion(kind) ? versionIds(site, next, signal) : search.ids(site, next, signal)),
    read: ({ kind, ids, fields }, signal) =>
      isVersion(kind)
        ? Promise.all(ids.map((id) => readVersion(site, id, fields, signal)))
        : readIssues(site, ids, fields, signal),
    find: async (kind, clientKey, signal, created = {}) => {
      if (isVersion(kind)) return await findVersion(site, created['name'], signal);
      const names = Object.keys(created);
      const found = await search.found(site, labelQuery(site.scope, labelOf(clientKey)), names, signal);
      const records = found.rows.flatMap((raw) => issueRecord(raw, site.base, names) ?? []);
      // A filter that was dropped would make any issue ours.
      if (records.some((record) => record.clientKey !== clientKey)) throw site.unfiltered();
      return records;
    },
    create: (request, signal) =>
      isVersion(request.kind) ? createVersion(site, request, signal) : createIssue(site, request, signal),
    update: (request, signal) =>
      isVersion(request.kind) ? updateVersion(site, request, signal) : updateIssue(site, request, signal),
    operated: ({ id, operation }, signal) =>
      operation.type === 'comment' ? hasComment(site, id, operation, signal) : standsIn(site, id, operation.to, signal),
    operate: async ({ id, operation }, signal) => {
      if (operation.type === 'comment') return await addComment(site, id, operation, signal);
      const moved = await transitionTo(site, id, operation.to, signal);
      if (moved.state !== 'refused' || !(await standsIn(site, id, operation.to, signal))) return moved;
      return { state: 'accepted', id };
    },
  };
}

function authorise({ type, account, secret }: Credentials): Readonly<Record<string, string>> {
  return { authorization: type === 'basic' ? basicAuthorization(account, secret) : `Bearer ${secret}` };
}

/** REST v3. */
export const jiraCloud: ConnectorKind = {
  authorise,
  connect: (parts) => connect('cloud', cloudSearch, parts),
};

/** REST v2. */
export const jiraDataCenter: ConnectorKind = {
  authorise,
  connect: (parts) => connect('dc', dataCenterSearch, parts),
};
