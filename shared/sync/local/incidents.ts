import { NOTHING, picked, valuesOf, type LocalTable } from './table.ts';

const FIELDS = ['key', 'title', 'priority', 'openedAt', 'resolvedAt', 'releaseId', 'note'] as const;

export const incidents: LocalTable<'incidents'> = {
  fields: FIELDS,
  values: (incident) => valuesOf(incident, FIELDS),
  patch: (values) => picked(values, FIELDS),
  guarded: () => NOTHING,
};
