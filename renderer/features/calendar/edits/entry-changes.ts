import { patchOf, type Change } from '#shared/model/journal.ts';
import type { Id } from '#shared/model/schema.ts';
import type { RecordOf } from '#shared/model/tables.ts';
import type { When } from '#shared/model/time.ts';
import type { CalendarEntry } from '#shared/planning/entry.ts';

/*
 * What a new time of an entry means for its record. Releases and series are edited by rules of their
 * own (`slip`, `occurrence-edits`); everything else is here.
 */

/** A phase, gate, deployment or single event at another time. Null: it can't stand there. */
export function changesForWhen(entry: CalendarEntry, when: When): Change[] | null {
  const { recordId: id } = entry;
  switch (entry.table) {
    case 'phases':
      if (when.type !== 'dates') return null;
      return [{ op: 'patch', table: 'phases', id, fields: { first: when.first, last: when.last } }];
    case 'gates':
      return [{ op: 'patch', table: 'gates', id, fields: { due: asPoint(when) } }];
    case 'deployments':
      return [{ op: 'patch', table: 'deployments', id, fields: { when } }];
    case 'bookings':
    case 'changes':
    case 'events':
      return [patchOf(entry.table, id, { when })];
    case 'releases':
      if (when.type !== 'dates') return null;
      return [{ op: 'patch', table: 'releases', id, fields: { startDate: when.first, releaseDate: when.last } }];
  }
}

/** A gate is one day or one point in time, wherever it comes from. */
function asPoint(when: When): When {
  return when.type === 'dates' ? { ...when, last: when.first } : { ...when, end: when.start };
}

type Copied = 'phases' | 'gates' | 'deployments' | 'bookings' | 'events';

/**
 * The same again at another time. What was decided about the old one is not copied: criteria open,
 * sign-offs pending, the deployment's status starts over, a booking asks again. One occurrence of a
 * series becomes one of its own.
 */
export function copyOf<T extends Copied>(
  table: T,
  record: RecordOf<T>,
  entry: CalendarEntry,
  when: When,
  nextId: () => Id,
  deploymentStatus: Id | null,
): Change | null {
  const id = nextId();
  switch (table) {
    case 'phases': {
      if (when.type !== 'dates') return null;
      return {
        op: 'create',
        table: 'phases',
        record: { ...(record as RecordOf<'phases'>), id, first: when.first, last: when.last },
      };
    }
    case 'gates': {
      const gate = record as RecordOf<'gates'>;
      const criteria = gate.criteria.map((criterion) => ({ ...criterion, id: nextId(), met: false, note: '' }));
      const signOffs = gate.signOffs.map((signOff) => ({
        ...signOff,
        id: nextId(),
        decision: 'pending' as const,
        decidedAt: null,
        note: '',
      }));
      return { op: 'create', table: 'gates', record: { ...gate, id, due: asPoint(when), criteria, signOffs } };
    }
    case 'deployments': {
      const deployment = record as RecordOf<'deployments'>;
      const statusId = deploymentStatus ?? deployment.statusId;
      return { op: 'create', table: 'deployments', record: { ...deployment, id, when, statusId } };
    }
    case 'bookings': {
      const booking = record as RecordOf<'bookings'>;
      const asked = { approval: 'requested' as const, decidedById: null, decidedAt: null, decisionNote: '' };
      return { op: 'create', table: 'bookings', record: { ...booking, ...asked, id, when, recurrence: null } };
    }
    case 'events': {
      const event = record as RecordOf<'events'>;
      const { title, styleId: kindId, location } = entry;
      return {
        op: 'create',
        table: 'events',
        record: { ...event, id, title, kindId, location, when, recurrence: null, splitFromId: null },
      };
    }
  }
}
