import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from '#shared/model/journal.ts';
import { TABLES } from '#shared/model/tables.ts';
import { toDayNumber } from '#shared/planning/days.ts';
import { toMoment } from '#shared/planning/moments.ts';
import { byDays, moveWhen } from '#shared/planning/slip/day-move.ts';
import { planSlip } from '#shared/planning/slip/plan-slip.ts';
import { PART_TABLES, releasesOfTrain, type SlipContext, type SlipRows } from '#shared/planning/slip/request.ts';
import { workingTime } from '#shared/planning/working-time.ts';
import { anyPlan, applied, EVERYTHING } from '../../support/any-plan.ts';
import { defaultPlan } from '../../support/plan.ts';
import { event, release } from '../../support/records.ts';

const { configuration } = defaultPlan();
const contextOf = (rows: Pick<SlipRows, 'events'>): SlipContext => ({
  ...configuration,
  zone: 'Europe/Berlin',
  workingTime: workingTime(configuration, rows.events),
});
const slip = (rows: SlipRows, request: Partial<Parameters<typeof planSlip>[0]>) =>
  planSlip(
    { releaseIds: ['r'], by: { unit: 'days', amount: 7 }, along: EVERYTHING, dependents: false, ...request },
    rows,
    contextOf(rows),
  );
const moment = (wall: string, zone = 'Europe/Berlin') => toMoment(wall, zone).moment;
const span = (start: string, end: string) => ({ type: 'moments' as const, start: moment(start), end: moment(end) });
const day = (first: string, last = first) => ({ type: 'dates' as const, first, last });
const deployment = (id: string, fields: object = {}) =>
  TABLES.deployments.parse({
    id,
    releaseId: 'r',
    environment: 'Production',
    when: span('2026-10-20T22:00', '2026-10-21T02:00'),
    statusId: 'dep-planned',
    ...fields,
  });
const gate = (id: string, fields: object = {}) =>
  TABLES.gates.parse({ id, releaseId: 'r', typeId: 'cab', name: `Gate ${id}`, due: day('2026-10-15'), ...fields });
const booking = (id: string, fields: object = {}) =>
  TABLES.bookings.parse({
    id,
    releaseId: 'r',
    environmentId: 'uat',
    purpose: 'UAT',
    when: day('2026-10-05', '2026-10-09'),
    ...fields,
  });
const plan = (fields: Partial<SlipRows> = {}): SlipRows => ({
  releases: [release('r', { startDate: '2026-09-01', releaseDate: '2026-10-20' })],
  phases: [
    TABLES.phases.parse({
      id: 'p',
      releaseId: 'r',
      typeId: 'uat',
      name: 'UAT',
      first: '2026-10-01',
      last: '2026-10-09',
    }),
  ],
  gates: [gate('g')],
  deployments: [deployment('d')],
  bookings: [booking('b')],
  events: [],
  ...fields,
});
const fieldsOf = (changes: readonly Change[], id: string): Record<string, unknown> => {
  const found = changes.find((change) => change.op === 'patch' && change.id === id);
  return found?.op === 'patch' ? found.fields : {};
};

