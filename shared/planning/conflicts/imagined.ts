import type { Id } from '../../model/schema.ts';
import type { Change } from '../../model/journal.ts';
import type { RecordOf, TimedTable } from '../../model/tables.ts';
import type { OccurrenceKey } from '../../model/event.ts';
import type { When } from '../../model/time.ts';
import { daysBetween } from '../days.ts';
import { editRepeating } from '../repeating.ts';
import { planSlip } from '../slip/plan-slip.ts';
import { PART_TABLES, type SlipRows } from '../slip/request.ts';
import { spanOfRelease } from '../entries.ts';
import type { ConflictEngine, WhatIf } from './engine.ts';
import { fieldsAt, movedTo, type Movable } from './moves.ts';
import type { PlanRecord, PlanTable } from './records.ts';
import { recordsAfter } from './slipped.ts';

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
      return change?.op === 'patch' && change.table === 'events'
        ? [{ table, id, record: { ...record, ...change.fields } }]
        : [];
    }
    case 'phases':
    case 'gates':
    case 'deployments':
    case 'bookings':
    case 'changes': {
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
  return recordsAfter(...slipOf(engine, record, days));
}

/** The slip a drag of the release would be, so that what is imagined is what is then done. */
function slipOf(engine: ConflictEngine, release: RecordOf<'releases'>, days: number): [SlipRows, readonly Change[]] {
  const parts = engine.parts(release.id);
  const of = <T extends PlanTable>(table: T) =>
    parts.flatMap((part) => (part.table === table && part.record !== null ? [part.record] : [])) as RecordOf<T>[];
  const rows = {
    releases: [release],
    phases: of('phases'),
    gates: of('gates'),
    deployments: of('deployments'),
    bookings: of('bookings'),
    events: [],
  };
  const { configuration } = engine.context;
  const { changes } = planSlip(
    {
      releaseIds: [release.id],
      by: { unit: 'days', amount: days },
      along: new Set(PART_TABLES),
      dependents: false,
      evenFixed: true,
    },
    rows,
    { ...configuration, zone: configuration.settings.zone, workingTime: engine.works },
  );
  return [rows, changes];
}
