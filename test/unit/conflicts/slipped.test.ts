import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TABLES } from '#shared/model/tables.ts';
import type { When } from '#shared/model/time.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import type { Conflict } from '#shared/planning/conflicts/conflict.ts';
import { ConflictEngine } from '#shared/planning/conflicts/engine.ts';
import { whatIfAt } from '#shared/planning/conflicts/imagined.ts';
import { PLAN_TABLES, type PlanRecord } from '#shared/planning/conflicts/records.ts';
import { conflictsByRelease, recordsAfter, slipConflicts } from '#shared/planning/conflicts/slipped.ts';
import { toMoment } from '#shared/planning/moments.ts';
import { planSlip } from '#shared/planning/slip/plan-slip.ts';
import { PART_TABLES, type SlipPlan, type SlipRequest, type SlipRows } from '#shared/planning/slip/request.ts';
import { workingTime } from '#shared/planning/working-time.ts';
import { anyPlan, applied, EVERYTHING } from '../../support/any-plan.ts';
import { defaultPlan } from '../../support/plan.ts';
import { event, release } from '../../support/records.ts';

/* What a slip would bring about is what the engine finds once it is done: every rule, nothing else. */

const ZONE = 'Europe/Berlin';
const TODAY = '2026-01-05';
const uat = TABLES.environments.parse({ id: 'uat', name: 'UAT 1', purposeId: 'uat', sharing: 'exclusive' });
const configuration: Configuration = { ...defaultPlan(ZONE).configuration, environments: new Map([['uat', uat]]) };

const recordsOf = (rows: SlipRows): PlanRecord[] =>
  PLAN_TABLES.flatMap((table) =>
    (table === 'changes' ? [] : rows[table]).map((record) => ({ table, id: record.id, record }) as PlanRecord),
  );

function engineOf(rows: SlipRows): ConflictEngine {
  const engine = new ConflictEngine(configuration, TODAY);
  engine.put(recordsOf(rows));
  return engine;
}

function slip(rows: SlipRows, request: Partial<SlipRequest> = {}): SlipPlan {
  return planSlip(
    { releaseIds: ['a'], by: { unit: 'weeks', amount: 1 }, along: EVERYTHING, dependents: false, ...request },
    rows,
    { ...configuration, zone: ZONE, workingTime: workingTime(configuration, rows.events) },
  );
}

const none = () => false;
const told = (conflicts: readonly Conflict[]) => conflicts.map(({ rule, records }) => `${rule} ${records.join(' ')}`);
const dates = (first: string, last = first): When => ({ type: 'dates', first, last });
const deployment = (releaseId: string, day: string) =>
  TABLES.deployments.parse({
    id: `d-${releaseId}`,
    releaseId,
    environment: 'Production',
    statusId: 'dep-planned',
    when: { type: 'moments', start: toMoment(`${day}T22:00`, ZONE).moment, end: toMoment(`${day}T23:00`, ZONE).moment },
  });
const booking = (releaseId: string, first: string, last: string) =>
  TABLES.bookings.parse({ id: `b-${releaseId}`, releaseId, environmentId: 'uat', when: dates(first, last) });

/** One that goes live on 2 March and one it must not meet a week later. */
const rows: SlipRows = {
  releases: [
    release('a', { releaseDate: '2026-03-02' }),
    release('b', { releaseDate: '2026-03-08', dependsOn: ['a'] }),
    release('c', { releaseDate: '2026-03-20' }),
  ],
  phases: [],
  gates: [],
  deployments: [deployment('a', '2026-03-02')],
  bookings: [booking('a', '2026-02-23', '2026-02-25'), booking('c', '2026-03-04', '2026-03-06')],
  events: [event('freeze', { kindId: 'hard-freeze', when: dates('2026-03-09') })],
};

