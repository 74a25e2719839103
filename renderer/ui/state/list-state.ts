import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import type { Sort } from '../data-table-model.ts';
import { withColumnToggled } from '../records/column-choice.ts';

/** How a list of records is looked at. */
export interface ListState<Filter> {
  readonly filter: Filter;
  readonly sort: Sort | null;
  /** Shown columns, those of added fields as `custom:<id>`; what names a record always is. */
  readonly columns: readonly string[];
  readonly setFilter: (fields: Partial<Filter>) => void;
  readonly setSort: (sort: Sort | null) => void;
  readonly toggleColumn: (id: string) => void;
}

interface ListDefaults<Filter> {
  /** Under which it is kept; never renamed. */
  readonly name: string;
  readonly filter: Filter;
  readonly sort: Sort | null;
  readonly columns: readonly string[];
  /** Every column of its own, in their fixed order. */
  readonly columnIds: readonly string[];
}

/** The state of one list, kept over restarts. */
export function listState<Filter>({ name, columnIds, ...defaults }: ListDefaults<Filter>) {
  return create<ListState<Filter>>()(
    persist(
      (set) => ({
        ...defaults,
        setFilter: (fields) => set((state) => ({ filter: { ...state.filter, ...fields } })),
        setSort: (sort) => set({ sort }),
        toggleColumn: (id) => set(({ columns }) => ({ columns: withColumnToggled(columns, id, columnIds) })),
      }),
      {
        name,
        storage: createJSONStorage(() => localStorage),
        partialize: ({ filter, sort, columns }) => ({ filter, sort, columns }),
      },
    ),
  );
}
