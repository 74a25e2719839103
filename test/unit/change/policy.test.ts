import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeKeys } from '#shared/change/new-change.ts';
import { draftChanges, planDrafts, planStepDrafts } from '#shared/change/policy.ts';
import { ExposureStep, TicketPolicy, type ChangeRequest } from '#shared/model/change.ts';
import type { Deployment } from '#shared/model/deployment.ts';
import { TABLES } from '#shared/model/tables.ts';
import { between, change, service, ZONE } from '../../support/change.ts';
import { toMoment } from '#shared/planning/moments.ts';
import { defaultPlan } from '../../support/plan.ts';
import { release } from '../../support/records.ts';

const { configuration: plain } = defaultPlan();
const services = new Map(['a', 'b', 'c'].map((id) => [id, service(id)]));
const environments = new Map(
  [
    { id: 'prod', name: 'Production', purposeId: 'production' },
    { id: 'uat', name: 'UAT', purposeId: 'uat' },
  ].map((one) => [one.id, TABLES.environments.parse(one)]),
);
const configuration = { ...plain, services, environments };
const pay = release('pay', { key: 'PAY 26.4', name: 'Payments', serviceIds: ['a', 'b'], releaseDate: '2026-12-03' });
const deployment = (id: string, fields: Partial<Deployment> = {}): Deployment =>
  TABLES.deployments.parse({
    id,
    releaseId: 'pay',
    environment: 'Production',
    when: between('2026-12-03T22:00', '2026-12-04T02:00'),
    statusId: 'dep-planned',
    ...fields,
  });

function draft(policy: TicketPolicy, deployments: readonly Deployment[], changes: readonly ChangeRequest[]) {
  let made = changes.length * 10;
  const drafts = planDrafts(policy, { release: pay, deployments, changes }, configuration);
  const keys = changeKeys(
    'CHG-',
    changes.map(({ key }) => key),
  );
  const tools = { nextId: () => `id-${(made += 1)}`, nextKey: keys };
  const options = { typeId: 'change-normal', placeholder: false, ownerId: null };
  return draftChanges(drafts, pay, options, configuration, tools).flatMap((change) =>
    change.op === 'create' && change.table === 'changes' ? [change.record] : [],
  );
}

describe('changes drafted from a release', () => {
  const nights = [
    deployment('d1', { serviceIds: ['a'] }),
    deployment('d2', { serviceIds: ['b'], when: between('2026-12-05T22:00', '2026-12-06T02:00') }),
    deployment('uat', { environment: 'UAT' }),
  ];

  it('one per release spans every production night, and no test environment', () => {
    const [one, ...more] = draft('onePerRelease', nights, []);
    expect(more).toEqual([]);
    expect(one).toMatchObject({ key: 'CHG-0001', serviceIds: ['a', 'b'], deploymentIds: ['d1', 'd2'] });
    expect(one?.when).toEqual(between('2026-12-03T22:00', '2026-12-06T02:00'));
    expect(one?.environments).toEqual(['Production']);
  });

  it('per service and per window each have their own nights', () => {
    expect(draft('perService', nights, []).map(({ title, deploymentIds }) => [title, deploymentIds])).toEqual([
      ['PAY 26.4 · Payments · Service a', ['d1']],
      ['PAY 26.4 · Payments · Service b', ['d2']],
    ]);
    expect(draft('perWindow', nights, []).map(({ when, serviceIds }) => [when, serviceIds])).toEqual([
      [between('2026-12-03T22:00', '2026-12-04T02:00'), ['a']],
      [between('2026-12-05T22:00', '2026-12-06T02:00'), ['b']],
    ]);
    expect(draft('none', nights, [])).toEqual([]);
  });

  it('needs none where everything runs under a standing change', () => {
    expect(draft('onePerRelease', [deployment('d', { standingChangeId: 'std' })], [])).toEqual([]);
  });

  it('never drafts anything twice, whatever was drafted and changed before', () => {
    const anyPolicy = fc.constantFrom(...TicketPolicy.options);
    const subset = fc.subarray(nights);
    fc.assert(
      fc.property(fc.array(fc.tuple(anyPolicy, subset), { minLength: 1, maxLength: 5 }), (rounds) => {
        const changes: ChangeRequest[] = [];
        for (const [policy, deployments] of rounds) {
          changes.push(...draft(policy, deployments, changes).map((one) => ({ ...one, title: 'Renamed by hand' })));
          expect(draft(policy, deployments, changes)).toEqual([]);
        }
        // No night of a service is asked for twice, whichever policies followed each other.
        const nightsAsked = changes.flatMap((one) =>
          one.deploymentIds.flatMap((night) => one.serviceIds.map((id) => `${night} ${id}`)),
        );
        if (rounds.every(([, deployments]) => deployments.length === nights.length)) {
          expect(new Set(nightsAsked).size).toBe(nightsAsked.length);
        }
        const purposes = changes.map(({ draftedFor }) => draftedFor);
        expect(new Set(purposes).size).toBe(purposes.length);
        const keys = changes.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});

describe('numbers of new changes', () => {
  it('go on from the highest of their kind and keep its width', () => {
    const next = changeKeys('CHG-', ['CHG-0009', 'chg-0041', 'CHG-draft', 'RFC 99']);
    expect([next(), next()]).toEqual(['chg-0042', 'chg-0043']);
    expect(changeKeys('CHG-', [])()).toBe('CHG-0001');
  });
});

describe('tickets of an exposure plan', () => {
  const wants = fc.array(fc.boolean(), { maxLength: 6 });
  const parentOf = (wanted: readonly boolean[]) =>
    change('parent', {
      serviceIds: ['a'],
      exposure: wanted.map((needsTicket, index) =>
        ExposureStep.parse({
          id: `s${index}`,
          percent: index,
          needsTicket,
          holdMinutes: 30,
          start: toMoment('2026-12-03T22:00', ZONE).moment,
        }),
      ),
    });
  const drafted = (parent: ChangeRequest, changes: readonly ChangeRequest[]) => {
    let made = changes.length * 10;
    const drafts = planStepDrafts(parent, changes, (_, number) => ({ title: `Step ${number}`, relationship: 'step' }));
    const tools = { nextId: () => `t-${(made += 1)}`, nextKey: () => `T-${made}` };
    const options = { typeId: parent.typeId, placeholder: false, ownerId: null };
    return draftChanges(drafts, { id: null, teamIds: [], ownerId: 'ann' }, options, configuration, tools).flatMap(
      (one) => (one.op === 'create' && one.table === 'changes' ? [one.record] : []),
    );
  };

  it('are drafted at the chosen steps only, each once, whatever was chosen before', () => {
    fc.assert(
      fc.property(wants, wants, (first, second) => {
        const before = drafted(parentOf(first), []);
        expect(before.map(({ title }) => title)).toEqual(
          first.flatMap((is, index) => (is ? [`Step ${index + 1}`] : [])),
        );
        const after = drafted(parentOf(second), before);
        expect(after.map(({ draftedFor }) => draftedFor)).toEqual(
          second.flatMap((is, index) => (is && first[index] !== true ? [`step:s${index}`] : [])),
        );
        expect(drafted(parentOf(second), [...before, ...after])).toEqual([]);
      }),
    );
  });

  it('are on for as long as their step is watched', () => {
    expect(drafted(parentOf([true]), [])).toMatchObject([
      { when: between('2026-12-03T22:00', '2026-12-03T22:30'), serviceIds: ['a'], ownerId: 'ann', releaseId: null },
    ]);
  });
});
