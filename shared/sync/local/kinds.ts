import type { SyncTable } from '../../model/connection.ts';

/** What the value of a field is, for whoever shows or edits it. */
export type ValueKind =
  | 'text'
  | 'longText'
  | 'day'
  | 'moment'
  | 'instant'
  | 'flag'
  | 'number'
  | 'words'
  | 'status'
  | 'person'
  | 'release'
  | 'releases'
  | 'workItem';

const KINDS = {
  releases: { name: 'text', startDate: 'day', releaseDate: 'day', released: 'flag', notes: 'longText' },
  'work-items': {
    key: 'text',
    title: 'text',
    type: 'text',
    statusId: 'status',
    assigneeId: 'person',
    releaseIds: 'releases',
    parentId: 'workItem',
    relations: 'words',
    estimate: 'number',
    dueDate: 'day',
    priority: 'text',
    labels: 'words',
    notes: 'longText',
  },
  changes: {
    title: 'text',
    reason: 'longText',
    statusId: 'status',
    category: 'text',
    priority: 'number',
    externalId: 'text',
    risks: 'longText',
    implementationPlan: 'longText',
    start: 'moment',
    end: 'moment',
  },
  incidents: {
    key: 'text',
    title: 'text',
    priority: 'number',
    openedAt: 'instant',
    resolvedAt: 'instant',
    releaseId: 'release',
    note: 'longText',
  },
} as const satisfies Record<SyncTable, Record<string, ValueKind>>;

/** Text, where a mapping names a field this version does not know. */
export function valueKindOf(table: SyncTable, field: string): ValueKind {
  const kinds: Readonly<Record<string, ValueKind>> = KINDS[table];
  return kinds[field] ?? 'text';
}
