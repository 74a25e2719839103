import { describe, expect, it } from 'vitest';
import { TABLES, type RecordOf } from '#shared/model/tables.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { NO_FILTER } from '#renderer/features/releases/list/list-state.ts';
import { filterRows, toRows, WITHOUT } from '#renderer/features/releases/list/rows.ts';
import { release } from '../../support/records.ts';

const status = (id: string, category: RecordOf<'statuses'>['category']) =>
  TABLES.statuses.parse({ id, name: id, appliesTo: 'releases', category });
const byId = <R extends { id: string }>(records: R[]) => new Map(records.map((record) => [record.id, record]));
const configuration: Configuration = {
  settings: TABLES.settings.parse({ id: 'settings' }),
  releaseTypes: new Map(),
  phaseTypes: new Map(),
  gateTypes: new Map(),
  eventKinds: new Map(),
  customFields: new Map(),
  environments: new Map(),
  environmentPurposes: new Map(),
  changeTypes: new Map(),
  riskQuestions: new Map(),
  boards: new Map(),
  standings: new Map(),
  statuses: byId([status('planned', 'planned'), status('released', 'done')]),
  people: byId([TABLES.people.parse({ id: 'ann', name: 'Ann Berger' })]),
  teams: byId([TABLES.teams.parse({ id: 'pay', name: 'Payments' })]),
  services: byId([TABLES.services.parse({ id: 'hub', key: 'hub', name: 'Payments hub' })]),
};
const TODAY = '2026-11-21';

const rows = toRows(
  [
    release('late', { key: 'PAY 26.4', name: 'Instant payments', releaseDate: '2026-11-20', serviceIds: ['hub'] }),
    release('done', { key: 'PAY 26.3', statusId: 'released', releaseDate: '2026-10-01', ownerId: 'ann' }),
    release('soon', { key: 'WEB 27.1', releaseDate: '2026-12-21', teamIds: ['pay'], labels: ['Quarterly'] }),
    release('undated', { key: 'X', name: '<b>Übergang</b>' }),
  ],
  [
    TABLES.gates.parse({
      id: 'g',
      releaseId: 'late',
      typeId: 'cab',
      name: 'CAB',
      due: { type: 'dates', first: '2026-11-18', last: '2026-11-18' },
    }),
  ],
  configuration,
  TODAY,
);
const found = (fields: Partial<typeof NO_FILTER>) =>
  filterRows(rows, { ...NO_FILTER, ...fields }, TODAY).map((row) => row.id);

describe('rows of the release list', () => {
  it('say what ids stand for, and that an open release past its date is overdue', () => {
    expect(rows[0]).toMatchObject({ services: ['Payments hub'], isOverdue: true, nextGate: { name: 'CAB' } });
    expect(rows[1]).toMatchObject({ owner: 'Ann Berger', isOverdue: false, nextGate: null });
  });

  it('are found by every word typed, whatever the case, in key, name or label', () => {
    expect(found({ text: 'pay 26' })).toEqual(['late', 'done']);
    expect(found({ text: '  INSTANT pay ' })).toEqual(['late']);
    expect(found({ text: 'quarterly' })).toEqual(['soon']);
    expect(found({ text: 'übergang' })).toEqual(['undated']);
    expect(found({ text: 'pay web' })).toEqual([]);
  });

  it('are narrowed by each chip, with "none" among its values', () => {
    expect(found({ statuses: ['released'] })).toEqual(['done']);
    expect(found({ services: ['hub'] })).toEqual(['late']);
    expect(found({ teams: [WITHOUT], statuses: ['planned'] })).toEqual(['late', 'undated']);
    expect(found({ owners: ['ann', WITHOUT] })).toHaveLength(4);
  });

  it('are narrowed by date: presets follow the day, a range is inclusive and may be open', () => {
    expect(found({ dates: 'overdue' })).toEqual(['late']);
    expect(found({ dates: 'next30' })).toEqual(['soon']);
    expect(found({ dates: 'past' })).toEqual(['late', 'done']);
    expect(found({ dates: 'undated' })).toEqual(['undated']);
    expect(found({ dates: 'range', from: '2026-10-01', to: '2026-11-20' })).toEqual(['late', 'done']);
    expect(found({ dates: 'range', from: '2026-12-21' })).toEqual(['soon']);
  });
});
