import type { CalendarEntry } from '#shared/planning/entry.ts';

/** A calendar entry with only what a test cares about named: a deployment on 3 December 2026. */
export function entry(fields: Partial<CalendarEntry> = {}): CalendarEntry {
  const table = fields.table ?? 'deployments';
  const recordId = fields.recordId ?? 'one';
  return {
    id: `${table}:${recordId}`,
    table,
    recordId,
    occurrence: null,
    releaseId: table === 'events' ? null : 'pay',
    key: table === 'events' ? null : 'PAY 26.4',
    title: 'Payments core',
    code: '★',
    styleId: 'major',
    when: { type: 'dates', first: '2026-12-03', last: '2026-12-03' },
    statusId: table === 'releases' || table === 'deployments' ? 'planned' : null,
    statusName: table === 'releases' || table === 'deployments' ? 'Planned' : '',
    category: table === 'releases' || table === 'deployments' ? 'planned' : null,
    tentative: false,
    awaitingApproval: false,
    cancelled: false,
    serviceIds: [],
    teamIds: [],
    environment: table === 'deployments' ? 'Production' : null,
    location: '',
    ...fields,
  };
}