describe('slipping a release', () => {
  it('moves days by days and keeps 22:00 at 22:00 over the autumn hour', () => {
    const { changes } = slip(plan(), {});
    expect(fieldsOf(changes, 'r')).toEqual({ startDate: '2026-09-08', releaseDate: '2026-10-27' });
    expect(fieldsOf(changes, 'p')).toEqual({ first: '2026-10-08', last: '2026-10-16' });
    expect(fieldsOf(changes, 'g')).toEqual({ due: day('2026-10-22') });
    expect(fieldsOf(changes, 'b')).toEqual({ when: day('2026-10-12', '2026-10-16') });
    expect(fieldsOf(changes, 'd')).toMatchObject({
      when: {
        start: { wall: '2026-10-27T22:00', utc: '2026-10-27T21:00:00Z' },
        end: { wall: '2026-10-28T02:00', utc: '2026-10-28T01:00:00Z' },
      },
    });
  });

  it('leaves what is done where it was, and says why', () => {
    const rows = plan({
      gates: [gate('g', { criteria: [{ id: 'c', text: 'Tests pass', met: true }] })],
      deployments: [
        deployment('d', { statusId: 'dep-done' }),
        deployment('e', { statusId: 'dep-backed-out' }),
        deployment('f', { statusId: 'dep-running' }),
      ],
      bookings: [
        booking('b', { recurrence: { rules: ['FREQ=DAILY;COUNT=3'], dates: [], exceptions: [], overrides: [] } }),
        booking('c', { approval: 'declined' }),
      ],
    });
    const { changes, releases } = slip(rows, {});
    expect(changes.map((change) => change.op === 'patch' && change.id)).toEqual(['r', 'p']);
    expect(releases[0]?.stays.map(({ id, reason }) => [id, reason])).toEqual([
      ['g', 'passed'],
      ['d', 'done'],
      ['e', 'notDone'],
      ['f', 'running'],
      ['b', 'recurring'],
      ['c', 'declined'],
    ]);
  });

  it('leaves a release that is out, unless it was taken hold of itself', () => {
    const rows = plan({ releases: [release('r', { releaseDate: '2026-10-20', statusId: 'released' })] });
    expect(slip(rows, {})).toMatchObject({ changes: [], stays: [{ id: 'r', label: 'r', reason: 'released' }] });
    expect(fieldsOf(slip(rows, { evenFixed: true }).changes, 'r')).toEqual({ releaseDate: '2026-10-27' });
    const off = plan({ releases: [release('r', { releaseDate: '2026-10-20', statusId: 'cancelled' })] });
    expect(slip(off, {}).stays[0]?.reason).toBe('cancelled');
  });

  it('moves what depends on it only when asked to, over every step', () => {
    const rows = plan({
      releases: [
        release('r', { releaseDate: '2026-10-20' }),
        release('s', { releaseDate: '2026-11-03', dependsOn: ['r'] }),
        release('t', { releaseDate: '2026-11-10', dependsOn: ['s'] }),
        release('out', { releaseDate: '2026-10-21', dependsOn: ['r'], statusId: 'released' }),
      ],
      phases: [],
      gates: [],
      deployments: [],
      bookings: [],
    });
    expect(slip(rows, {}).releases.map(({ release: { id } }) => id)).toEqual(['r']);
    const all = slip(rows, { dependents: true });
    expect(all.releases.map(({ release: { id }, why, to }) => [id, why, to])).toEqual([
      ['r', 'chosen', '2026-10-27'],
      ['s', 'dependent', '2026-11-10'],
      ['t', 'dependent', '2026-11-17'],
    ]);
    expect(all.stays).toMatchObject([{ id: 'out', reason: 'released' }]);
  });

  it('goes to a date: the first there and the others as far, or each there', () => {
    const rows = plan({
      releases: [release('r', { releaseDate: '2026-10-20' }), release('s', { releaseDate: '2026-11-03' })],
    });
    const to = (of: 'first' | 'each') =>
      slip(rows, { releaseIds: ['s', 'r'], by: { unit: 'date', date: '2026-10-27', of } }).releases.map(
        (one) => one.to,
      );
    expect(to('first')).toEqual(['2026-11-10', '2026-10-27']);
    expect(to('each')).toEqual(['2026-10-27', '2026-10-27']);
  });

  it('moves only what is ticked', () => {
    const { changes } = slip(plan(), { along: new Set(['gates'] as const) });
    expect(changes.map(({ table }) => table)).toEqual(['releases', 'gates']);
  });

  it('names events that were made for it and stay, and reports an hour that does not exist', () => {
    const rows = plan({
      releases: [release('r', { releaseDate: '2026-03-22', serviceIds: ['pay'] })],
      deployments: [deployment('d', { when: span('2026-03-22T02:30', '2026-03-22T03:00') })],
      events: [
        event('w', { title: 'Change window PAY', serviceIds: ['pay'], when: day('2026-03-22') }),
        event('other', { serviceIds: ['web'], when: day('2026-03-22') }),
      ],
    });
    const { releases, stays, changes } = slip(rows, {});
    expect(stays).toEqual([{ table: 'events', id: 'w', label: 'Change window PAY', reason: 'event' }]);
    expect(releases[0]?.moves.find(({ id }) => id === 'd')?.hour).toBe('gap');
    // Berlin, 29 March 2026: 02:00 to 03:00 is skipped; it still ends after it starts.
    const moved = TABLES.deployments.shape.when.parse(fieldsOf(changes, 'd')['when']);
    expect(moved.type === 'moments' && moved.start.utc <= moved.end.utc).toBe(true);
  });

  it('knows the releases of a train', () => {
    const link = (id: string, trainId: string, table: 'releases' | 'phases') =>
      TABLES['train-links'].parse({ id, trainId, departure: '2026-10-20', part: 'x', table, recordId: `record-${id}` });
    expect(
      releasesOfTrain('t', [link('1', 't', 'releases'), link('2', 't', 'phases'), link('3', 'u', 'releases')]),
    ).toEqual(['record-1']);
  });
});

