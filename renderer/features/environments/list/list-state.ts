import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import type { Sort } from '../../../ui/index.ts';
import { withColumnToggled } from '../../../ui/records/column-choice.ts';

export interface EnvironmentFilter {
  readonly text: string;
  readonly purposes: readonly string[];
  readonly teams: readonly string[];
  readonly services: readonly string[];
  readonly sharing: readonly string[];
}

export const COLUMN_IDS = [
  'name',
  'purpose',
  'services',
  'owner',
  'team',
  'sharing',
  'capacity',
  'bookedNow',
  'nextBooking',
  'costPerDay',
  'notes',
] as const;

export const NO_FILTER: EnvironmentFilter = { text: '', purposes: [], teams: [], services: [], sharing: [] };

interface ListState {
  readonly filter: EnvironmentFilter;
  readonly sort: Sort | null;
  /** Shown columns, those of added fields as `custom:<id>`; the name always is. */
  readonly columns: readonly string[];
  readonly setFilter: (fields: Partial<EnvironmentFilter>) => void;
  readonly setSort: (sort: Sort | null) => void;
  readonly toggleColumn: (id: string) => void;
}

/** How the catalogue is looked at; kept over restarts. */
export const useEnvironmentList = create<ListState>()(
  persist(
    (set) => ({
      filter: NO_FILTER,
      sort: null,
      columns: [
        'name',
        'purpose',
        'services',
        'owner',
        'sharing',
        'capacity',
        'bookedNow',
        'nextBooking',
        'costPerDay',
      ],
      setFilter: (fields) => set((state) => ({ filter: { ...state.filter, ...fields } })),
      setSort: (sort) => set({ sort }),
      toggleColumn: (id) => set(({ columns }) => ({ columns: withColumnToggled(columns, id, COLUMN_IDS) })),
    }),
    {
      name: 'slipway-environment-list',
      storage: createJSONStorage(() => localStorage),
      partialize: ({ filter, sort, columns }) => ({ filter, sort, columns }),
    },
  ),
);
