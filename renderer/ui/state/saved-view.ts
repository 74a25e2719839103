import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { CalendarViewState } from '#shared/planning/calendar-view-state.ts';
import { CALENDAR_VIEWS, keptView, useCalendarView } from './calendar-view.ts';
import { useLanesView } from './lanes-view.ts';

/** How the calendar is looked at now, as a saved view keeps it: everything but the date and what is folded. */
export function useViewNow(): Record<string, unknown> {
  const calendar = useCalendarView(useShallow(keptView));
  const grouping = useLanesView((state) => state.grouping);
  const zoom = useLanesView((state) => state.zoom);
  // The lanes' own settings say nothing about a month.
  return useMemo(
    () => (calendar['view'] === 'lanes' ? { ...calendar, lanes: { grouping, zoom } } : calendar),
    [calendar, grouping, zoom],
  );
}

/**
 * From now on what is shown is the view just saved. Nothing of it is shown anew: saving took a moment, in which the
 * person may have gone on, and even to another view.
 */
export function callSavedView(savedViewId: string, shownBefore: string | null): void {
  useCalendarView.setState((state) => (state.savedViewId === shownBefore ? { savedViewId } : {}));
}

/** Shows a saved view as it was saved; what of it nobody knows any more is as usual. */
export function showSavedView(savedViewId: string, state: unknown): void {
  const { view, filter, colourBy, lanes } = CalendarViewState.parse(state);
  useCalendarView.setState({
    savedViewId,
    view: CALENDAR_VIEWS.find((name) => name === view) ?? 'month',
    filter,
    colourBy,
  });
  if (lanes !== undefined) useLanesView.setState(lanes);
}
