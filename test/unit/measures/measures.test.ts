import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { releaseCosts } from '#shared/planning/measures/cost.ts';
import { measure, median, slipsOf } from '#shared/planning/measures/measures.ts';
import type { MeasureName, MeasureSource } from '#shared/planning/measures/source.ts';
import type { ChangeRequest } from '#shared/model/change.ts';
import { TABLES } from '#shared/model/tables.ts';
import { between, change, service } from '../../support/change.ts';
import { defaultPlan } from '../../support/plan.ts';
import { release } from '../../support/records.ts';

const { configuration: plain } = defaultPlan('Europe/Berlin');
const services = new Map([service('a', [], { teamId: 'red' }), service('b')].map((one) => [one.id, one]));
const configuration = { ...plain, services };
const nothing: MeasureSource = {
  configuration,
  changes: [],
  releases: [],
  deployments: [],
  phases: [],
  incidents: [],
  supports: [],
  waivers: [],
  dateSteps: [],
};
const NOVEMBER = { first: '2026-11-01', last: '2026-12-31', serviceIds: [], teamIds: [] };
const ended = (id: string, fields: Partial<ChangeRequest>): ChangeRequest =>
  change(id, { serviceIds: ['a'], actualEnd: '2026-11-10T20:00:00Z', outcome: 'successful', ...fields });
const valueOf = (name: MeasureName, source: Partial<MeasureSource>, range: Partial<typeof NOVEMBER> = {}) =>
  measure({ ...nothing, ...source }, { ...NOVEMBER, ...range }).find((one) => one.name === name);

