import type { KindMapping } from '../../model/connection.ts';
import { field } from './field.ts';
import { statusRows } from './status-rows.ts';
import type { MappingHints, SystemDescription } from './system.ts';

/*
 * Redmine, as a connection to it begins. What a person may say of a work item goes both ways; types, priorities and
 * relations are Redmine's own words and only looked at. That a version is out is said here.
 */

const TEXT = { type: 'text', limit: null } as const;
/** Characters Redmine keeps of a subject; of a version's name it keeps 60. */
const SUBJECT = { type: 'text', limit: 255 } as const;
const NAME = { type: 'text', limit: 60 } as const;

const issues = (hints: MappingHints): KindMapping => ({
  remote: 'issue',
  table: 'work-items',
  arrivals: 'create',
  fields: [
    field('title', 'subject', 'both', SUBJECT),
    field('type', 'tracker', 'in', TEXT),
    field('statusId', 'status', 'both', {
      type: 'table',
      rows: statusRows(hints, 'status', 'work-items'),
      shape: 'object',
      optional: false,
    }),
    field('assigneeId', 'assigned_to', 'both', { type: 'person', shape: 'object' }),
    // One at most: a second one is refused before it is sent.
    field('releaseIds', 'fixed_version', 'both', { type: 'record', kind: 'version', shape: 'object', many: true }),
    field('parentId', 'parent', 'both', { type: 'record', kind: 'issue', shape: 'object', many: false }),
    field('relations', 'relations', 'in', { type: 'words' }),
    field('estimate', 'estimated_hours', 'both', { type: 'number', factor: 1 }),
    field('dueDate', 'due_date', 'both', { type: 'day' }),
    field('priority', 'priority', 'in', TEXT),
    field('notes', 'description', 'both', TEXT),
  ],
});

const versions = (): KindMapping => ({
  remote: 'version',
  table: 'releases',
  arrivals: 'suggest',
  fields: [
    field('name', 'name', 'both', NAME),
    field('releaseDate', 'due_date', 'both', { type: 'day' }),
    field('released', 'closed', 'out', { type: 'flag' }),
  ],
});

/** An API access key, or name and password. */
export const redmineSystem: SystemDescription = {
  signIn: [
    { type: 'token', account: 'none' },
    { type: 'basic', account: 'user' },
  ],
  scope: ['project'],
  findLagMs: 0,
  pairings: [
    // Versions first: a work item that names one finds its release then.
    { remote: 'version', table: 'releases', creates: true, operations: [], defaults: versions },
    { remote: 'issue', table: 'work-items', creates: true, operations: ['comment'], defaults: issues },
  ],
};
