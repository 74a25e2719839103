import type { Raw } from '#shared/sync/field-link.ts';

/* What stands in a modelled Redmine. Times in milliseconds; what is said of them is cut to the second. */

export interface Named {
  readonly id: number;
  readonly name: string;
}

export interface Project extends Named {
  readonly identifier: string;
}

export interface Status extends Named {
  readonly is_closed: boolean;
}

export interface Issue {
  readonly id: number;
  readonly projectId: number;
  readonly trackerId: number;
  readonly statusId: number;
  readonly priorityId: number;
  readonly assigneeId: number | null;
  readonly versionId: number | null;
  readonly parentId: number | null;
  readonly subject: string;
  readonly description: string;
  readonly startDate: string | null;
  readonly dueDate: string | null;
  readonly estimatedHours: number | null;
  readonly notes: readonly string[];
  readonly created: number;
  readonly updated: number;
}

export interface Version {
  readonly id: number;
  readonly projectId: number;
  readonly name: string;
  readonly description: string;
  readonly status: 'open' | 'locked' | 'closed';
  readonly dueDate: string | null;
  readonly created: number;
  readonly updated: number;
}

/** A write by Redmine's own names, as its interface and its pages send it. */
export type Body = Readonly<Record<string, Raw>>;

export const STATUSES: readonly Status[] = [
  { id: 1, name: 'New', is_closed: false },
  { id: 2, name: 'In Progress', is_closed: false },
  { id: 3, name: 'Resolved', is_closed: false },
  { id: 4, name: 'Feedback', is_closed: false },
  { id: 5, name: 'Closed', is_closed: true },
  { id: 6, name: 'Rejected', is_closed: true },
];
export const TRACKERS: readonly Named[] = [
  { id: 1, name: 'Bug' },
  { id: 2, name: 'Feature' },
  { id: 3, name: 'Support' },
];
export const PRIORITIES: readonly Named[] = [
  { id: 1, name: 'Low' },
  { id: 2, name: 'Normal' },
  { id: 3, name: 'High' },
];
export const NEW = 1;
export const NORMAL = 2;

export const isClosed = (statusId: number): boolean =>
  STATUSES.some(({ id, is_closed }) => id === statusId && is_closed);
