import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventsByMonth } from '#shared/change/during.ts';
import { impactOf } from '#shared/change/impact.ts';
import { outagesOf, serviceMonths } from '#shared/change/outage.ts';
import { collisionsOf, windowStatus } from '#shared/change/schedule.ts';
import { ChangeWaivers } from '#shared/change/waivers.ts';
import { rollUp } from '#shared/change/standing.ts';
import { TABLES } from '#shared/model/tables.ts';
import { instantsOfWhen } from '#shared/planning/moments.ts';
import { ServiceGraph } from '#shared/planning/conflicts/service-graph.ts';
import { between, change, service, ZONE } from '../../support/change.ts';
import { defaultPlan } from '../../support/plan.ts';
import { event } from '../../support/records.ts';

const { configuration: plain } = defaultPlan(ZONE);
/** b needs a, c needs b; d is alone. */
const services = new Map([service('a'), service('b', ['a']), service('c', ['b']), service('d')].map((s) => [s.id, s]));
const configuration = { ...plain, services };
const noWaivers = new ChangeWaivers([], configuration, '2026-11-01');

describe('impact', () => {
  it('names everything downstream with its distance, once, even in a circle', () => {
    const found = impactOf(change('x', { serviceIds: ['a'] }), services);
    expect(found.map((one) => [one.service.id, one.steps, one.through])).toEqual([
      ['a', 0, 'a'],
      ['b', 1, 'a'],
      ['c', 2, 'a'],
    ]);
    const circle = new Map([service('p', ['q']), service('q', ['p'])].map((s) => [s.id, s]));
    expect(impactOf(change('x', { serviceIds: ['p', 'gone'] }), circle)).toHaveLength(2);
  });
});

describe('collisions', () => {
  const at = fc.integer({ min: 0, max: 20 }).map((hour) => `2026-12-03T${String(hour).padStart(2, '0')}:00`);
  const anyChange = fc
    .tuple(at, fc.integer({ min: 0, max: 3 }), fc.subarray(['a', 'b', 'c', 'd']), fc.boolean())
    .map(([start, hours, serviceIds, cancelled]) => ({ start, hours, serviceIds, cancelled }));

  it('are what every pair says, from both sides', () => {
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 12 }), (list) => {
        const changes = list.map(({ start, hours, serviceIds, cancelled }, index) =>
          change(`c${index}`, {
            when: between(start, `2026-12-03T${String(Number(start.slice(11, 13)) + hours).padStart(2, '0')}:00`),
            serviceIds,
            statusId: cancelled ? 'chg-canceled' : 'chg-assess',
          }),
        );
        const graph = new ServiceGraph(services);
        const found = collisionsOf(changes, configuration, noWaivers);
        for (const one of changes) {
          const expected = changes.filter((other) => {
            if (one.id === other.id || one.when === null || other.when === null) return false;
            if (one.statusId === 'chg-canceled' || other.statusId === 'chg-canceled') return false;
            // What is a point in time is there for an instant.
            const spans = [one.when, other.when].map((when) => {
              const { start, end } = instantsOfWhen(when, ZONE);
              return { start: Date.parse(start), end: Math.max(Date.parse(end), Date.parse(start) + 1) };
            });
            const meets = spans.every((x) => spans.every((y) => x.start < y.end));
            return meets && one.serviceIds.some((a) => other.serviceIds.some((b) => graph.related(a).has(b)));
          });
          const ids = (found.get(one.id) ?? []).map(({ changeId }) => changeId);
          expect([...ids].sort()).toEqual(expected.map(({ id }) => id).sort());
        }
      }),
    );
  });
});

