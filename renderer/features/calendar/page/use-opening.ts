import { useCallback } from 'react';
import { useNavigation } from '../../../ui/state/navigation.ts';
import type { CalendarItem } from '../calendar-items.ts';
import { useClick } from './use-pointer.ts';

export interface Opening {
  /** In the inspector beside the calendar. */
  readonly preview: (item: CalendarItem) => void;
  /** As a page of its own, where it has one. */
  readonly open: (item: CalendarItem) => void;
  readonly click: ReturnType<typeof useClick>;
}

/** How an entry is looked at, in every view. */
export function useOpening(): Opening {
  const select = useNavigation((state) => state.select);
  const go = useNavigation((state) => state.go);
  const preview = useCallback(
    ({ entry }: CalendarItem) => select({ table: entry.table, id: entry.recordId, occurrence: entry.occurrence }),
    [select],
  );
  const click = useClick(preview);
  const open = useCallback(
    (item: CalendarItem) => {
      click.giveUp();
      if (item.entry.table === 'changes') go('changes', item.entry.recordId);
      else if (item.entry.releaseId === null) preview(item);
      else go('releases', item.entry.releaseId);
    },
    [go, preview, click],
  );
  return { preview, open, click };
}
