import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EventsByMonth } from '#shared/change/during.ts';
import { collisionsOf, windowStatus } from '#shared/change/schedule.ts';
import { ChangeWaivers } from '#shared/change/waivers.ts';
import type { ChangeRequest } from '#shared/model/change.ts';
import type { Event } from '#shared/model/event.ts';
import { refOf } from '#shared/planning/conflicts/conflict.ts';
import { ConflictEngine } from '#shared/planning/conflicts/engine.ts';
import { isAhead, keepsToWindows } from '#shared/planning/conflicts/facts.ts';
import type { PlanRecord } from '#shared/planning/conflicts/records.ts';
import { judge } from '#shared/planning/conflicts/waivers.ts';
import { addDays } from '#shared/planning/days.ts';
import { toMoment } from '#shared/planning/moments.ts';
import { TABLES } from '#shared/model/tables.ts';
import { isOn } from '#shared/planning/conflicts/rules/index.ts';
import { anyEdit, anyWorld, configurationIn, TODAY } from '../../support/any-conflict-plan.ts';

/* What the page of a change, the lint and the pack say of its time is what the calendar's conflicts say. */

const records = <R>(plan: readonly PlanRecord[], table: PlanRecord['table']): R[] =>
  [...new Map(plan.map((edit) => [`${edit.table}:${edit.id}`, edit])).values()].flatMap((edit) =>
    edit.table === table && edit.record !== null ? [edit.record as R] : [],
  );

it('a change is in the conflicts its own page tells, and in no others', () => {
  fc.assert(
    fc.property(anyWorld, fc.array(anyEdit, { maxLength: 60, size: 'max' }), (world, plan) => {
      const configuration = configurationIn(world);
      const engine = new ConflictEngine(configuration, TODAY);
      engine.put(plan);
      const changes = records<ChangeRequest>(plan, 'changes');
      const events = new EventsByMonth(records<Event>(plan, 'events'), configuration);
      const none = new ChangeWaivers([], configuration, TODAY);
      const collisions = collisionsOf(changes, configuration, none);
      const on = (rule: Parameters<typeof isOn>[0]) => isOn(rule, configuration.settings);
      for (const change of changes) {
        const found = engine.of(refOf('changes', change.id));
        const of = (rule: string) => found.filter((one) => one.rule === rule);
        // What was over weeks ago is history to the engine, and told on the page all the same.
        if (change.when === null || engine.context.instants.of(change.when).end <= engine.context.pastUntil) continue;
        const isAsked = isAhead(change, configuration);
        const status = windowStatus(change, events, none);
        for (const meaning of ['hardFreeze', 'softFreeze'] as const) {
          const freezes = status.freezes.filter((one) => one.meaning === meaning);
          expect(of(meaning)).toHaveLength(isAsked && on(meaning) ? freezes.length : 0);
        }
        const isOutside = isAsked && status.window === 'outside' && keepsToWindows(change, configuration);
        expect(of('outsideWindow')).toHaveLength(isOutside && on('outsideWindow') ? 1 : 0);
        const others = of('collidingChanges').flatMap((one) =>
          one.records.filter((ref) => ref !== `changes:${change.id}`),
        );
        const told = (collisions.get(change.id) ?? []).map(({ changeId }) => refOf('changes', changeId));
        expect(others.sort()).toEqual(on('collidingChanges') ? told.sort() : []);
      }
    }),
    { numRuns: 150 },
  );
});

it('a change at the edge of history is told outside of windows that are history', () => {
  const configuration = configurationIn({ nodes: [], rules: {} });
  const engine = new ConflictEngine(configuration, TODAY);
  const ended = addDays(TODAY, -29);
  const windows = TABLES.events.parse({
    id: 'ev',
    title: 'Maintenance',
    kindId: 'maintenance-window',
    when: { type: 'dates', first: addDays(TODAY, -32), last: addDays(TODAY, -32) },
    recurrence: { rules: ['FREQ=MONTHLY'] },
  });
  const at = toMoment(`${ended}T12:00`, 'Europe/Berlin').moment;
  const change = TABLES.changes.parse({
    id: 'c',
    key: 'CHG-1',
    title: 'Change',
    typeId: 'normal',
    statusId: 'chg-assess',
    when: { type: 'moments', start: at, end: at },
  });
  engine.put([
    { table: 'events', id: 'ev', record: windows },
    { table: 'changes', id: 'c', record: change },
  ]);
  const status = windowStatus(
    change,
    new EventsByMonth([windows], configuration),
    new ChangeWaivers([], configuration, TODAY),
  );
  expect(status.window).toBe('outside');
  expect(engine.of(refOf('changes', 'c')).map(({ rule }) => rule)).toEqual(['outsideWindow']);
});

it('what was waived on the calendar is waived on the page, until the waiver ends or the facts change', () => {
  fc.assert(
    fc.property(
      anyWorld,
      fc.array(anyEdit, { maxLength: 60, size: 'max' }),
      fc.constantFrom(null, TODAY, addDays(TODAY, -1)),
      fc.boolean(),
      (world, plan, until, isOther) => {
        const configuration = configurationIn(world);
        const engine = new ConflictEngine(configuration, TODAY);
        engine.put(plan);
        const given = engine.all().map(({ id, rule, facts, records: of }) =>
          TABLES.waivers.parse({
            id: `w ${id}`.slice(0, 60),
            rule,
            conflictId: id,
            records: of,
            facts: isOther ? `${facts}x` : facts,
            reason: id,
            at: '2026-01-01T00:00:00Z',
            until,
          }),
        );
        const silenced = new Set(
          judge(engine.all(), given, TODAY).flatMap(({ conflict, waiver }) => (waiver === null ? [] : [conflict.id])),
        );
        const changes = records<ChangeRequest>(plan, 'changes');
        const events = new EventsByMonth(records<Event>(plan, 'events'), configuration);
        const waivers = new ChangeWaivers(given, configuration, TODAY);
        const collisions = collisionsOf(changes, configuration, waivers);
        for (const change of changes.filter((one) => isAhead(one, configuration))) {
          const status = windowStatus(change, events, waivers);
          const told = [
            ...status.freezes.map(({ waiver }) => waiver),
            status.waiver,
            ...(collisions.get(change.id) ?? []).map(({ waiver }) => waiver),
          ].flatMap((waiver) => waiver?.reason ?? []);
          const expected = engine.of(refOf('changes', change.id)).filter(({ id }) => silenced.has(id));
          expect(told.sort()).toEqual(expected.map(({ id }) => id).sort());
        }
      },
    ),
    { numRuns: 150 },
  );
});
