import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import type { PlainDate } from '#shared/model/time.ts';
import { type EntryFilter, NO_FILTER } from '#shared/planning/filter-entries.ts';

export type CalendarViewName = 'month' | 'week' | 'day' | 'agenda';
export type ColourBy = 'type' | 'status';

interface CalendarView {
  readonly view: CalendarViewName;
  /** A day of the period shown; null follows today. */
  readonly date: PlainDate | null;
  readonly filter: EntryFilter;
  readonly colourBy: ColourBy;
  readonly setView: (view: CalendarViewName) => void;
  readonly setDate: (date: PlainDate | null) => void;
  readonly setFilter: (fields: Partial<EntryFilter>) => void;
  readonly setColourBy: (colourBy: ColourBy) => void;
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
      setView: (view) => set({ view }),
      setDate: (date) => set({ date }),
      setFilter: (fields) => set((state) => ({ filter: { ...state.filter, ...fields } })),
      setColourBy: (colourBy) => set({ colourBy }),
    }),
    {
      name: 'slipway-calendar-view',
      storage: createJSONStorage(() => localStorage),
      partialize: ({ view, filter, colourBy }) => ({ view, filter, colourBy }),
    },
  ),
);
