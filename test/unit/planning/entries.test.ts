import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TABLES } from '#shared/model/tables.ts';
import { addDays } from '#shared/planning/days.ts';
import { projectEntries, type PlanRows } from '#shared/planning/entries.ts';
import { compareEntries, sortEntries } from '#shared/planning/entry-order.ts';
import { daysOfWhen, toMoment } from '#shared/planning/moments.ts';
import { defaultPlan, rowsOf, samplePlan } from '../../support/plan.ts';
import { event, release } from '../../support/records.ts';
import { inYardsticks } from '../../support/yardstick.ts';

const { configuration } = defaultPlan();
const december = { first: '2026-12-01', last: '2026-12-31', zone: 'Europe/Berlin' };
const NONE: PlanRows = {
  releases: [],
  phases: [],
  gates: [],
  deployments: [],
  bookings: [],
  changes: [],
  events: [],
  releasesById: new Map(),
};

function rows(fields: Partial<PlanRows>): PlanRows {
  const releases = fields.releases ?? [];
  return { ...NONE, releasesById: new Map(releases.map((r) => [r.id, r])), ...fields };
}

describe('what stands on the calendar', () => {
  const r = release('r', {
    key: 'PAY 26.4',
    name: 'Payments core',
    startDate: '2026-11-20',
    releaseDate: '2026-12-10',
    serviceIds: ['pay'],
  });

  it('is a release from its start to its release date, or the one day that is known', () => {
    const [entry] = projectEntries(rows({ releases: [r] }), configuration, december);
    expect(entry).toMatchObject({
      id: 'releases:r',
      key: 'PAY 26.4',
      title: 'Payments core',
      code: 'M',
      styleId: 'major',
      when: { first: '2026-11-20', last: '2026-12-10' },
      category: 'planned',
    });
    const one = projectEntries(
      rows({
        releases: [
          release('x', { releaseDate: '2026-12-31' }),
          release('y'),
          release('z', { startDate: '2027-01-01' }),
        ],
      }),
      configuration,
      december,
    );
    expect(one.map((e) => [e.id, e.when])).toEqual([
      ['releases:x', { type: 'dates', first: '2026-12-31', last: '2026-12-31' }],
    ]);
  });

  it('is its parts, under its key, cancelled with it', () => {
    const cancelled = { ...r, statusId: 'cancelled' };
    const gate = TABLES.gates.parse({
      id: 'g',
      releaseId: 'r',
      typeId: 'go-no-go',
      name: 'Go / no-go',
      due: { type: 'dates', first: '2026-12-08', last: '2026-12-08' },
    });
    const phase = TABLES.phases.parse({
      id: 'p',
      releaseId: 'r',
      typeId: 'uat',
      name: 'UAT',
      first: '2026-12-01',
      last: '2026-12-07',
    });
    const deployment = TABLES.deployments.parse({
      id: 'd',
      releaseId: 'r',
      environment: 'Production',
      statusId: 'dep-awaiting',
      when: {
        type: 'moments',
        start: toMoment('2026-12-10T22:00', 'Europe/Berlin').moment,
        end: toMoment('2026-12-11T02:00', 'Europe/Berlin').moment,
      },
    });
    const parts = { phases: [phase], gates: [gate], deployments: [deployment] };
    const shown = projectEntries(rows({ releases: [r], ...parts }), configuration, december);
    expect(shown.map((e) => [e.table, e.key, e.code, e.title, e.serviceIds])).toEqual([
      ['releases', 'PAY 26.4', 'M', 'Payments core', ['pay']],
      ['phases', 'PAY 26.4', 'P', 'UAT', ['pay']],
      ['gates', 'PAY 26.4', 'G', 'Go / no-go', ['pay']],
      ['deployments', 'PAY 26.4', '★', 'Production', ['pay']],
    ]);
    expect(shown[3]).toMatchObject({ styleId: 'major', awaitingApproval: true, environment: 'Production' });
    expect(
      projectEntries(rows({ releases: [cancelled], ...parts }), configuration, december).every((e) => e.cancelled),
    ).toBe(true);
  });

  it('says of a gate whether it is passed or rejected', () => {
    const gate = (decision: string, met: boolean) =>
      TABLES.gates.parse({
        id: 'g',
        releaseId: 'r',
        typeId: 'cab',
        name: 'CAB',
        due: { type: 'dates', first: '2026-12-08', last: '2026-12-08' },
        criteria: [{ id: 'c', text: 'tested', met }],
        signOffs: [{ id: 's', role: 'Manager', decision }],
      });
    const state = (decision: string, met: boolean) =>
      projectEntries(rows({ gates: [gate(decision, met)] }), configuration, december).map((e) => [
        e.category,
        e.cancelled,
      ]);
    expect(state('pending', true)).toEqual([['planned', false]]);
    expect(state('approved', true)).toEqual([['done', false]]);
    expect(state('rejected', true)).toEqual([['cancelled', true]]);
  });

  it('is every occurrence of a series, with what differs in it', () => {
    const cab = event('cab', {
      title: 'CAB',
      kindId: 'meeting',
      when: { type: 'dates', first: '2026-12-01', last: '2026-12-01' },
      recurrence: {
        rules: ['FREQ=WEEKLY;COUNT=3'],
        dates: [],
        exceptions: [],
        overrides: [
          {
            occurrence: '2026-12-08',
            title: 'CAB, short',
            status: 'tentative',
            when: { type: 'dates', first: '2026-12-09', last: '2026-12-09' },
          },
        ],
      },
    });
    expect(
      projectEntries(rows({ events: [cab] }), configuration, december).map((e) => [e.id, e.title, e.tentative]),
    ).toEqual([
      ['events:cab:2026-12-01', 'CAB', false],
      ['events:cab:2026-12-08', 'CAB, short', true],
      ['events:cab:2026-12-15', 'CAB', false],
    ]);
  });

  it('keeps the rest when one series is poisonous, and says so of it', () => {
    const bad = event('bad', {
      when: { type: 'dates', first: '2026-12-03', last: '2026-12-03' },
      recurrence: { rules: ['FREQ=NEVER'], dates: [], exceptions: [], overrides: [] },
    });
    const shown = projectEntries(rows({ events: [bad, event('good')] }), configuration, december);
    expect(shown.map((e) => [e.recordId, e.unreadableRepetition])).toEqual([
      ['bad', true],
      ['good', undefined],
    ]);
  });

  it('shows a kind nobody knows any more under a question mark', () => {
    expect(projectEntries(rows({ events: [event('e', { kindId: 'gone' })] }), configuration, december)[0]?.code).toBe(
      '?',
    );
  });

  it('is exactly what touches the range, for every month of the sample', () => {
    const plan = samplePlan();
    const all = projectEntries(rowsOf(plan.tables), plan.configuration, {
      first: '2026-01-01',
      last: '2027-12-31',
      zone: 'Europe/Berlin',
    });
    expect(all.length).toBeGreaterThan(60);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 60 }), (offset, length) => {
        const first = addDays('2026-05-01', offset);
        const range = { first, last: addDays(first, length), zone: 'Europe/Berlin' };
        const expected = all.filter((e) => {
          const days = daysOfWhen(e.when, range.zone);
          return days.first <= range.last && days.last >= range.first;
        });
        expect(projectEntries(rowsOf(plan.tables), plan.configuration, range).map((e) => e.id)).toEqual(
          expected.map((e) => e.id),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('takes little time for ten thousand', () => {
    const start = toMoment('2026-12-03T22:00', 'Europe/Berlin').moment;
    const deployments = Array.from({ length: 4_000 }, (_, i) =>
      TABLES.deployments.parse({
        id: `d${i}`,
        releaseId: 'r',
        environment: `E${i}`,
        statusId: 'dep-planned',
        when: { type: 'moments', start, end: start },
      }),
    );
    const events = Array.from({ length: 6_000 }, (_, i) =>
      event(`e${i}`, {
        when: { type: 'dates', first: addDays('2026-12-01', i % 31), last: addDays('2026-12-01', (i % 31) + (i % 4)) },
      }),
    );
    const big = rows({ releases: [r], deployments, events });
    const taken = inYardsticks(() => expect(projectEntries(big, configuration, december)).toHaveLength(10_001));
    expect(taken).toBeLessThan(20);
  });
});

describe('the order of entries', () => {
  it('is total, and the same for both ways of sorting', () => {
    const plan = samplePlan();
    const all = projectEntries(rowsOf(plan.tables), plan.configuration, {
      first: '2026-10-01',
      last: '2026-12-31',
      zone: 'Europe/Berlin',
    });
    fc.assert(
      fc.property(fc.shuffledSubarray(all), (some) => {
        const sorted = sortEntries(some);
        expect([...some].sort(compareEntries)).toEqual(sorted);
        expect(new Set(sorted.map((e) => e.id)).size).toBe(some.length);
      }),
    );
  });
});
