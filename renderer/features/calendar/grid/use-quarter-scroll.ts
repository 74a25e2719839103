import { useEffect, type RefObject } from 'react';
import { useGrid } from '../grid-state.ts';

/** Keeps the week of the day that is meant in sight where a quarter is higher than the window. */
export function useQuarterScroll(root: RefObject<HTMLElement | null>, view: string, date: Date): void {
  useEffect(() => {
    if (view !== 'quarter') return undefined;
    const show = (day: number) =>
      root.current
        ?.querySelector(`[data-day="${day}"]`)
        ?.closest('.rbc-month-row')
        ?.scrollIntoView({ block: 'nearest' });
    show(useGrid.getState().focusDay);
    return useGrid.subscribe(({ focusDay }, before) => {
      if (focusDay !== before.focusDay) show(focusDay);
    });
  }, [root, view, date]);
}
