import { create } from 'zustand';
import type { ConflictRow } from './rows.ts';

export interface ConflictFilter {
  readonly connections: readonly string[];
  readonly tables: readonly string[];
  readonly fields: readonly string[];
  /** `open`, `decided`; empty: both. */
  readonly states: readonly string[];
}

export const NO_FILTER: ConflictFilter = { connections: [], tables: [], fields: [], states: ['open'] };

interface FilterState {
  readonly filter: ConflictFilter;
  readonly setFilter: (fields: Partial<ConflictFilter>) => void;
}

/** How the list is looked at, as long as the window lives. */
export const useSyncConflictFilter = create<FilterState>()((set) => ({
  filter: NO_FILTER,
  setFilter: (fields) => set(({ filter }) => ({ filter: { ...filter, ...fields } })),
}));

export const isOpen = ({ conflict }: ConflictRow): boolean => conflict.decision === null;

const has = (chosen: readonly string[], one: string) => chosen.length === 0 || chosen.includes(one);

export function filterRows(rows: readonly ConflictRow[], filter: ConflictFilter): readonly ConflictRow[] {
  const { connections, tables, fields, states } = filter;
  return rows.filter(
    (row) =>
      has(connections, row.conflict.connectionId) &&
      has(tables, row.conflict.table) &&
      has(fields, row.conflict.field) &&
      has(states, isOpen(row) ? 'open' : 'decided'),
  );
}
