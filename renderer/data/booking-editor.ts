import { useCallback } from 'react';
import type { Booking, BookingApproval } from '#shared/model/booking.ts';
import { patchOf } from '#shared/model/journal.ts';
import { decide } from '#shared/planning/bookings.ts';
import { msToInstant } from '#shared/planning/wall.ts';
import { useEdit } from './edit.ts';
import { useWorkspace } from './workspace-context.tsx';

export interface Decided {
  readonly booking: Booking;
  /** What a person calls it. */
  readonly label: string;
}

/** Answers requests, or takes an answer back: as one step, by the person at this laptop, now. */
export function useDecide(): (those: readonly Decided[], approval: BookingApproval, note?: string) => void {
  const edit = useEdit();
  const { personId } = useWorkspace();
  return useCallback(
    (those, approval, note = '') => {
      const fields = decide(approval, personId, msToInstant(Date.now()), note);
      const changes = those.map(({ booking }) => patchOf('bookings', booking.id, fields));
      const [only] = those;
      if (those.length === 1 && only !== undefined)
        void edit('bookingDecided', { label: only.label, approval }, changes);
      else void edit('bookingsDecided', { bookings: those.length, approval }, changes);
    },
    [edit, personId],
  );
}
