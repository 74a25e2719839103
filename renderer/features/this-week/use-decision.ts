import { useCallback } from 'react';
import { decide } from '#shared/planning/bookings.ts';
import { msToInstant } from '#shared/planning/wall.ts';
import type { CalendarEntry } from '#shared/planning/entry.ts';
import { useEdit } from '../../data/edit.ts';
import { useWorkspace } from '../../data/workspace-context.tsx';

/** Decides on a booking in one click; undone like any other step. */
export function useDecision(): (entry: CalendarEntry, approval: 'approved' | 'declined') => Promise<void> {
  const edit = useEdit();
  const { personId } = useWorkspace();
  return useCallback(
    async (entry, approval) => {
      const fields = decide(approval, personId, msToInstant(Date.now()), '');
      const label = [entry.key ?? '', entry.title].filter(Boolean).join(' ');
      const code = approval === 'approved' ? 'bookingApproved' : 'bookingDeclined';
      await edit(code, { label }, [{ op: 'patch', table: 'bookings', id: entry.recordId, fields }]);
    },
    [edit, personId],
  );
}
