import type { Id } from '../../model/schema.ts';
import type { TimedTable } from '../../model/tables.ts';
import type { OccurrenceKey } from '../../model/event.ts';
import type { When } from '../../model/time.ts';
import { daysBetween } from '../days.ts';
import { editRepeating } from '../repeating.ts';
import { byDays, moveWhen } from '../slip/day-move.ts';
import { spanOfRelease } from '../entries.ts';
import type { ConflictEngine, WhatIf } from './engine.ts';
import { fieldsAt, movedTo, type Movable } from './moves.ts';
import type { PlanRecord } from './records.ts';

/** One thing of the calendar. */
export interface Imagined {
  readonly table: TimedTable;
  readonly recordId: Id;
  readonly occurrence: OccurrenceKey | null;
}

/** What would be if it stood at another time, what belongs to a release moving along; null where it can't stand there. */
export function whatIfAt(engine: ConflictEngine, one: Imagined, when: When): WhatIf | null {
  const records = recordsAt(engine, one, when);
  return records.length === 0 ? null : engine.whatIf(records);
}

function recordsAt(engine: ConflictEngine, { table, recordId: id, occurrence }: Imagined, when: When): PlanRecord[] {
  switch (table) {
    case 'releases':
      return releaseAt(engine, id, when);
    case 'events': {
      const record = engine.record('events', id);
      if (record === null) return [];
      if (occurrence === null) return [{ table, id, record: { ...record, ...fieldsAt('events', when) } }];
      const [change] = editRepeating({ table, record }, occurrence, { when }, 'this', () => id);
      return change?.op === 'patch' ? [{ table, id, record: { ...record, ...change.fields } }] : [];
    }
    case 'phases':
    case 'gates':
    case 'deployments':
    case 'bookings': {
      const record = engine.record(table, id);
      const moved = record === null ? null : movedTo({ table, record, occurrence } as Movable, when);
      return moved === null ? [] : [moved];
    }
  }
}

function releaseAt(engine: ConflictEngine, id: Id, when: When): PlanRecord[] {
  const record = engine.record('releases', id);
  const span = record === null ? null : spanOfRelease(record);
  if (record === null || span?.type !== 'dates' || when.type !== 'dates') return [];
  const { startDate, releaseDate } = record;
  const days = daysBetween(span.first, when.first);
  const isShift = days === daysBetween(span.last, when.last);
  const release: PlanRecord = {
    table: 'releases',
    id,
    record: {
      ...record,
      startDate: startDate === null ? null : when.first,
      releaseDate: releaseDate === null ? null : when.last,
    },
  };
  if (!isShift) return [release];
  const move = byDays(days);
  return [
    release,
    ...engine.parts(id).flatMap((part): PlanRecord[] => {
      switch (part.table) {
        case 'phases':
          return part.record === null
            ? []
            : [{ ...part, record: { ...part.record, first: move(part.record.first), last: move(part.record.last) } }];
        case 'gates':
          return part.record === null
            ? []
            : [{ ...part, record: { ...part.record, due: moveWhen(part.record.due, move).when } }];
        case 'deployments':
          return part.record === null
            ? []
            : [{ ...part, record: { ...part.record, when: moveWhen(part.record.when, move).when } }];
        default:
          return [];
      }
    }),
  ];
}
