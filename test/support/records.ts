import { TABLES, type RecordOf } from '#shared/model/tables.ts';

/** A valid release with only what a test cares about named. */
export function release(id: string, fields: Partial<RecordOf<'releases'>> = {}): RecordOf<'releases'> {
  return TABLES.releases.parse({ id, key: id, name: `Release ${id}`, typeId: 'major', statusId: 'planned', ...fields });
}

/** A valid event on one day. */
export function event(id: string, fields: Partial<RecordOf<'events'>> = {}): RecordOf<'events'> {
  return TABLES.events.parse({
    id,
    title: `Event ${id}`,
    kindId: 'milestone',
    when: { type: 'dates', first: '2026-12-03', last: '2026-12-03' },
    ...fields,
  });
}
