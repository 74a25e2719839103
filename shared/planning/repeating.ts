import { SlipwayError } from '../errors.ts';
import { takesRoom, type Booking } from '../model/booking.ts';
import { Event, type OccurrenceKey } from '../model/event.ts';
import type { Change } from '../model/journal.ts';
import type { Id } from '../model/schema.ts';
import type { When } from '../model/time.ts';
import type { OccurrenceEdit } from './occurrence-edit.ts';
import { deleteOccurrence, editOccurrence, type EditScope } from './occurrence-edits.ts';
import { occurrencesOf, touching, type DayRange } from './recurrence.ts';

/*
 * A booking repeats as an event does (RFC 5545). It is put into an event's shape for the rules of
 * series and taken out again, so that there is one set of rules.
 */

/** Records that may repeat, with the table they stand in. */
export type Repeating =
  | { readonly table: 'events'; readonly record: Event }
  | { readonly table: 'bookings'; readonly record: Booking };

const SHAPE = Event.parse({
  id: '-',
  title: '-',
  kindId: '-',
  when: { type: 'dates', first: '2000-01-01', last: '2000-01-01' },
});

/** What the rules of series see of a booking: its time, its repetition, whether it takes place. */
export function bookingAsEvent(booking: Booking): Event {
  const { id, purpose, when, recurrence } = booking;
  const status = takesRoom(booking) ? 'confirmed' : 'cancelled';
  return { ...SHAPE, id, title: purpose, when, recurrence, status };
}

/**
 * When a booking takes place within a range of days, what was taken out of its series left out. Of one
 * whose repetition can't be read its first time alone, and `onUnreadable` is told.
 */
export function timesOfBooking(
  booking: Booking,
  range: DayRange,
  touches = touching(range),
  onUnreadable: () => void = () => {},
): readonly When[] {
  const first = touches(booking.when) ? [booking.when] : [];
  if (booking.recurrence === null) return first;
  try {
    return occurrencesOf(bookingAsEvent(booking), range, touches)
      .filter(({ override }) => override?.status !== 'cancelled')
      .map(({ when }) => when);
  } catch (error) {
    if (!(error instanceof SlipwayError)) throw error;
    onUnreadable();
    return first;
  }
}

/** As `editOccurrence`. Of a booking only time and repetition differ between occurrences. */
export function editRepeating(
  one: Repeating,
  key: OccurrenceKey,
  edit: OccurrenceEdit,
  scope: EditScope,
  nextId: () => Id,
): Change[] {
  if (one.table === 'events') return editOccurrence(one.record, key, edit, scope, nextId);
  return asBookingChanges(one.record, editOccurrence(bookingAsEvent(one.record), key, edit, scope, nextId));
}

/** As `deleteOccurrence`. */
export function deleteRepeating(one: Repeating, key: OccurrenceKey, scope: EditScope): Change[] {
  if (one.table === 'events') return deleteOccurrence(one.record, key, scope);
  return asBookingChanges(one.record, deleteOccurrence(bookingAsEvent(one.record), key, scope));
}

function asBookingChanges(booking: Booking, changes: readonly Change[]): Change[] {
  return changes.flatMap((change): Change[] => {
    if (change.op === 'delete') return [{ ...change, table: 'bookings' }];
    if (change.op === 'create') {
      const { id, when, recurrence } = change.record as Event;
      return [{ op: 'create', table: 'bookings', record: { ...booking, id, when, recurrence } }];
    }
    const { when, recurrence } = change.fields as Partial<Event>;
    const fields = { ...(when === undefined ? {} : { when }), ...(recurrence === undefined ? {} : { recurrence }) };
    return Object.keys(fields).length === 0 ? [] : [{ op: 'patch', table: 'bookings', id: booking.id, fields }];
  });
}