describe('what a slip would bring about', () => {
  it('is found by every rule and told with the release it befalls', () => {
    const plan = slip(rows);
    const found = slipConflicts(engineOf(rows), rows, plan.changes, none);
    expect(told(found).sort()).toEqual([
      'dependencyLate releases:b releases:a deployments:d-a',
      'doubleBooking bookings:b-a bookings:b-c environments:uat',
      'hardFreeze deployments:d-a events:freeze',
    ]);
    const byRelease = conflictsByRelease(plan, found);
    expect([...byRelease.keys()]).toEqual(['a']);
    expect(byRelease.get('a')).toHaveLength(3);
  });

  it('is less where less moves along, and nothing where nothing moves', () => {
    const engine = engineOf(rows);
    const alone = slip(rows, { along: new Set(['deployments'] as const), dependents: true });
    expect(slipConflicts(engine, rows, alone.changes, none).map(({ rule }) => rule)).toEqual(['hardFreeze']);
    expect(slipConflicts(engine, rows, [], none)).toEqual([]);
  });

  it('names what was waived and would no longer be, for other facts', () => {
    const within = {
      ...rows,
      bookings: [],
      releases: [release('a', { releaseDate: '2026-03-02' })],
      events: [event('freeze', { kindId: 'hard-freeze', when: dates('2026-03-01', '2026-03-20') })],
    };
    const engine = engineOf(within);
    const { changes } = slip(within);
    expect(slipConflicts(engine, within, changes, none)).toEqual([]);
    expect(told(slipConflicts(engine, within, changes, ({ rule }) => rule === 'hardFreeze'))).toEqual([
      'hardFreeze deployments:d-a events:freeze',
    ]);
  });

  it('is what there is more of once it is done, whatever the plan', () => {
    fc.assert(
      fc.property(
        anyPlan,
        fc.subarray([...PART_TABLES]),
        fc.boolean(),
        fc.integer({ min: -30, max: 30 }),
        (plan, along, dependents, amount) => {
          const by = { unit: 'days' as const, amount };
          const { changes } = slip(plan, { releaseIds: ['r0', 'r1'], along: new Set(along), dependents, by });
          const engine = engineOf(plan);
          const before = new Set(engine.all().map(({ id }) => id));
          const appearing = slipConflicts(engine, plan, changes, none).map(({ id }) => id);
          const after = engineOf(applied(plan, changes)).all();
          expect(appearing.sort()).toEqual(after.flatMap(({ id }) => (before.has(id) ? [] : [id])).sort());
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('a release that is dragged', () => {
  it('is imagined as it is then done: what is fixed stays, bookings move along', () => {
    fc.assert(
      fc.property(anyPlan, fc.integer({ min: -40, max: 40 }), (plan, amount) => {
        fc.pre(amount !== 0);
        const [first] = plan.releases;
        const from = first?.startDate ?? first?.releaseDate ?? null;
        const to = first?.releaseDate ?? from;
        fc.pre(first !== undefined && from !== null && to !== null && from <= to);
        const by = { unit: 'days' as const, amount };
        const done = slip(plan, { releaseIds: ['r0'], by, evenFixed: true });
        const release = recordsAfter(plan, done.changes).find(({ table }) => table === 'releases');
        const moved = release?.table === 'releases' ? release.record : null;
        const start = moved?.startDate ?? moved?.releaseDate ?? null;
        const end = moved?.releaseDate ?? start;
        if (start === null || end === null) throw new Error('a dated release moves');
        const engine = engineOf(plan);
        const dragged = { table: 'releases', recordId: 'r0', occurrence: null } as const;
        const imagined = whatIfAt(engine, dragged, dates(start, end));
        const after = engine.whatIf(recordsAfter(plan, done.changes));
        expect(told(imagined?.appearing ?? []).sort()).toEqual(told(after.appearing).sort());
        expect(told(imagined?.gone ?? []).sort()).toEqual(told(after.gone).sort());
      }),
      { numRuns: 150 },
    );
  });
});
