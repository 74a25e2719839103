import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import type { PlainDate } from '#shared/model/time.ts';
import type { Sort } from '../../../ui/index.ts';
import { withColumnToggled } from '../../../ui/records/column-choice.ts';

/** Which bookings by time. Presets follow the day it is; `range` stands still. */
export type Period = 'all' | 'current' | 'next30' | 'past' | 'range';

export interface BookingFilter {
  readonly text: string;
  readonly environments: readonly string[];
  readonly approvals: readonly string[];
  readonly releases: readonly string[];
  readonly requesters: readonly string[];
  readonly period: Period;
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
}

export const NO_FILTER: BookingFilter = {
  text: '',
  environments: [],
  approvals: [],
  releases: [],
  requesters: [],
  period: 'all',
  from: null,
  to: null,
};

export const COLUMN_IDS = [
  'environment',
  'for',
  'from',
  'to',
  'repeats',
  'units',
  'requester',
  'approval',
  'decidedBy',
  'decisionNote',
  'services',
  'notes',
] as const;

interface ListState {
  readonly filter: BookingFilter;
  readonly sort: Sort | null;
  /** Shown columns, those of added fields as `custom:<id>`; environment and purpose always are. */
  readonly columns: readonly string[];
  readonly setFilter: (fields: Partial<BookingFilter>) => void;
  readonly setSort: (sort: Sort | null) => void;
  readonly toggleColumn: (id: string) => void;
}

/** How the bookings are looked at; kept over restarts. */
export const useBookingList = create<ListState>()(
  persist(
    (set) => ({
      filter: NO_FILTER,
      sort: { columnId: 'from', direction: 'ascending' },
      columns: ['environment', 'for', 'from', 'to', 'repeats', 'units', 'requester', 'approval'],
      setFilter: (fields) => set((state) => ({ filter: { ...state.filter, ...fields } })),
      setSort: (sort) => set({ sort }),
      toggleColumn: (id) => set(({ columns }) => ({ columns: withColumnToggled(columns, id, COLUMN_IDS) })),
    }),
    {
      name: 'slipway-booking-list',
      storage: createJSONStorage(() => localStorage),
      partialize: ({ filter, sort, columns }) => ({ filter, sort, columns }),
    },
  ),
);
