import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import type { Sort } from '../../../ui/index.ts';
import { withColumnToggled } from '../../../ui/records/column-choice.ts';

export interface ServiceFilter {
  readonly text: string;
  readonly teams: readonly string[];
  readonly types: readonly string[];
  readonly criticalities: readonly string[];
}

export const COLUMN_IDS = ['key', 'name', 'team', 'type', 'criticality', 'dependsOn', 'neededBy', 'releases'] as const;

export const NO_FILTER: ServiceFilter = { text: '', teams: [], types: [], criticalities: [] };

interface ListState {
  readonly filter: ServiceFilter;
  readonly sort: Sort | null;
  /** Shown columns, those of added fields as `custom:<id>`; key and name always are. */
  readonly columns: readonly string[];
  readonly setFilter: (fields: Partial<ServiceFilter>) => void;
  readonly setSort: (sort: Sort | null) => void;
  readonly toggleColumn: (id: string) => void;
}

/** How the catalogue is looked at; kept over restarts. */
export const useServiceList = create<ListState>()(
  persist(
    (set) => ({
      filter: NO_FILTER,
      sort: { columnId: 'key', direction: 'ascending' },
      columns: COLUMN_IDS,
      setFilter: (fields) => set((state) => ({ filter: { ...state.filter, ...fields } })),
      setSort: (sort) => set({ sort }),
      toggleColumn: (id) => set(({ columns }) => ({ columns: withColumnToggled(columns, id, COLUMN_IDS) })),
    }),
    {
      name: 'slipway-service-list',
      storage: createJSONStorage(() => localStorage),
      partialize: ({ filter, sort, columns }) => ({ filter, sort, columns }),
    },
  ),
);
