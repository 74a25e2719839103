import { listState } from '../../../ui/state/list-state.ts';

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

/** How the catalogue is looked at; kept over restarts. */
export const useEnvironmentList = listState<EnvironmentFilter>({
  name: 'slipway-environment-list',
  filter: NO_FILTER,
  sort: null,
  columns: ['name', 'purpose', 'services', 'owner', 'sharing', 'capacity', 'bookedNow', 'nextBooking', 'costPerDay'],
  columnIds: COLUMN_IDS,
});
