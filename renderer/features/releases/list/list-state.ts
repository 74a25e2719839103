import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import type { PlainDate } from '#shared/model/time.ts';
import type { Sort } from '../../../ui/index.ts';
import { withColumnToggled } from '../../../ui/records/column-choice.ts';

/** Which release dates are shown. Presets follow the day it is; `range` stands still. */
export type DatePreset = 'all' | 'overdue' | 'next30' | 'next90' | 'past' | 'undated' | 'range';

export interface ReleaseFilter {
  readonly text: string;
  readonly types: readonly string[];
  readonly statuses: readonly string[];
  readonly services: readonly string[];
  readonly teams: readonly string[];
  readonly owners: readonly string[];
  readonly dates: DatePreset;
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
}

export const NO_FILTER: ReleaseFilter = {
  text: '',
  types: [],
  statuses: [],
  services: [],
  teams: [],
  owners: [],
  dates: 'all',
  from: null,
  to: null,
};

export const COLUMN_IDS = [
  'key',
  'name',
  'type',
  'status',
  'releaseDate',
  'startDate',
  'owner',
  'services',
  'nextGate',
  'teams',
  'labels',
  'dependsOn',
] as const;
export type ColumnId = (typeof COLUMN_IDS)[number];

interface ListState {
  readonly filter: ReleaseFilter;
  readonly sort: Sort | null;
  /** Shown columns, those of added fields as `custom:<id>`; key and name always are. */
  readonly columns: readonly string[];
  readonly setFilter: (fields: Partial<ReleaseFilter>) => void;
  readonly setSort: (sort: Sort | null) => void;
  readonly toggleColumn: (id: string) => void;
}

/** How the list is looked at; kept over restarts. */
export const useReleaseList = create<ListState>()(
  persist(
    (set) => ({
      filter: NO_FILTER,
      sort: { columnId: 'releaseDate', direction: 'descending' },
      columns: ['key', 'name', 'type', 'status', 'releaseDate', 'owner', 'services', 'nextGate'],
      setFilter: (fields) => set((state) => ({ filter: { ...state.filter, ...fields } })),
      setSort: (sort) => set({ sort }),
      toggleColumn: (id) => set(({ columns }) => ({ columns: withColumnToggled(columns, id, COLUMN_IDS) })),
    }),
    {
      name: 'slipway-release-list',
      storage: createJSONStorage(() => localStorage),
      partialize: ({ filter, sort, columns }) => ({ filter, sort, columns }),
    },
  ),
);
