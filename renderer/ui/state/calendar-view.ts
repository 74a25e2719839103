import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import type { PlainDate } from '#shared/model/time.ts';
import { type EntryFilter, NO_FILTER } from '#shared/planning/filter-entries.ts';

export const CALENDAR_VIEWS = ['month', 'week', 'day', 'agenda', 'quarter', 'year', 'lanes'] as const;
export type CalendarViewName = (typeof CALENDAR_VIEWS)[number];
export type ColourBy = 'type' | 'status';

/** Name of this page in saved views. */
export const CALENDAR_PAGE = 'calendar';

interface CalendarView {
  readonly view: CalendarViewName;
  /** A day of the period shown; null follows today. */
  readonly date: PlainDate | null;
  readonly filter: EntryFilter;
  readonly colourBy: ColourBy;
  /** The saved view last shown; it may have been changed since. */
  readonly savedViewId: string | null;
  readonly setView: (view: CalendarViewName) => void;
  readonly setDate: (date: PlainDate | null) => void;
  readonly setFilter: (fields: Partial<EntryFilter>) => void;
  readonly setColourBy: (colourBy: ColourBy) => void;
}

/** What of it is kept over restarts and under a name: everything but the date. */
export function keptView({ view, filter, colourBy }: CalendarView): Record<string, unknown> {
  return { view, filter, colourBy };
}

/**
 * How the calendar is looked at; the print dialog starts from it. Kept over restarts, but for the date: the
 * window opens on today, not on the month somebody looked at last week.
 */
export const useCalendarView = create<CalendarView>()(
  persist(
    (set) => ({
      view: 'month',
      date: null,
      filter: NO_FILTER,
      colourBy: 'type',
      savedViewId: null,
      setView: (view) => set({ view }),
      setDate: (date) => set({ date }),
      setFilter: (fields) => set((state) => ({ filter: { ...state.filter, ...fields } })),
      setColourBy: (colourBy) => set({ colourBy }),
    }),
    {
      name: 'slipway-calendar-view',
      storage: createJSONStorage(() => localStorage),
      partialize: keptView,
    },
  ),
);
