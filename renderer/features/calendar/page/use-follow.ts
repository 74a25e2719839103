import { useCallback, useEffect, useRef, type RefObject } from 'react';
import type { CalendarItem } from '../calendar-items.ts';
import { useGrid } from '../grid-state.ts';
import { dayNumberOf } from '../localizer/utc-dates.ts';

/**
 * Keeps the keyboard on an entry that keys move: its control is drawn anew in another week, and the focus
 * would fall back to the page. Call before the move; the focus follows once the entry stands on its new day.
 */
export function useFollow(
  root: RefObject<HTMLElement | null>,
  itemsById: ReadonlyMap<string, CalendarItem>,
): (item: CalendarItem, days: number) => void {
  const wanted = useRef<{ readonly id: string; readonly day: number } | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    const { id, day } = wanted.current;
    const item = itemsById.get(id);
    if (item === undefined || dayNumberOf(item.start) !== day) return;
    wanted.current = null;
    useGrid.getState().setFocusDay(day);
    root.current?.querySelector<HTMLElement>(`[data-entry="${CSS.escape(id)}"]`)?.focus();
  }, [root, itemsById]);
  return useCallback((item, days) => {
    if (days !== 0) wanted.current = { id: item.entry.id, day: dayNumberOf(item.start) + days };
  }, []);
}
