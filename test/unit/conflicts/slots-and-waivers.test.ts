import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TABLES } from '#shared/model/tables.ts';
import type { When } from '#shared/model/time.ts';
import { parseRef, refOf } from '#shared/planning/conflicts/conflict.ts';
import { ConflictEngine } from '#shared/planning/conflicts/engine.ts';
import { freeSlots, isTimely } from '#shared/planning/conflicts/free-slots.ts';
import { movedTo, whenOf, type Movable } from '#shared/planning/conflicts/moves.ts';
import type { PlanRecord } from '#shared/planning/conflicts/records.ts';
import { judge } from '#shared/planning/conflicts/waivers.ts';
import { toMoment } from '#shared/planning/moments.ts';
import { event, release } from '../../support/records.ts';
import { anyEdit, anyWorld, configurationIn, TODAY } from '../../support/any-conflict-plan.ts';
import { defaultPlan } from '../../support/plan.ts';

const SLOW = 60_000;
const ZONE = 'Europe/Berlin';
const NOW = Date.parse('2026-10-20T08:00:00Z');
const { configuration } = defaultPlan(ZONE);

function hours(from: string, to: string): When {
  return { type: 'moments', start: toMoment(from, ZONE).moment, end: toMoment(to, ZONE).moment };
}
function deployment(id: string, when: When, fields: object = {}) {
  const parsed = { id, releaseId: 'r', environment: 'Production', statusId: 'dep-planned', when, ...fields };
  return TABLES.deployments.parse(parsed);
}
const put = (record: object & { id: string }, table: PlanRecord['table']) =>
  ({ table, id: record.id, record }) as PlanRecord;

describe('free slots', () => {
  it(
    'never conflict, lie in the future and last as long as before',
    () => {
      fc.assert(
        fc.property(
          anyWorld,
          fc.array(anyEdit, { maxLength: 40, size: 'max' }),
          fc.constantFrom('deployments', 'bookings', 'gates', 'phases', 'changes'),
          (world, plan, table) => {
            const engine = new ConflictEngine(configurationIn(world), TODAY);
            engine.put(plan);
            const held = new Map(plan.map((edit) => [`${edit.table}:${edit.id}`, edit.record]));
            for (const [ref, record] of held) {
              if (record === null || !ref.startsWith(`${table}:`)) continue;
              if ('recurrence' in record && record.recurrence !== null) continue;
              const one = { table, record, occurrence: null } as Movable;
              const was = whenOf(one);
              if (was === null) continue;
              const length = ({ start, end }: { start: number; end: number }) => end - start;
              const { instants } = engine.context;
              for (const when of freeSlots(engine, one, NOW)) {
                const moved = movedTo(one, when);
                const after = new ConflictEngine(configurationIn(world), TODAY);
                after.put([...plan, ...(moved === null ? [] : [moved])]);
                expect(after.of(ref).filter(isTimely)).toEqual([]);
                expect(instants.of(when).end).toBeGreaterThan(NOW);
                if (when.type === 'moments') expect(length(instants.of(when))).toBe(length(instants.of(was)));
              }
            }
          },
        ),
        { numRuns: 25 },
      );
    },
    SLOW,
  );

  it('of a deployment in a freeze: the nearest change window that has room', () => {
    const engine = new ConflictEngine(configuration, TODAY);
    const inFreeze = deployment('d', hours('2026-12-03T22:00', '2026-12-04T00:00'));
    engine.put([
      put(release('r'), 'releases'),
      put(inFreeze, 'deployments'),
      put(
        event('freeze', { kindId: 'hard-freeze', when: { type: 'dates', first: '2026-12-01', last: '2026-12-08' } }),
        'events',
      ),
      put(
        event('window', {
          kindId: 'change-window',
          when: hours('2026-11-26T21:00', '2026-11-27T02:00'),
          recurrence: { rules: ['FREQ=WEEKLY'], dates: [], exceptions: [], overrides: [] },
        }),
        'events',
      ),
    ]);
    expect(engine.of('deployments:d').map(({ rule }) => rule)).toEqual(['hardFreeze']);
    const slots = freeSlots(engine, { table: 'deployments', record: inFreeze, occurrence: null }, NOW);
    expect(slots.map((when) => when.type === 'moments' && when.start.wall)).toEqual([
      '2026-12-10T22:00',
      '2026-11-26T22:00',
      '2026-12-10T21:00',
    ]);
  });

  it('of one booking of a series move that one alone', () => {
    const booking = TABLES.bookings.parse({
      id: 'b',
      environmentId: 'e1',
      when: hours('2026-11-02T10:00', '2026-11-02T12:00'),
      recurrence: { rules: ['FREQ=DAILY;COUNT=3'] },
    });
    const engine = new ConflictEngine(configurationIn({ nodes: [], rules: {} }), TODAY);
    const taken = { ...booking, id: 'x', when: hours('2026-11-03T11:00', '2026-11-03T13:00'), recurrence: null };
    engine.put([put(booking, 'bookings'), put(taken, 'bookings')]);
    const occurrence = '2026-11-03T10:00';
    const ref = refOf('bookings', 'b', occurrence);
    expect(engine.of(ref)).toHaveLength(1);
    const one: Movable = { table: 'bookings', record: booking, occurrence };
    const [slot] = freeSlots(engine, one, NOW);
    expect(slot?.type === 'moments' && slot.start.wall).toBe('2026-11-03T09:00');
    const moved = slot === undefined ? null : movedTo(one, slot);
    if (moved === null) throw new Error('a slot can be taken');
    engine.put([moved]);
    expect(engine.all()).toEqual([]);
  });
});

