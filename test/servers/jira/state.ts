import type { Raw } from '#shared/sync/field-link.ts';

/*
 * What stands in a modelled Jira. Values that stand for something of their own are kept as ids; the wire
 * (wire.ts) makes of them what Cloud or Data Center says.
 */

export interface Project {
  readonly id: string;
  readonly key: string;
  readonly name: string;
}

export interface Status {
  readonly id: string;
  readonly name: string;
  readonly category: 'new' | 'indeterminate' | 'done';
}

/** `from` null: from anywhere. */
export interface Transition {
  readonly id: string;
  readonly name: string;
  readonly to: string;
  readonly from: readonly string[] | null;
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface User {
  /** Account id on Cloud, key on Data Center. */
  readonly id: string;
  /** Name to sign in by (Data Center). */
  readonly login: string;
  readonly name: string;
}

export interface Version {
  readonly id: string;
  readonly projectId: string;
  readonly name: string;
  readonly description: string;
  readonly startDate: string | null;
  readonly releaseDate: string | null;
  readonly released: boolean;
  readonly archived: boolean;
}

export interface Link {
  readonly id: string;
  readonly type: 'blocks' | 'relates';
  readonly direction: 'outward' | 'inward';
  readonly otherId: string;
}

export interface Comment {
  readonly id: string;
  readonly authorId: string;
  readonly body: Raw;
  readonly properties: readonly { readonly key: string; readonly value: Raw }[];
  readonly created: number;
}

/** Replaced as a whole by every write, so that a lagging index can keep what it knew. Times in milliseconds. */
export interface Issue {
  readonly id: string;
  readonly key: string;
  readonly projectId: string;
  readonly summary: string;
  readonly description: Raw;
  readonly statusId: string;
  readonly typeId: string;
  readonly assigneeId: string | null;
  readonly fixVersionIds: readonly string[];
  readonly labels: readonly string[];
  readonly priorityId: string | null;
  readonly duedate: string | null;
  /** Seconds. */
  readonly timeoriginalestimate: number | null;
  readonly parentId: string | null;
  readonly links: readonly Link[];
  readonly custom: Readonly<Record<string, Raw>>;
  readonly comments: readonly Comment[];
  readonly created: number;
  readonly updated: number;
}

/** What may be put into an issue from outside of the API, by a test or somebody who works there. */
export type IssueChange = Partial<Omit<Issue, 'id' | 'key' | 'projectId' | 'created' | 'updated' | 'comments'>>;

export const STATUSES: readonly Status[] = [
  { id: '1', name: 'To Do', category: 'new' },
  { id: '3', name: 'In Progress', category: 'indeterminate' },
  { id: '4', name: 'In Review', category: 'indeterminate' },
  { id: '5', name: 'Done', category: 'done' },
];

/** Review is reached from work alone; done is left by nothing but being reopened. */
export const TRANSITIONS: readonly Transition[] = [
  { id: '11', name: 'Start work', to: '3', from: ['1', '4'] },
  { id: '21', name: 'Ask for review', to: '4', from: ['3'] },
  { id: '31', name: 'Finish', to: '5', from: ['3', '4'] },
  { id: '41', name: 'Reopen', to: '1', from: ['5', '3'] },
];

export const TYPES: readonly Named[] = [
  { id: '10001', name: 'Story' },
  { id: '10002', name: 'Task' },
  { id: '10004', name: 'Bug' },
];

export const PRIORITIES: readonly Named[] = [
  { id: '2', name: 'High' },
  { id: '3', name: 'Medium' },
  { id: '4', name: 'Low' },
];

export const CUSTOM_FIELD = 'customfield_10010';

/** What an account of a test may do; permission keys as in `/mypermissions`. */
export const ALL_PERMISSIONS: readonly string[] = [
  'BROWSE_PROJECTS',
  'CREATE_ISSUES',
  'EDIT_ISSUES',
  'TRANSITION_ISSUES',
  'ADD_COMMENTS',
  'RESOLVE_ISSUES',
  'ADMINISTER_PROJECTS',
];
