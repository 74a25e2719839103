import { create } from 'zustand';
import type { Known } from '../../data/conflicts.ts';

export interface ConflictFilter {
  readonly rules: readonly string[];
  readonly services: readonly string[];
  /** `open`, `waived`; empty: both. */
  readonly states: readonly string[];
}

export const NO_FILTER: ConflictFilter = { rules: [], services: [], states: [] };

interface FilterState {
  readonly filter: ConflictFilter;
  readonly setFilter: (fields: Partial<ConflictFilter>) => void;
}

/** How the list is looked at, as long as the window lives. */
export const useConflictFilter = create<FilterState>()((set) => ({
  filter: NO_FILTER,
  setFilter: (fields) => set(({ filter }) => ({ filter: { ...filter, ...fields } })),
}));

export function isFiltering({ rules, services, states }: ConflictFilter): boolean {
  return rules.length + services.length + states.length > 0;
}

export function filterConflicts(all: readonly Known[], filter: ConflictFilter): readonly Known[] {
  if (!isFiltering(filter)) return all;
  const { rules, services, states } = filter;
  return all.filter(
    ({ conflict, waiver }) =>
      (rules.length === 0 || rules.includes(conflict.rule)) &&
      (services.length === 0 || conflict.services.some((id) => services.includes(id))) &&
      (states.length === 0 || states.includes(waiver === null ? 'open' : 'waived')),
  );
}
