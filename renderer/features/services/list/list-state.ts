import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import type { Sort } from '../../../ui/index.ts';

export interface ServiceFilter {
  readonly text: string;
  readonly teams: readonly string[];
  readonly types: readonly string[];
  readonly criticalities: readonly string[];
}

export const NO_FILTER: ServiceFilter = { text: '', teams: [], types: [], criticalities: [] };

interface ListState {
  readonly filter: ServiceFilter;
  readonly sort: Sort | null;
  readonly setFilter: (fields: Partial<ServiceFilter>) => void;
  readonly setSort: (sort: Sort | null) => void;
}

/** How the catalogue is looked at; kept over restarts. */
export const useServiceList = create<ListState>()(
  persist(
    (set) => ({
      filter: NO_FILTER,
      sort: { columnId: 'key', direction: 'ascending' },
      setFilter: (fields) => set((state) => ({ filter: { ...state.filter, ...fields } })),
      setSort: (sort) => set({ sort }),
    }),
    {
      name: 'slipway-service-list',
      storage: createJSONStorage(() => localStorage),
      partialize: ({ filter, sort }) => ({ filter, sort }),
    },
  ),
);
