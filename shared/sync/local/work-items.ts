import { NOTHING, picked, valuesOf, type LocalTable } from './table.ts';

const FIELDS = [
  'title',
  'type',
  'statusId',
  'assigneeId',
  'releaseIds',
  'parentId',
  'relations',
  'estimate',
  'dueDate',
  'priority',
  'labels',
  'notes',
] as const;

export const workItems: LocalTable<'work-items'> = {
  fields: FIELDS,
  values: (item) => valuesOf(item, FIELDS),
  patch: (values) => picked(values, FIELDS),
  guarded: () => NOTHING,
};
