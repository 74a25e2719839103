import type { OccurrenceKey } from '../../model/event.ts';
import { patchOf, type Change } from '../../model/journal.ts';
import type { Id } from '../../model/schema.ts';
import type { RecordOf } from '../../model/tables.ts';
import type { When } from '../../model/time.ts';
import { originalWhen } from '../recurrence.ts';
import { bookingAsEvent, editRepeating } from '../repeating.ts';
import type { PlanRecord } from './records.ts';

/** Tables whose records may be put at another time by themselves. */
export const MOVABLE_TABLES = ['deployments', 'bookings', 'gates', 'phases', 'changes'] as const;
export type MovableTable = (typeof MOVABLE_TABLES)[number];

/** A record that may be moved, of a series one occurrence. */
export type Movable = {
  [T in MovableTable]: { readonly table: T; readonly record: RecordOf<T>; readonly occurrence: OccurrenceKey | null };
}[MovableTable];

export function isMovable(table: string): table is MovableTable {
  return (MOVABLE_TABLES as readonly string[]).includes(table);
}

/** The fields that say when a record is. Null: it can't be at such a time. */
export function fieldsAt(table: MovableTable | 'events', when: When): Record<string, unknown> | null {
  switch (table) {
    case 'phases':
      return when.type === 'dates' ? { first: when.first, last: when.last } : null;
    case 'gates':
      // One day or one point in time, wherever it comes from.
      return { due: when.type === 'dates' ? { ...when, last: when.first } : { ...when, end: when.start } };
    case 'deployments':
    case 'bookings':
    case 'changes':
    case 'events':
      return { when };
  }
}

/** What a move means for the records; of a series for this occurrence alone. Empty: it can't stand there. */
export function changesOfMove(one: Movable, when: When, nextId: () => Id): Change[] {
  if (one.table === 'bookings' && one.occurrence !== null) {
    const { record } = one;
    return editRepeating({ table: 'bookings', record }, one.occurrence, { when }, 'this', nextId);
  }
  const fields = fieldsAt(one.table, when);
  return fields === null ? [] : [patchOf(one.table, one.record.id, fields)];
}

/** The record as it would be after a move, to be asked about. Null: it can't stand there. */
export function movedTo(one: Movable, when: When): PlanRecord | null {
  const [change] = changesOfMove(one, when, () => one.record.id);
  if (change === undefined || change.op !== 'patch') return null;
  return { table: one.table, id: one.record.id, record: { ...one.record, ...change.fields } } as PlanRecord;
}

/** When it is now; of a series this occurrence. Null: a change that has no time yet. */
export function whenOf({ table, record, occurrence }: Movable): When | null {
  switch (table) {
    case 'phases':
      return { type: 'dates', first: record.first, last: record.last };
    case 'gates':
      return record.due;
    case 'deployments':
    case 'changes':
      return record.when;
    case 'bookings': {
      if (occurrence === null) return record.when;
      const moved = record.recurrence?.overrides.find((override) => override.occurrence === occurrence);
      return moved?.when ?? originalWhen(bookingAsEvent(record), occurrence);
    }
  }
}
