import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TABLES, type RecordOf } from '#shared/model/tables.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { addDays } from '#shared/planning/days.ts';
import { needsOf, type Need, type NeedsRequest } from '#shared/planning/this-week/needs.ts';
import { defaultPlan, rowsOf, samplePlan } from '../../support/plan.ts';
import { event, release } from '../../support/records.ts';

const TODAY = '2026-11-23';
const { configuration } = defaultPlan();
const me = { id: 'ann', role: 'Test manager', teamIds: ['pay'] };
const nothing = { releases: [], phases: [], gates: [], deployments: [], bookings: [], changes: [], events: [] };

const on = (first: string, last = first) => ({ type: 'dates', first, last }) as const;
const gate = (id: string, due: string, fields: Partial<RecordOf<'gates'>> = {}) =>
  TABLES.gates.parse({ id, releaseId: 'r', typeId: 'go-no-go', name: id, due: on(due), ...fields });
const deployment = (id: string, first: string, statusId = 'dep-planned') =>
  TABLES.deployments.parse({ id, releaseId: 'r', environment: id, when: on(first), statusId });
const booking = (id: string, first: string, fields: Partial<RecordOf<'bookings'>> = {}) =>
  TABLES.bookings.parse({ id, environmentId: 'uat', when: on(first), ...fields });
const uat = TABLES.environments.parse({ id: 'uat', name: 'UAT', purposeId: 'uat', ownerId: 'ann' });
const withUat: Configuration = { ...configuration, environments: new Map([['uat', uat]]) };

function needs(rows: Partial<NeedsRequest['rows']>, given = release('r'), conf = configuration): Need[] {
  const all = { ...nothing, ...rows, releasesById: new Map([[given.id, given]]) };
  return needsOf({ rows: all, configuration: conf, today: TODAY, days: 7, me });
}
const told = (list: readonly Need[]): string[] =>
  list.map(({ kind, state, entry, reason }) => `${kind} ${entry.recordId} ${state} ${reason.code}`);

describe('what needs somebody', () => {
  it('names gates that are due or late, with what they lack, until they are passed or their release is over', () => {
    const criteria = [
      { id: 'a', text: 'a', met: true, note: '' },
      { id: 'b', text: 'b', met: false, note: '' },
    ];
    const signOffs = [TABLES.gates.shape.signOffs.parse([{ id: 's', role: 'test Manager' }])[0]].filter(
      (one) => one !== undefined,
    );
    const passed = { criteria: [{ id: 'a', text: 'a', met: true, note: '' }] };
    const gates = [
      gate('late', '2026-11-20', { criteria }),
      gate('today', TODAY, { signOffs }),
      gate('last', '2026-11-29', { criteria, signOffs }),
      gate('beyond', '2026-11-30', { criteria }),
      gate('passed', TODAY, passed),
    ];
    expect(told(needs({ gates }))).toEqual([
      'gates late overdue criteria',
      'gates today today signOffs',
      'gates last ahead criteriaAndSignOffs',
    ]);
    expect(needs({ gates }).map(({ mine }) => mine)).toEqual([false, true, true]);
    expect(needs({ gates }, release('r', { statusId: 'closed' }))).toEqual([]);
    expect(needs({ gates }, release('r', { statusId: 'cancelled' }))).toEqual([]);
  });

  it('names deployments that come, run or should be done, not those that are', () => {
    const deployments = [
      deployment('late', '2026-11-20'),
      deployment('runs', TODAY, 'dep-running'),
      deployment('comes', '2026-11-26'),
      deployment('done', TODAY, 'dep-done'),
    ];
    expect(told(needs({ deployments }))).toEqual([
      'deployments late overdue notDone',
      'deployments runs today running',
      'deployments comes ahead goesLive',
    ]);
  });

  it('names bookings that begin, and those that wait for a decision long before', () => {
    const bookings = [
      booking('begins', '2026-11-25', { approval: 'approved' }),
      booking('asked', '2026-12-20', { requesterId: 'bob' }),
      booking('declined', '2026-11-25', { approval: 'declined' }),
      booking('running', '2026-11-20', { approval: 'approved', when: on('2026-11-20', '2026-12-01') }),
    ];
    expect(told(needs({ bookings }, release('r'), withUat))).toEqual([
      'bookings begins ahead begins',
      'approvals asked ahead asked',
    ]);
    expect(needs({ bookings }, release('r'), withUat).every(({ mine }) => mine)).toBe(true);
  });

  it('names a freeze two weeks ahead, meetings and milestones within the week, not what is over or off', () => {
    const events = [
      event('freeze', { kindId: 'hard-freeze', when: on('2026-12-05', '2026-12-31') }),
      event('board', { kindId: 'meeting', when: on('2026-11-24'), teamIds: ['other'] }),
      event('far', { kindId: 'meeting', when: on('2026-12-05') }),
      event('off', { kindId: 'milestone', when: on('2026-11-24'), status: 'cancelled' }),
      event('begun', { kindId: 'soft-freeze', when: on('2026-11-20', '2026-11-30') }),
    ];
    expect(told(needs({ events }))).toEqual(['cutOffs board ahead meeting', 'cutOffs freeze ahead hardFreezeBegins']);
    expect(needs({ events }).map(({ mine }) => mine)).toEqual([false, true]);
  });

  it('is in order of time, and on no day of the sample names what is done or cancelled', () => {
    const plan = samplePlan();
    fc.assert(
      fc.property(fc.integer({ min: -60, max: 90 }), (shift) => {
        const today = addDays('2026-11-20', shift);
        const found = needsOf({ rows: rowsOf(plan.tables), configuration: plan.configuration, today, days: 7, me });
        const days = found.map(({ day }) => day);
        expect(days).toEqual(days.toSorted());
        expect(found.filter(({ entry }) => entry.cancelled || entry.category === 'done')).toEqual([]);
        expect(found.filter(({ state, day }) => (state === 'overdue') !== day < today)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
