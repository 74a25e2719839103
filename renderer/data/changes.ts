import { useMemo } from 'react';
import { EventsByMonth } from '#shared/change/during.ts';
import { Linter } from '#shared/change/lint/index.ts';
import type { Approval, ChangeRequest } from '#shared/model/change.ts';
import type { Meeting } from '#shared/model/board.ts';
import type { Event } from '#shared/model/event.ts';
import type { Release } from '#shared/model/release.ts';
import type { Incident } from '#shared/model/support.ts';
import type { Id } from '#shared/model/schema.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { workingTime, type WorkingTime } from '#shared/planning/working-time.ts';
import { useLive } from './live.ts';
import { todayIn } from './today.ts';

/** Every change with what is needed to judge it: approvals, boards' meetings, freezes and windows. */
export interface ChangePlan {
  readonly changes: readonly ChangeRequest[];
  readonly releases: readonly Release[];
  readonly events: readonly Event[];
  readonly meetings: readonly Meeting[];
  readonly incidents: readonly Incident[];
  /** In their order. */
  readonly approvalsOf: (changeId: Id) => readonly Approval[];
  readonly linter: Linter;
  readonly during: EventsByMonth;
  readonly works: WorkingTime;
}

const inOrder = (a: Approval, b: Approval) => a.order - b.order || (a.id < b.id ? -1 : 1);

const NONE: readonly Approval[] = [];

/** Live; undefined until everything has been read once. */
export function useChangePlan(configuration: Configuration): ChangePlan | undefined {
  const today = todayIn(configuration.settings.zone);
  const read = useLive(async (db) => {
    const [changes, approvals, releases, events, meetings, incidents, waivers] = await Promise.all([
      db.records('changes').toArray(),
      db.records('approvals').toArray(),
      db.records('releases').toArray(),
      db.records('events').toArray(),
      db.records('meetings').toArray(),
      db.records('incidents').toArray(),
      db.records('waivers').toArray(),
    ]);
    return { changes, approvals, releases, events, meetings, incidents, waivers };
  }, []);
  return useMemo(() => {
    if (read === undefined) return undefined;
    const { approvals, ...rest } = read;
    const byChange = new Map<Id, Approval[]>();
    for (const approval of approvals.toSorted(inOrder)) {
      const own = byChange.get(approval.changeId);
      if (own === undefined) byChange.set(approval.changeId, [approval]);
      else own.push(approval);
    }
    const approvalsOf = (changeId: Id) => byChange.get(changeId) ?? NONE;
    const works = workingTime(configuration, rest.events);
    const linter = new Linter({ ...rest, configuration, approvalsOf, works, today });
    return { ...rest, approvalsOf, works, linter, during: new EventsByMonth(rest.events, configuration) };
  }, [read, configuration, today]);
}

/** Approvals of one change, in their order. Undefined until read. */
export function useApprovals(changeId: Id): readonly Approval[] | undefined {
  return useLive(
    async (db) => (await db.records('approvals').where('changeId').equals(changeId).toArray()).sort(inOrder),
    [changeId],
  );
}
