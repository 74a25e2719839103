import type { PlainDate } from '#shared/model/time.ts';
import { listState } from '../../../ui/state/list-state.ts';

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

/** How the list is looked at; kept over restarts. */
export const useChangeList = listState<ChangeFilter>({
  name: 'slipway-change-list',
  filter: NO_FILTER,
  sort: { columnId: 'start', direction: 'ascending' },
  columns: ['key', 'title', 'type', 'state', 'risk', 'start', 'services', 'approval', 'findings'],
  columnIds: COLUMN_IDS,
});
