import type { PlainDate } from '#shared/model/time.ts';
import { listState } from '../../../ui/state/list-state.ts';

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

/** How the list is looked at; kept over restarts. */
export const useReleaseList = listState<ReleaseFilter>({
  name: 'slipway-release-list',
  filter: NO_FILTER,
  sort: { columnId: 'releaseDate', direction: 'descending' },
  columns: ['key', 'name', 'type', 'status', 'releaseDate', 'owner', 'services', 'nextGate'],
  columnIds: COLUMN_IDS,
});