describe('whatever the plan', () => {
  const anySlip = fc.record({
    rows: anyPlan,
    picks: fc.uniqueArray(fc.nat({ max: 5 }), { minLength: 1, maxLength: 4 }),
    along: fc.subarray([...PART_TABLES]).map((tables) => new Set(tables)),
    dependents: fc.boolean(),
    unit: fc.constantFrom('days' as const, 'weeks' as const),
    amount: fc.integer({ min: -120, max: 120 }),
  });

  it('a slip there and back restores every field, over changes of the clock too', () => {
    fc.assert(
      fc.property(anySlip, ({ rows, picks, along, dependents, unit, amount }) => {
        const releaseIds = picks.map((n) => `r${n}`);
        const there = slip(rows, { releaseIds, along, dependents, by: { unit, amount } });
        const moved = applied(rows, there.changes);
        const back = slip(moved, { releaseIds, along, dependents, by: { unit, amount: -amount } });
        expect(applied(moved, back.changes)).toEqual(rows);
      }),
      { numRuns: 300 },
    );
  });

  it('so does one by working days, of what stands on working days', () => {
    fc.assert(
      fc.property(anyPlan, fc.integer({ min: -30, max: 30 }), (rows, amount) => {
        const isWorking = contextOf(rows).workingTime;
        const onWork = (first: string, last: string) => isWorking(toDayNumber(first)) && isWorking(toDayNumber(last));
        const releaseIds = ['r0', 'r1', 'r2'];
        const there = slip(rows, { releaseIds, by: { unit: 'workingDays', amount } });
        const moved = applied(rows, there.changes);
        const back = applied(moved, slip(moved, { releaseIds, by: { unit: 'workingDays', amount: -amount } }).changes);
        for (const [at, phase] of rows.phases.entries())
          if (onWork(phase.first, phase.last)) expect(back.phases[at]).toEqual(phase);
        for (const [at, one] of rows.deployments.entries()) {
          const start = one.when.type === 'dates' ? one.when.first : one.when.start.wall.slice(0, 10);
          const end = one.when.type === 'dates' ? one.when.last : start;
          if (onWork(start, end)) expect(back.deployments[at]).toEqual(one);
        }
      }),
    );
  });

  it('what moves is what the account says, and nothing that is fixed is touched', () => {
    fc.assert(
      fc.property(anySlip, ({ rows, picks, along, dependents, unit, amount }) => {
        fc.pre(amount !== 0);
        const { changes, releases, stays } = slip(rows, {
          releaseIds: picks.map((n) => `r${n}`),
          along,
          dependents,
          by: { unit, amount },
        });
        const told = new Set(releases.flatMap((one) => [one.release.id, ...one.moves.map(({ id }) => id)]));
        const touched = changes.map((change) => (change.op === 'patch' ? change.id : 'not a patch'));
        expect(new Set(touched).size).toBe(touched.length);
        for (const id of touched) expect(told).toContain(id);
        for (const one of releases) for (const { id } of one.moves) expect(touched).toContain(id);
        const fixed = [...stays, ...releases.flatMap((one) => one.stays)].map(({ id }) => id);
        for (const id of fixed) expect(touched).not.toContain(id);
        const statusOf = new Map(rows.releases.map(({ id, statusId }) => [id, statusId]));
        for (const id of touched) expect(['released', 'cancelled']).not.toContain(statusOf.get(id));
        const done = rows.deployments.filter(({ statusId }) => statusId === 'dep-done').map(({ id }) => id);
        const passed = rows.gates.filter(({ criteria }) => criteria.length > 0).map(({ id }) => id);
        for (const id of [...done, ...passed, ...rows.events.map((one) => one.id)]) expect(touched).not.toContain(id);
        const moved = applied(rows, changes);
        for (const table of [...PART_TABLES, 'releases', 'events'] as const) {
          for (const [at, record] of rows[table].entries())
            if (!told.has(record.id)) expect(moved[table][at]).toEqual(record);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('a moment keeps what the clock shows, in any zone', () => {
    const zones = fc.constantFrom('Europe/Berlin', 'America/Santiago', 'Australia/Lord_Howe', 'UTC');
    fc.assert(
      fc.property(zones, fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: -800, max: 800 }), (zone, at, days) => {
        const start = moment(`${byDays(at)('2022-01-01')}T22:00`, zone);
        const moved = moveWhen({ type: 'moments', start, end: start }, byDays(days)).when;
        expect(moved.type === 'moments' && moved.start.wall).toBe(`${byDays(at + days)('2022-01-01')}T22:00`);
      }),
    );
  });
});
