import type { Booking, BookingApproval } from '../model/booking.ts';
import type { Id } from '../model/schema.ts';
import type { Instant, PlainDate, Zone } from '../model/time.ts';
import type { Configuration } from './configuration.ts';
import { addDays } from './days.ts';
import { daysOfWhen } from './moments.ts';
import { timesOfBooking } from './repeating.ts';

/** How far ahead a repeating booking is looked for. */
const AHEAD_DAYS = 400;

/** What a person calls it in a step's name: "PAY 26.4 UAT 2", "Training UAT 2". */
export function bookingLabel(
  booking: Pick<Booking, 'environmentId' | 'purpose'>,
  releaseKey: string | null,
  { environments }: Pick<Configuration, 'environments'>,
): string {
  const environment = environments.get(booking.environmentId)?.name ?? booking.environmentId;
  return [releaseKey ?? booking.purpose, environment].filter((part) => part !== '').join(' ');
}

type Decision = Pick<Booking, 'approval' | 'decidedById' | 'decidedAt' | 'decisionNote'>;

/** Fields that say how a request was answered, by whom and when. Asked again, nothing is decided. */
export function decide(approval: BookingApproval, by: Id | null, at: Instant, note: string): Decision {
  if (approval === 'requested') return { approval, decidedById: null, decidedAt: null, decisionNote: '' };
  return { approval, decidedById: by, decidedAt: at, decisionNote: note };
}

/** Whether it takes place on or after a day, in some repetition. */
export function isFrom(booking: Booking, day: PlainDate, zone: Zone): boolean {
  if (daysOfWhen(booking.when, zone).last >= day) return true;
  if (booking.recurrence === null) return false;
  return timesOfBooking(booking, { first: day, last: addDays(day, AHEAD_DAYS), zone }).length > 0;
}
