import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TABLES } from '#shared/model/tables.ts';
import type { Conflict } from '#shared/planning/conflicts/conflict.ts';
import { ConflictEngine } from '#shared/planning/conflicts/engine.ts';
import type { PlanRecord } from '#shared/planning/conflicts/records.ts';
import { toMoment } from '#shared/planning/moments.ts';
import { oracle, type OraclePlan } from '../../support/conflict-oracle.ts';
import { defaultPlan } from '../../support/plan.ts';
import { event, release } from '../../support/records.ts';
import { anyEdit, anyWorld, configurationIn, TODAY } from '../../support/any-conflict-plan.ts';

/** The plan after a sequence of edits, by table. */
function planAfter(edits: readonly PlanRecord[]): OraclePlan {
  const held = new Map<string, PlanRecord>();
  for (const edit of edits) held.set(`${edit.table}:${edit.id}`, edit);
  const plan: { [T in keyof OraclePlan]: unknown[] } = {
    releases: [],
    phases: [],
    gates: [],
    deployments: [],
    bookings: [],
    events: [],
    changes: [],
  };
  for (const { table, record } of held.values()) if (record !== null) plan[table].push(record);
  return plan as unknown as OraclePlan;
}

/** Told as the oracle tells it. */
function told(conflicts: readonly Conflict[]): string[] {
  return conflicts.map(({ id, overlap }) => `${id} ${overlap?.start}-${overlap?.end}`).sort();
}
const whole = (conflicts: readonly Conflict[]) =>
  conflicts
    .map((conflict) =>
      JSON.stringify({ ...conflict, services: [...conflict.services].sort(), records: [...conflict.records].sort() }),
    )
    .sort();

// As many as given: the library would mostly make a handful, in which nothing meets.
/** Thousands of small plans on a machine that does other things too. */
const SLOW = 60_000;
const edits = fc.array(anyEdit, { maxLength: 45, size: 'max' });

describe('a holiday', () => {
  const cutOffs = (holiday: string): string[] => {
    const engine = new ConflictEngine(defaultPlan('Europe/Berlin').configuration, TODAY);
    const { moment } = toMoment('2026-10-21T10:00', 'Europe/Berlin');
    const records = {
      releases: release('r'),
      gates: {
        id: 'g',
        releaseId: 'r',
        typeId: 'cab',
        name: 'CAB',
        due: { type: 'moments', start: moment, end: moment },
      },
      deployments: {
        id: 'd',
        releaseId: 'r',
        environment: 'Production',
        statusId: 'dep-planned',
        when: { type: 'dates', first: '2026-10-22', last: '2026-10-22' },
      },
      events: event('e', {
        kindId: 'holiday',
        when: { type: 'dates', first: holiday, last: holiday, zone: 'Asia/Tokyo' },
      }),
    } as const;
    engine.put(
      Object.entries(records).map(
        ([table, record]) =>
          ({ table, id: record.id, record: TABLES[table as 'releases'].parse(record) }) as unknown as PlanRecord,
      ),
    );
    return engine
      .all()
      .filter(({ rule }) => rule === 'cutOffMissed')
      .map(({ id }) => id);
  };

  it('takes its own days from working time, not those its zone reaches into here', () => {
    expect(cutOffs('2026-10-22')).toHaveLength(1);
    expect(cutOffs('2026-10-23')).toEqual([]);
  });
});

describe('conflicts of a plan', () => {
  it(
    'are those an all-pairs check finds, from scratch',
    () => {
      fc.assert(
        fc.property(anyWorld, edits, (world, plan) => {
          const configuration = configurationIn(world);
          const engine = new ConflictEngine(configuration, TODAY);
          engine.put(plan);
          expect(told(engine.all())).toEqual(oracle(planAfter(plan), configuration, TODAY));
        }),
        { numRuns: 120 },
      );
    },
    SLOW,
  );

  it(
    'stay so edit by edit, and are the same as a fresh engine gives',
    () => {
      fc.assert(
        fc.property(anyWorld, edits, (world, plan) => {
          const configuration = configurationIn(world);
          const engine = new ConflictEngine(configuration, TODAY);
          for (const [index, edit] of plan.entries()) {
            engine.put([edit]);
            expect(told(engine.all())).toEqual(oracle(planAfter(plan.slice(0, index + 1)), configuration, TODAY));
          }
          const fresh = new ConflictEngine(configuration, TODAY);
          fresh.put(plan);
          expect(whole(engine.all())).toEqual(whole(fresh.all()));
        }),
        { numRuns: 25 },
      );
    },
    SLOW,
  );

  it(
    'do not depend on the order in which records come, nor on how much is checked at once',
    () => {
      fc.assert(
        fc.property(anyWorld, edits, fc.integer({ min: 1, max: 100 }), (world, plan, factor) => {
          const configuration = configurationIn(world);
          const last = [...new Map(plan.map((edit) => [`${edit.table}:${edit.id}`, edit])).values()];
          const shuffled = last
            .map((edit, index) => ({ edit, by: ((index + 1) * factor) % 101 }))
            .sort((a, b) => a.by - b.by)
            .map(({ edit }) => edit);
          const one = new ConflictEngine(configuration, TODAY);
          one.put(last);
          const other = new ConflictEngine(configuration, TODAY);
          for (const edit of shuffled) {
            other.put([edit]);
            other.check(1);
          }
          expect(whole(other.all())).toEqual(whole(one.all()));
        }),
        { numRuns: 60 },
      );
    },
    SLOW,
  );

  it(
    'what if: says what would be, and leaves everything as it was',
    () => {
      fc.assert(
        fc.property(anyWorld, edits, fc.array(anyEdit, { minLength: 1, maxLength: 3 }), (world, plan, asked) => {
          const configuration = configurationIn(world);
          const engine = new ConflictEngine(configuration, TODAY);
          engine.put(plan);
          const before = whole(engine.all());
          const answer = engine.whatIf(asked);
          expect(whole(engine.all())).toEqual(before);
          const after = new ConflictEngine(configuration, TODAY);
          after.put([...plan, ...asked]);
          const was = new Set(engine.all().map(({ id }) => id));
          const is = new Set(after.all().map(({ id }) => id));
          expect(whole(answer.appearing)).toEqual(whole(after.all().filter(({ id }) => !was.has(id))));
          expect(whole(answer.gone)).toEqual(whole(engine.all().filter(({ id }) => !is.has(id))));
          const facts = new Map(engine.all().map((one) => [one.id, one.facts]));
          const others = after.all().filter((one) => was.has(one.id) && facts.get(one.id) !== one.facts);
          expect(whole(answer.changing)).toEqual(whole(others));
          for (const { table, id } of asked)
            expect(whole(answer.of(`${table}:${id}`))).toEqual(whole(after.of(`${table}:${id}`)));
          // An edit afterwards must find nothing of the question left behind.
          engine.put(asked);
          expect(whole(engine.all())).toEqual(whole(after.all()));
        }),
        { numRuns: 60 },
      );
    },
    SLOW,
  );

  it(
    'another configuration or day is as if it had always been so',
    () => {
      fc.assert(
        fc.property(anyWorld, anyWorld, edits, (before, later, plan) => {
          const engine = new ConflictEngine(configurationIn(before), TODAY);
          const after = configurationIn(later);
          engine.put(plan);
          engine.all();
          const next = new ConflictEngine(after, '2026-11-20');
          next.put(engine.records());
          expect(told(next.all())).toEqual(oracle(planAfter(plan), after, '2026-11-20'));
        }),
        { numRuns: 25 },
      );
    },
    SLOW,
  );
});