describe('measures', () => {
  it('say of an empty plan that nothing was counted, and no rate', () => {
    const all = measure(nothing, NOVEMBER);
    expect(all.map(({ name, value }) => [name, value])).toEqual([
      ['changeSuccess', null],
      ['emergencyShare', null],
      ['leadTime', null],
      ['deployments', 0],
      ['changeFailure', null],
      ['timeToRestore', null],
      ['freezeWaivers', 0],
      ['slips', 0],
      ['slipDays', 0],
      ['supportDays', null],
    ]);
    expect(all[0]?.byMonth.map(({ month }) => month)).toEqual(['2026-11', '2026-12']);
  });

  it('count changes that ended in the range, by what became of them', () => {
    const changes = [
      ended('ok', {}),
      ended('issues', { outcome: 'successfulWithIssues' }),
      ended('out', { outcome: 'backedOut', typeId: 'change-emergency', actualEnd: '2026-12-02T20:00:00Z' }),
      ended('open', { outcome: null, actualEnd: null }),
      ended('before', { actualEnd: '2026-10-31T20:00:00Z', outcome: 'unsuccessful' }),
      // In Berlin it ended on 1 November.
      ended('midnight', { actualEnd: '2026-10-31T23:30:00Z' }),
    ];
    expect(valueOf('changeSuccess', { changes })).toMatchObject({ value: 75, of: 4 });
    expect(valueOf('changeSuccess', { changes })?.byMonth.map(({ value }) => value)).toEqual([100, 0]);
    expect(valueOf('changeFailure', { changes })?.value).toBe(25);
    // One that went well and still caused an incident failed by DORA's count.
    const incidents = [
      TABLES.incidents.parse({ id: 'i', title: 'i', openedAt: '2026-11-11T08:00:00Z', causedByChangeId: 'ok' }),
    ];
    expect(valueOf('changeFailure', { changes, incidents })?.value).toBe(50);
    expect(valueOf('emergencyShare', { changes })?.value).toBe(25);
    expect(valueOf('changeSuccess', { changes }, { serviceIds: ['b'] as never })?.of).toBe(0);
    expect(valueOf('changeSuccess', { changes }, { teamIds: ['red'] as never })?.of).toBe(4);
  });

  it('take lead time from handing in to the start, and time to restore of incidents a change caused', () => {
    const changes = [
      ended('x', { submittedAt: '2026-11-01T08:00:00Z', actualStart: '2026-11-06T20:00:00Z' }),
      ended('y', { submittedAt: '2026-11-09T20:00:00Z', actualStart: '2026-11-10T20:00:00Z' }),
    ];
    expect(valueOf('leadTime', { changes })).toMatchObject({ value: 3.25, of: 2, unit: 'days' });
    const incident = (id: string, causedByChangeId: string | null) =>
      TABLES.incidents.parse({
        id,
        title: id,
        openedAt: '2026-11-11T08:00:00Z',
        resolvedAt: '2026-11-11T10:30:00Z',
        causedByChangeId,
      });
    expect(valueOf('timeToRestore', { changes, incidents: [incident('i', 'x'), incident('j', null)] })).toMatchObject({
      value: 2.5,
      of: 1,
      unit: 'hours',
    });
  });

  it('count production deployments that were done, waivers of freezes, and support that was left', () => {
    const releases = [release('r', { serviceIds: ['a'] })];
    const night = (id: string, statusId: string, environment = 'Production') =>
      TABLES.deployments.parse({
        id,
        releaseId: 'r',
        environment,
        statusId,
        when: between('2026-11-30T23:00', '2026-12-01T01:00'),
      });
    const environments = new Map(
      [TABLES.environments.parse({ id: 'uat', name: 'UAT', purposeId: 'uat' })].map((one) => [one.id, one]),
    );
    const deployments = [
      night('done', 'dep-done'),
      night('planned', 'dep-planned'),
      night('failed', 'dep-failed'),
      night('uat', 'dep-done', 'UAT'),
    ];
    const source = { ...nothing, configuration: { ...configuration, environments }, releases, deployments };
    expect(valueOf('deployments', source)?.byMonth.map(({ value }) => value)).toEqual([1, 0]);
    const phase = TABLES.phases.parse({
      id: 'p',
      releaseId: 'r',
      typeId: 'early-life-support',
      name: 'ELS',
      first: '2026-11-01',
      last: '2026-11-28',
    });
    const support = TABLES.supports.parse({
      id: 's',
      releaseId: 'r',
      phaseId: 'p',
      decision: 'exit',
      decidedAt: '2026-11-20T10:00:00Z',
    });
    expect(valueOf('supportDays', { ...source, phases: [phase], supports: [support] })?.value).toBe(20);
    const waiver = (rule: string) =>
      TABLES.waivers.parse({ id: rule, rule, conflictId: rule, facts: 'f', reason: 'why', at: '2026-12-24T10:00:00Z' });
    expect(valueOf('freezeWaivers', { waivers: [waiver('hardFreeze'), waiver('doubleBooking')] })?.value).toBe(1);
  });

  it('count a waiver of a freeze by the service and team of what went into it', () => {
    const releases = [release('r', { serviceIds: ['a'] }), release('q', { serviceIds: ['b'] })];
    const night = (id: string, releaseId: string) =>
      TABLES.deployments.parse({
        id,
        releaseId,
        environment: 'Production',
        statusId: 'dep-done',
        when: between('2026-11-30T23:00', '2026-12-01T01:00'),
      });
    const waiver = (...records: string[]) =>
      TABLES.waivers.parse({
        id: records.join(),
        rule: 'hardFreeze',
        conflictId: records.join(),
        records,
        facts: 'f',
        reason: 'why',
        at: '2026-12-24T10:00:00Z',
      });
    const source = {
      releases,
      deployments: [night('one', 'r'), night('two', 'q')],
      changes: [change('c', { serviceIds: ['a'] })],
      waivers: [
        waiver('deployments:one', 'events:freeze'),
        waiver('events:freeze', 'deployments:two'),
        waiver('changes:c', 'events:freeze'),
        waiver('deployments:gone', 'events:freeze'),
      ],
    };
    const counted = (range: Partial<typeof NOVEMBER>) => valueOf('freezeWaivers', source, range)?.value;
    expect(counted({})).toBe(4);
    expect(counted({ serviceIds: ['a'] as never[] })).toBe(2);
    expect(counted({ serviceIds: ['b'] as never[] })).toBe(1);
    expect(counted({ teamIds: ['red'] as never[] })).toBe(2);
  });

  it('call only what became later a slip, and count its days', () => {
    const step = (before: string | null, after: string | null) => ({
      releaseId: 'r',
      at: '2026-11-05T10:00:00Z',
      before,
      after,
    });
    const steps = [
      step('2026-12-01', '2026-12-08'),
      step('2026-12-08', '2026-12-01'),
      step(null, '2026-12-01'),
      step('2026-12-01', null),
    ];
    expect(slipsOf(steps)).toEqual([{ releaseId: 'r', at: '2026-11-05T10:00:00Z', days: 7 }]);
    expect(valueOf('slipDays', { dateSteps: steps, releases: [release('r')] })).toMatchObject({ value: 7, of: 1 });
  });

  it('have a middle that lies between the least and the most, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 1 }), (values) => {
        const middle = median(values) ?? Number.NaN;
        expect(middle).toBe(median(values.toReversed()));
        expect(values.filter((value) => value <= middle).length * 2).toBeGreaterThanOrEqual(values.length);
        expect(values.filter((value) => value >= middle).length * 2).toBeGreaterThanOrEqual(values.length);
      }),
    );
    expect(median([])).toBeNull();
  });

  it('add up cost and effort of a release and its changes, and say nothing where nobody did', () => {
    const releases = [release('r', { costEstimated: 1_000, effortActual: 8 }), release('quiet')];
    const changes = [
      change('c', { releaseId: 'r', costEstimated: 500, costActual: 900 }),
      change('d', { costActual: 1 }),
    ];
    expect(releaseCosts(releases, changes)).toEqual([
      { releaseId: 'r', cost: { estimated: 1_500, actual: 900 }, effort: { estimated: null, actual: 8 } },
    ]);
  });
});
