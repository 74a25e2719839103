import { LIMITS } from '../../../limits.ts';
import { refOf } from '../conflict.ts';
import { shared } from '../intervals.ts';
import { overlappingPairs } from '../sweep.ts';
import { rule } from './rule.ts';

/** An exclusive environment bears one booking at a time, whatever its capacity. Every two that meet are named. */
export const doubleBooking = rule({
  scope: 'environment',
  severity: 'error',
  tune: {},
  find: ({ environment, bookings }) => {
    if (environment.sharing !== 'exclusive') return [];
    return overlappingPairs(bookings, LIMITS.conflictsOfOneSubject).map(([a, b]) => ({
      about: [a.ref, b.ref],
      beside: [refOf('environments', environment.id)],
      overlap: shared(a, b),
      services: [...new Set([...a.services, ...b.services])],
      // Sorted: which of two that begin together comes first must not depend on their names alone.
      facts: [a, b].map(({ ref, start, end }) => `${ref} ${start} ${end}`).sort(),
    }));
  },
});
