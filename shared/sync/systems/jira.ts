import type { KindMapping } from '../../model/connection.ts';
import { field } from './field.ts';
import { statusRows } from './status-rows.ts';
import type { MappingHints, SystemDescription } from './system.ts';

/*
 * Jira, as a connection to it begins. Work is planned there and only looked at here, but for the release it goes into;
 * of a version the dates are said on either side, and that it is out is said here.
 */

const TEXT = { type: 'text', limit: null } as const;
/** Characters Jira keeps of a summary or a version's name. */
const LINE = { type: 'text', limit: 255 } as const;

const issues =
  (cloud: boolean) =>
  (hints: MappingHints): KindMapping => ({
    remote: 'issue',
    table: 'work-items',
    arrivals: 'create',
    fields: [
      field('title', 'summary', 'in', LINE),
      field('type', 'issuetype.name', 'in', TEXT),
      field('statusId', 'status', 'in', {
        type: 'table',
        rows: statusRows(hints, 'status', 'work-items'),
        shape: 'object',
        optional: false,
      }),
      field('assigneeId', 'assignee', 'in', { type: 'person', shape: 'object' }),
      field('releaseIds', 'fixVersions', 'both', { type: 'record', kind: 'version', shape: 'object', many: true }),
      field('parentId', 'parent', 'in', { type: 'record', kind: 'issue', shape: 'object', many: false }),
      field('relations', 'issuelinks', 'in', { type: 'words' }),
      // Seconds there, hours here.
      field('estimate', 'timeoriginalestimate', 'in', { type: 'number', factor: 3_600 }),
      field('dueDate', 'duedate', 'in', { type: 'day' }),
      field('priority', 'priority.name', 'in', TEXT),
      field('labels', 'labels', 'in', { type: 'words' }),
      field('notes', 'description', 'in', cloud ? { type: 'adf' } : TEXT),
    ],
  });

const versions = (): KindMapping => ({
  remote: 'version',
  table: 'releases',
  arrivals: 'suggest',
  fields: [
    field('name', 'name', 'both', LINE),
    field('startDate', 'startDate', 'both', { type: 'day' }),
    field('releaseDate', 'releaseDate', 'both', { type: 'day' }),
    field('released', 'released', 'out', { type: 'flag' }),
  ],
});

const pairings = (cloud: boolean): SystemDescription['pairings'] => [
  // Versions first: a work item that names one finds its release then.
  { remote: 'version', table: 'releases', creates: true, operations: [], defaults: versions },
  {
    remote: 'issue',
    table: 'work-items',
    // Work is planned there: what comes in says nothing here that an issue could be made of.
    creates: false,
    operations: ['comment', 'transition'],
    defaults: issues(cloud),
  },
];

export const jiraCloudSystem: SystemDescription = {
  signIn: [{ type: 'basic', account: 'email' }],
  scope: ['project', 'jql'],
  // Its search is of an index that follows; Atlassian names no bound, the overlap of a feed is taken for one.
  findLagMs: 5 * 60_000,
  pairings: pairings(true),
};

/** A personal access token (8.14 and later), or name and password. */
export const jiraDataCenterSystem: SystemDescription = {
  signIn: [
    { type: 'token', account: 'none' },
    { type: 'basic', account: 'user' },
  ],
  scope: ['project', 'jql'],
  // Each node of a cluster keeps an index of its own, some seconds behind.
  findLagMs: 60_000,
  pairings: pairings(false),
};
