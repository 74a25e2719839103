import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EventsByMonth } from '#shared/change/during.ts';
import { collisionsOf, windowStatus } from '#shared/change/schedule.ts';
import type { ChangeRequest } from '#shared/model/change.ts';
import type { Event } from '#shared/model/event.ts';
import { refOf } from '#shared/planning/conflicts/conflict.ts';
import { ConflictEngine } from '#shared/planning/conflicts/engine.ts';
import { isAhead, keepsToWindows } from '#shared/planning/conflicts/facts.ts';
import type { PlanRecord } from '#shared/planning/conflicts/records.ts';
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
      const collisions = collisionsOf(changes, configuration);
      const on = (rule: Parameters<typeof isOn>[0]) => isOn(rule, configuration.settings);
      for (const change of changes) {
        const found = engine.of(refOf('changes', change.id));
        const of = (rule: string) => found.filter((one) => one.rule === rule);
        // What was over weeks ago is history to the engine, and told on the page all the same.
        if (change.when === null || engine.context.instants.of(change.when).end <= engine.context.pastUntil) continue;
        const isAsked = isAhead(change, configuration);
        const status = windowStatus(change, events);
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
}, 60_000);
