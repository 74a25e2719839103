import { useCallback, type KeyboardEvent, type RefObject } from 'react';
import { fromDayNumber, lastOfMonth, toDayNumber } from '#shared/planning/days.ts';
import { useGrid } from '../grid-state.ts';

export interface YearKeyActions {
  /** Opens the month a day is in. */
  readonly openMonth: (day: number) => void;
  /** Lists what a day holds. */
  readonly list: (day: number, anchor: HTMLElement) => void;
  readonly step: (by: 1 | -1) => void;
  /** Shows the year that holds this day. */
  readonly showDay: (day: number) => void;
}

/**
 * The day an arrow leads to. Up and down stay in the weekday's column: to the same column of the month
 * above or below, or its nearest day.
 */
export function neighbour(day: number, key: string, weekStart: number): number | null {
  const date = fromDayNumber(day);
  const first = toDayNumber(`${date.slice(0, 7)}-01`);
  const last = toDayNumber(lastOfMonth(date.slice(0, 7)));
  const column = (of: number): number => (((of + 3 - (weekStart - 1)) % 7) + 7) % 7;
  const at = column(first) + day - first;
  const inMonthOf = (other: number): number => {
    const name = fromDayNumber(other).slice(0, 7);
    const from = toDayNumber(`${name}-01`);
    return Math.min(Math.max(from + at - column(from), from), toDayNumber(lastOfMonth(name)));
  };
  switch (key) {
    case 'ArrowLeft':
      return day - 1;
    case 'ArrowRight':
      return day + 1;
    case 'ArrowUp':
      return inMonthOf(first - 1);
    case 'ArrowDown':
      return inMonthOf(last + 1);
    case 'Home':
      return first;
    case 'End':
      return last;
    default:
      return null;
  }
}

/** Keys among the days of the year. */
export function useYearKeys(
  root: RefObject<HTMLElement | null>,
  weekStart: number,
  actions: YearKeyActions,
): (event: KeyboardEvent) => void {
  return useCallback(
    (event: KeyboardEvent) => {
      const control = (event.target as HTMLElement).closest<HTMLElement>('[data-day]');
      if (control === null || event.altKey || event.ctrlKey || event.metaKey) return;
      const day = Number(control.dataset['day']);
      const next = neighbour(day, event.key, weekStart);
      if (next !== null) {
        useGrid.getState().setFocusDay(next);
        const there = root.current?.querySelector<HTMLElement>(`[data-day="${next}"]`);
        if (there) there.focus();
        else actions.showDay(next);
      } else if (event.key === 'Enter') actions.openMonth(day);
      else if (event.key === ' ') actions.list(day, control);
      else if (event.key === 'PageUp' || event.key === 'PageDown') actions.step(event.key === 'PageUp' ? -1 : 1);
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
    [root, weekStart, actions],
  );
}
