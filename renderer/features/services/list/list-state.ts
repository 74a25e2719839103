import { listState } from '../../../ui/state/list-state.ts';

export interface ServiceFilter {
  readonly text: string;
  readonly teams: readonly string[];
  readonly types: readonly string[];
  readonly criticalities: readonly string[];
}

export const COLUMN_IDS = ['key', 'name', 'team', 'type', 'criticality', 'dependsOn', 'neededBy', 'releases'] as const;

export const NO_FILTER: ServiceFilter = { text: '', teams: [], types: [], criticalities: [] };

/** How the catalogue is looked at; kept over restarts. */
export const useServiceList = listState<ServiceFilter>({
  name: 'slipway-service-list',
  filter: NO_FILTER,
  sort: { columnId: 'key', direction: 'ascending' },
  columns: COLUMN_IDS,
  columnIds: COLUMN_IDS,
});