describe('windows and freezes', () => {
  const freeze = event('freeze', {
    title: 'Year-end freeze',
    kindId: 'hard-freeze',
    when: { type: 'dates', first: '2026-12-20', last: '2027-01-06' },
  });
  const window = event('window', {
    kindId: 'change-window',
    when: between('2026-12-03T20:00', '2026-12-04T04:00'),
    recurrence: TABLES.events.shape.recurrence.parse({ rules: ['FREQ=WEEKLY;COUNT=10'] }),
    serviceIds: ['a'],
  });
  const events = new EventsByMonth([freeze, window], configuration);
  const status = (start: string, end: string, serviceIds: string[]) =>
    windowStatus(change('x', { when: between(start, end), serviceIds }), events, noWaivers);

  it('a change is inside where one occurrence covers it whole', () => {
    expect(status('2026-12-10T22:00', '2026-12-11T02:00', ['a'])).toMatchObject({ window: 'inside', freezes: [] });
    expect(status('2026-12-10T22:00', '2026-12-11T06:00', ['a'])).toMatchObject({ window: 'outside' });
    expect(status('2026-12-10T22:00', '2026-12-11T02:00', ['d'])).toMatchObject({ window: 'none', windows: [] });
    expect(status('2026-12-31T22:00', '2027-01-01T02:00', ['d']).freezes).toMatchObject([{ title: 'Year-end freeze' }]);
    // The first instant after the freeze is free.
    expect(status('2027-01-07T00:00', '2027-01-07T02:00', ['d']).freezes).toEqual([]);
  });

  it('deployments roll up under a standing change, each with the bounds it breaks', () => {
    const standing = TABLES['standing-changes'].parse({
      id: 'std',
      key: 'STD-1',
      title: 'Web content',
      serviceIds: ['a'],
      environments: ['production'],
      insideWindows: true,
      quota: { count: 2, per: 'week' },
      expiresOn: '2026-12-31',
      authorisedAt: '2026-01-01T00:00:00Z',
    });
    const night = (id: string, day: string, environment = 'Production', serviceIds = ['a']) =>
      TABLES.deployments.parse({
        id,
        releaseId: 'r',
        environment,
        serviceIds,
        when: between(`${day}T22:00`, `${day}T23:00`),
        statusId: 'dep-planned',
        standingChangeId: 'std',
      });
    const deployments = [
      night('third', '2026-12-03', 'UAT', ['d']),
      night('first', '2026-11-30'),
      night('second', '2026-12-01'),
      night('late', '2027-01-01'),
      { ...night('cancelled', '2026-12-01'), statusId: 'dep-cancelled' },
    ];
    const rolled = rollUp({ standing, deployments, servicesOf: (one) => one.serviceIds, events }, configuration);
    expect(rolled.map(({ deployment, breaches }) => [deployment.id, breaches.map(({ code }) => code)])).toEqual([
      ['first', ['outsideWindow']],
      ['second', ['outsideWindow']],
      ['third', ['otherService', 'otherEnvironment', 'outsideWindow', 'overQuota']],
      ['late', ['expired', 'inFreeze', 'outsideWindow']],
    ]);
  });
});

describe('projected service outage', () => {
  const out = (id: string, start: string, minutes: number, serviceIds: string[]) =>
    change(id, { when: between(start, start), outageMinutes: minutes, serviceIds });

  it('counts what overlaps once, by calendar month of the zone, against what was agreed', () => {
    const known = new Map([service('a', [], { availabilityTarget: 99.9 }), service('b')].map((s) => [s.id, s]));
    const changes = [
      out('one', '2026-11-30T23:30', 60, ['a', 'b']),
      out('two', '2026-12-01T00:00', 30, ['a']),
      out('three', '2026-12-10T22:00', 30, ['a']),
    ];
    const months = serviceMonths(
      changes.flatMap((one) => outagesOf(one, ZONE)),
      known,
      ZONE,
    );
    expect(months.map((m) => [m.serviceId, m.month, m.plannedMinutes, m.agreedMinutes, m.breached])).toEqual([
      ['a', '2026-11', 30, 43, false],
      ['b', '2026-11', 30, null, false],
      ['a', '2026-12', 60, 44, true],
      ['b', '2026-12', 30, null, false],
    ]);
  });

  it('says nothing of a change without a time, without minutes, or of no service', () => {
    expect(outagesOf(change('x', { outageMinutes: 30, serviceIds: ['a'] }), ZONE)).toEqual([]);
    expect(outagesOf(out('x', '2026-12-01T22:00', 0, ['a']), ZONE)).toEqual([]);
    expect(outagesOf(out('x', '2026-12-01T22:00', 30, []), ZONE)).toEqual([]);
  });
});
