import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import type { PlainDate } from '#shared/model/time.ts';
import type { Sort } from '../../../ui/index.ts';
import { withColumnToggled } from '../../../ui/records/column-choice.ts';

/** Which planned starts are shown. Presets follow the day it is; `range` stands still. */
export type DatePreset = 'all' | 'next7' | 'next30' | 'open' | 'past' | 'undated' | 'range';

export interface ChangeFilter {
  readonly text: string;
  readonly types: readonly string[];
  readonly states: readonly string[];
  readonly risks: readonly string[];
  readonly approvals: readonly string[];
  readonly services: readonly string[];
  readonly owners: readonly string[];
  readonly dates: DatePreset;
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
}

export const NO_FILTER: ChangeFilter = {
  text: '',
  types: [],
  states: [],
  risks: [],
  approvals: [],
  services: [],
  owners: [],
  dates: 'all',
  from: null,
  to: null,
};

export const COLUMN_IDS = [
  'key',
  'title',
  'type',
  'state',
  'risk',
  'start',
  'end',
  'services',
  'owner',
  'release',
  'approval',
  'findings',
  'environments',
  'externalId',
  'teams',
] as const;
export type ColumnId = (typeof COLUMN_IDS)[number];

interface ListState {
  readonly filter: ChangeFilter;
  readonly sort: Sort | null;
  /** Shown columns, those of added fields as `custom:<id>`; key and title always are. */
  readonly columns: readonly string[];
  readonly setFilter: (fields: Partial<ChangeFilter>) => void;
  readonly setSort: (sort: Sort | null) => void;
  readonly toggleColumn: (id: string) => void;
}

/** How the list is looked at; kept over restarts. */
export const useChangeList = create<ListState>()(
  persist(
    (set) => ({
      filter: NO_FILTER,
      sort: { columnId: 'start', direction: 'ascending' },
      columns: ['key', 'title', 'type', 'state', 'risk', 'start', 'services', 'approval', 'findings'],
      setFilter: (fields) => set((state) => ({ filter: { ...state.filter, ...fields } })),
      setSort: (sort) => set({ sort }),
      toggleColumn: (id) => set(({ columns }) => ({ columns: withColumnToggled(columns, id, COLUMN_IDS) })),
    }),
    {
      name: 'slipway-change-list',
      storage: createJSONStorage(() => localStorage),
      partialize: ({ filter, sort, columns }) => ({ filter, sort, columns }),
    },
  ),
);
