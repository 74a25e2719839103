import { create } from 'zustand';
import type { ArrivalRow, ArrivalState } from './rows.ts';

export interface ArrivalFilter {
  readonly connections: readonly string[];
  readonly tables: readonly string[];
  readonly states: readonly string[];
}

export const NO_FILTER: ArrivalFilter = {
  connections: [],
  tables: [],
  states: ['arrived', 'choose'] satisfies ArrivalState[],
};

interface FilterState {
  readonly filter: ArrivalFilter;
  readonly setFilter: (fields: Partial<ArrivalFilter>) => void;
}

/** How the list is looked at, as long as the window lives. */
export const useArrivalFilter = create<FilterState>()((set) => ({
  filter: NO_FILTER,
  setFilter: (fields) => set(({ filter }) => ({ filter: { ...filter, ...fields } })),
}));

const has = (chosen: readonly string[], one: string) => chosen.length === 0 || chosen.includes(one);

export const isWaiting = ({ state }: ArrivalRow): boolean => state !== 'left';

export const filterArrivals = (rows: readonly ArrivalRow[], { connections, tables, states }: ArrivalFilter) =>
  rows.filter(
    ({ read: { link }, state }) => has(connections, link.connectionId) && has(tables, link.table) && has(states, state),
  );
