import { z } from 'zod';
import { CustomValues } from './custom-field.ts';
import { Recurrence } from './event.ts';
import { Id, ids, longText, openObject, optionalId, shortText } from './schema.ts';
import { Instant, When } from './time.ts';

/** Where a request stands. Declined and withdrawn ones take no room. */
export const BookingApproval = z.enum(['requested', 'approved', 'declined', 'withdrawn']);
export type BookingApproval = z.infer<typeof BookingApproval>;

/** An environment taken for a while, for a release or for another purpose. */
export const Booking = openObject({
  id: Id,
  environmentId: Id,
  /** Null where it is for something else; `purpose` then says what for. */
  releaseId: optionalId,
  purpose: shortText.default(''),
  /** The only time, or the first of the series. */
  when: When,
  recurrence: Recurrence.nullable().default(null),
  /** Units of the environment's capacity it takes. */
  units: z.number().int().min(1).max(10_000).default(1),
  requesterId: optionalId,
  approval: BookingApproval.default('requested'),
  decidedById: optionalId,
  decidedAt: Instant.nullable().default(null),
  decisionNote: shortText.default(''),
  /** Services tested or shown, where not all of the release's. Empty means all. */
  serviceIds: ids,
  teamIds: ids,
  notes: longText.default(''),
  custom: CustomValues,
});
export type Booking = z.infer<typeof Booking>;

/** Whether it takes room, or will once it is approved. */
export function takesRoom({ approval }: Pick<Booking, 'approval'>): boolean {
  return approval === 'requested' || approval === 'approved';
}