describe('waivers', () => {
  const at = '2026-10-20T08:00:00Z';
  const frozen = (first: string, last: string) =>
    put(event('freeze', { kindId: 'hard-freeze', when: { type: 'dates', first, last } }), 'events');
  const planned = () => {
    const engine = new ConflictEngine(configuration, TODAY);
    const one = deployment('d', hours('2026-12-03T22:00', '2026-12-04T00:00'));
    engine.put([put(release('r'), 'releases'), put(one, 'deployments'), frozen('2026-12-01', '2026-12-08')]);
    return engine;
  };
  const waive = (engine: ConflictEngine, until: string | null) => {
    const [conflict] = engine.all();
    if (conflict === undefined) throw new Error('a conflict to waive');
    const { id: conflictId, rule, facts, records } = conflict;
    return TABLES.waivers.parse({ id: 'w', conflictId, rule, facts, records, reason: 'Agreed', at, until });
  };

  it('silence visibly, as long as the facts stand', () => {
    const engine = planned();
    const waiver = waive(engine, null);
    expect(judge(engine.all(), [waiver], TODAY)).toMatchObject([{ waiver: { id: 'w' }, lapsed: null }]);
    engine.put([put(release('r', { name: 'Another name', notes: 'Noted' }), 'releases')]);
    expect(judge(engine.all(), [waiver], TODAY)[0]?.waiver?.id).toBe('w');
    engine.put([frozen('2026-12-02', '2026-12-08')]);
    expect(judge(engine.all(), [waiver], TODAY)).toMatchObject([{ waiver: null, lapsed: { id: 'w' } }]);
    engine.put([frozen('2026-12-01', '2026-12-08')]);
    expect(judge(engine.all(), [waiver], TODAY)[0]?.waiver?.id).toBe('w');
  });

  it('end after their last day', () => {
    const engine = planned();
    const waiver = waive(engine, '2026-10-25');
    expect(judge(engine.all(), [waiver], '2026-10-25')[0]?.waiver?.id).toBe('w');
    expect(judge(engine.all(), [waiver], '2026-10-26')[0]?.waiver).toBeNull();
  });
});

describe('references', () => {
  it('name table, record and occurrence, and are read back', () => {
    for (const [id, occurrence] of [
      ['a', null],
      ['a:b', null],
      ['a', '2026-12-03'],
      ['a', '2026-12-03T22:00'],
    ] as const)
      expect(parseRef(refOf('bookings', id, occurrence))).toEqual({ table: 'bookings', id, occurrence });
    expect(parseRef('gone:a')).toBeNull();
  });
});
