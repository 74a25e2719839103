import { useMemo } from 'react';
import type { AgendaSource } from '#shared/change/agenda.ts';
import { cutOffOf, meetingWhen, sittingsOf, type Sitting } from '#shared/change/cut-off.ts';
import { decidedBy } from '#shared/change/meeting.ts';
import type { Action, Board, Meeting } from '#shared/model/board.ts';
import type { ChangeRequest } from '#shared/model/change.ts';
import type { Event } from '#shared/model/event.ts';
import type { Id } from '#shared/model/schema.ts';
import type { Moment, When } from '#shared/model/time.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import type { DayRange } from '#shared/planning/recurrence.ts';
import { useChangePlan, type ChangePlan } from './changes.ts';
import { useLive } from './live.ts';

/** What the pages of boards and their meetings are made of. */
export interface BoardRoom extends ChangePlan {
  readonly eventsById: ReadonlyMap<Id, Event>;
  readonly changesById: ReadonlyMap<Id, ChangeRequest>;
  readonly actions: readonly Action[];
}

/** Everything a board looks at, live. Undefined until it has been read. */
export function useBoardRoom(configuration: Configuration): BoardRoom | undefined {
  const plan = useChangePlan(configuration);
  const actions = useLive((db) => db.records('actions').toArray(), []);
  return useMemo(() => {
    if (plan === undefined || actions === undefined) return undefined;
    return {
      ...plan,
      actions,
      eventsById: new Map(plan.events.map((event) => [event.id, event])),
      changesById: new Map(plan.changes.map((change) => [change.id, change])),
    };
  }, [plan, actions]);
}

/** Sittings of every board that is not archived, in order of time. */
export function sittings(
  room: BoardRoom,
  { boards, settings }: Configuration,
  range: Omit<DayRange, 'zone'>,
): Sitting[] {
  const source = { events: room.eventsById, meetings: room.meetings };
  return [...boards.values()]
    .filter((board) => !board.archived)
    .flatMap((board) => sittingsOf(board, source, { ...range, zone: settings.zone }))
    .toSorted((a, b) => (startOf(a.when) < startOf(b.when) ? -1 : 1));
}

/** Sorts days and moments together. */
export const startOf = (when: When): string => (when.type === 'dates' ? when.first : when.start.utc);

/** Minutes a meeting lasts; null where it is on a day as a whole. */
export function lengthOf(when: When | null): number | null {
  if (when?.type !== 'moments') return null;
  return Math.round((Date.parse(when.end.utc) - Date.parse(when.start.utc)) / 60_000);
}

/** When a meeting is and the last moment to hand in for it; null where its time is gone. */
export interface MeetingTimes {
  readonly when: When | null;
  readonly cutOff: Moment | null;
}

export function timesOf(meeting: Meeting, board: Board, room: BoardRoom, configuration: Configuration): MeetingTimes {
  const { zone } = configuration.settings;
  const when = meetingWhen(meeting, room.eventsById, zone);
  return { when, cutOff: meeting.cutOff ?? (when === null ? null : cutOffOf(board, when, zone, room.works)) };
}

/** What the rule fills an agenda from. Null where nobody knows when the meeting is. */
export function agendaSource(board: Board, { when, cutOff }: MeetingTimes, room: BoardRoom): AgendaSource | null {
  if (when === null) return null;
  const approvals = room.changes.flatMap(({ id }) => room.approvalsOf(id));
  const isDecided = decidedBy(board.id, approvals);
  return { board, meets: when, cutOff: cutOff?.utc ?? null, changes: room.changes, isDecided };
}
