import { Attendance, Meeting, type Action, type AgendaItem, type Board } from '../model/board.ts';
import { Approval, type ApprovalDecision, type ChangeRequest } from '../model/change.ts';
import { patchOf, type Change } from '../model/journal.ts';
import type { Id } from '../model/schema.ts';
import type { Instant } from '../model/time.ts';
import type { Configuration } from '../planning/configuration.ts';
import type { Sitting } from './cut-off.ts';
import { approvalState, mayGoAhead } from './approval.ts';
import { moveChange, nextStates } from './transitions.ts';

/** What a board can say of a change. */
export type BoardDecision = Exclude<ApprovalDecision, 'requested' | 'notRequired'>;

/** A meeting for a sitting that has none yet: everyone of the board is expected, the agenda is empty. */
export function prepareMeeting(
  { board, event, occurrence }: Sitting,
  configuration: Pick<Configuration, 'people'>,
  nextId: () => Id,
): Meeting {
  return Meeting.parse({
    id: nextId(),
    boardId: board.id,
    eventId: event.id,
    occurrence,
    title: board.name,
    place: board.place,
    dialIn: board.dialIn,
    attendance: board.members.map((member) =>
      Attendance.parse({
        id: nextId(),
        personId: member.personId,
        role: member.role || (configuration.people.get(member.personId)?.role ?? ''),
        votes: member.votes,
        chair: member.chair,
      }),
    ),
  });
}

/** Boards' decisions as approvals, by change: what was approved or refused does not come to the board again. */
export function decidedBy(boardId: Id, approvals: readonly Approval[]): (changeId: Id) => boolean {
  const decided = new Set(
    approvals
      .filter((one) => one.boardId === boardId && (one.decision === 'approved' || one.decision === 'rejected'))
      .map(({ changeId }) => changeId),
  );
  return (changeId) => decided.has(changeId);
}

export interface Deciding {
  readonly meeting: Meeting;
  readonly board: Board;
  readonly change: ChangeRequest;
  /** All approvals of the change. */
  readonly approvals: readonly Approval[];
  readonly personId: Id | null;
  readonly now: Instant;
  readonly nextId: () => Id;
}

/**
 * What a board decided, on the agenda and as its approval of the change, in one step. An approval that was the
 * last one open lets the change go on to scheduled; `null` takes a decision back and leaves the state alone,
 * which somebody may have acted on.
 */
export function decide(
  what: { readonly decision: BoardDecision | null; readonly conditions: string },
  { meeting, board, change, approvals, personId, now, nextId }: Deciding,
  context: Pick<Configuration, 'statuses' | 'changeTypes'>,
): Change[] {
  const { decision, conditions } = what;
  const agenda = meeting.agenda.map((item): AgendaItem =>
    item.changeId === change.id ? { ...item, decision, conditions, decidedAt: decision === null ? null : now } : item,
  );
  const said: Partial<Approval> =
    decision === null
      ? { decision: 'requested', conditions: '', decidedAt: null, decidedById: null, meetingId: null }
      : { decision, conditions, decidedAt: now, decidedById: personId, meetingId: meeting.id };
  const own = approvals.find((one) => one.boardId === board.id);
  const record = Approval.parse({
    order: approvals.length + 1,
    ...own,
    ...said,
    id: own?.id ?? nextId(),
    changeId: change.id,
    boardId: board.id,
    role: own?.role ?? board.name,
  });
  const changes: Change[] = [patchOf('meetings', meeting.id, { agenda }, meeting)];
  if (own !== undefined) changes.push(patchOf('approvals', own.id, said));
  else if (decision !== null) changes.push({ op: 'create', table: 'approvals', record });
  if (decision !== 'approved') return changes;
  const after = [...approvals.filter((one) => one.id !== own?.id), record];
  return [...changes, ...goesOn(change, after, context, now)];
}

/**
 * Approved by all who were asked, a change goes on to scheduled by itself, as in the tools of operations.
 * Nothing where approvals are open or the workspace's states know no such way.
 */
export function goesOn(
  change: ChangeRequest,
  approvals: readonly Approval[],
  context: Pick<Configuration, 'statuses' | 'changeTypes'>,
  now: Instant,
): Change[] {
  const stage = context.statuses.get(change.statusId)?.stage;
  const approved = mayGoAhead(approvalState(context.changeTypes.get(change.typeId), approvals));
  if (!approved || !(stage === 'assess' || stage === 'authorize')) return [];
  const next = nextStates(change, approvals, context).filter(({ blocked }) => blocked === null);
  const scheduled = next.find(({ status }) => status.stage === 'scheduled');
  if (scheduled !== undefined) return [moveChange(change, scheduled.status.id, approvals, context, now)];
  // Approved while it was still being assessed: through authorize, which has nothing left to ask.
  const authorize = next.find(({ status }) => status.stage === 'authorize');
  if (authorize === undefined) return [];
  const moved = { ...change, statusId: authorize.status.id };
  const onward = nextStates(moved, approvals, context).find(
    ({ status, blocked }) => status.stage === 'scheduled' && blocked === null,
  );
  return onward === undefined ? [] : [moveChange(moved, onward.status.id, approvals, context, now)];
}

/** Actions of a board that are not done, those of earlier meetings first: what is carried to the next meeting. */
export function openActions(boardId: Id, actions: readonly Action[]): Action[] {
  return actions
    .filter((action) => action.boardId === boardId && action.doneAt === null)
    .toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : a.id < b.id ? -1 : 1));
}

/** An agenda with one item put at another place. */
export function reordered(agenda: readonly AgendaItem[], id: Id, by: -1 | 1): AgendaItem[] {
  const at = agenda.findIndex((item) => item.id === id);
  const to = at + by;
  const [one, other] = [agenda[at], agenda[to]];
  if (one === undefined || other === undefined) return [...agenda];
  const next = [...agenda];
  next[at] = other;
  next[to] = one;
  return next;
}
