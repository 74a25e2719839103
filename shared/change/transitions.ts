import { SlipwayError } from '../errors.ts';
import type { Approval, ChangeRequest } from '../model/change.ts';
import type { ChangeStage, Status } from '../model/configuration.ts';
import { patchOf, type Change } from '../model/journal.ts';
import type { Id } from '../model/schema.ts';
import type { Instant } from '../model/time.ts';
import type { Configuration } from '../planning/configuration.ts';
import { allowedNext, statusesOf } from '../planning/transitions.ts';
import { approvalState, mayGoAhead } from './approval.ts';

type Context = Pick<Configuration, 'statuses' | 'changeTypes'>;
type Moving = Pick<ChangeRequest, 'id' | 'key' | 'typeId' | 'statusId' | 'placeholder'>;

/** A state a change may go to next, or could but for `blocked`. */
export interface NextState {
  readonly status: Status;
  /** Null where it may. `notApproved`: approvals are open or refused; `placeholder`: it has to be promoted first. */
  readonly blocked: 'notApproved' | 'placeholder' | null;
}

/** Stages that take a change out into the world: none without approval. */
const NEEDS_APPROVAL: ReadonlySet<ChangeStage | null> = new Set(['scheduled', 'implement', 'review']);
const OUT_OF_LINE: ReadonlySet<ChangeStage | null> = new Set(['canceled']);

/**
 * States that may follow: those the workspace's transitions name, that changes of this type pass through and
 * that jump over none. An emergency that broke the glass was implemented before anybody wrote an approval
 * down, so nothing holds it up.
 */
export function nextStates(
  change: Moving & Pick<ChangeRequest, 'breakGlass'>,
  approvals: readonly Pick<Approval, 'decision'>[],
  context: Context,
): NextState[] {
  const { statuses, changeTypes } = context;
  const path = statusesOf('changes', statuses).filter((status) => passesThrough(status, change.typeId));
  const at = path.findIndex((status) => status.id === change.statusId);
  const approved = change.breakGlass !== null || mayGoAhead(approvalState(changeTypes.get(change.typeId), approvals));
  return allowedNext('changes', change.statusId, statuses)
    .filter((status) => passesThrough(status, change.typeId))
    .filter((status) => change.breakGlass !== null || !jumpsOver(path, at, status))
    .map((status) => ({
      status,
      blocked: !NEEDS_APPROVAL.has(status.stage)
        ? null
        : change.placeholder
          ? 'placeholder'
          : approved || isBack(path, at, status)
            ? null
            : 'notApproved',
    }));
}

function passesThrough(status: Status, typeId: Id): boolean {
  return status.typeIds.length === 0 || status.typeIds.includes(typeId);
}

/** Forward past a state of its own path. From a state that is not on the path (another type's) everything may follow. */
function jumpsOver(path: readonly Status[], at: number, to: Status): boolean {
  if (at < 0 || OUT_OF_LINE.has(to.stage) || OUT_OF_LINE.has(path[at]?.stage ?? null)) return false;
  return path.indexOf(to) > at + 1;
}

function isBack(path: readonly Status[], at: number, to: Status): boolean {
  return at >= 0 && path.indexOf(to) < at && !OUT_OF_LINE.has(path[at]?.stage ?? null);
}

/**
 * The change that takes a request for change to another state, with what happens at that moment: submitted
 * when it leaves `new`, begun at `implement`, ended at `review`.
 *
 * @throws SlipwayError `notFound` for an unknown state, `transitionNotAllowed`, `changeNotApproved`
 */
export function moveChange(
  change: ChangeRequest,
  to: Id,
  approvals: readonly Pick<Approval, 'decision'>[],
  context: Context,
  now: Instant,
): Change {
  const target = context.statuses.get(to);
  if (target?.appliesTo !== 'changes') throw new SlipwayError('notFound', { kind: 'status', key: to });
  const next = nextStates(change, approvals, context);
  const found = next.find(({ status }) => status.id === to);
  if (found === undefined && change.statusId !== to) {
    throw new SlipwayError('transitionNotAllowed', {
      label: change.key,
      from: context.statuses.get(change.statusId)?.name ?? change.statusId,
      to: target.name,
      allowed: next.map(({ status }) => status.name).join(', ') || '–',
    });
  }
  if (found !== undefined && found.blocked !== null) {
    throw new SlipwayError('changeNotApproved', { label: change.key, to: target.name });
  }
  return patchOf('changes', change.id, { statusId: to, ...momentsOf(change, target.stage, now) });
}

/**
 * `moveChange`, and what it means for the approvals: handed in again after it was sent back, those who refused
 * or put it off are asked anew; who agreed before is asked too, since it may be another change by now.
 */
export function moveChanges(
  change: ChangeRequest,
  to: Id,
  approvals: readonly Approval[],
  context: Context,
  now: Instant,
): Change[] {
  const moved = moveChange(change, to, approvals, context, now);
  const isSentBack = context.statuses.get(to)?.stage === 'new';
  const again = isSentBack
    ? approvals.filter(({ decision }) => decision !== 'requested' && decision !== 'notRequired')
    : [];
  const asked = { decision: 'requested', decidedAt: null, decidedById: null, meetingId: null, conditions: '' };
  return [moved, ...again.map(({ id }) => patchOf('approvals', id, asked))];
}

/** The clock of an emergency, stopped where it still runs. */
export function clockStopped({ breakGlass }: ChangeRequest, at: Instant): Pick<Partial<ChangeRequest>, 'breakGlass'> {
  return breakGlass === null || breakGlass.endedAt !== null ? {} : { breakGlass: { ...breakGlass, endedAt: at } };
}

function momentsOf(change: ChangeRequest, stage: ChangeStage | null, now: Instant): Partial<ChangeRequest> {
  const submitted = change.submittedAt === null && stage !== 'new' && stage !== 'canceled' ? { submittedAt: now } : {};
  switch (stage) {
    case 'implement':
      return { ...submitted, actualStart: change.actualStart ?? now, actualEnd: null };
    case 'review':
    case 'closed':
      return {
        ...submitted,
        actualStart: change.actualStart ?? now,
        actualEnd: change.actualEnd ?? now,
        ...clockStopped(change, change.actualEnd ?? now),
      };
    case 'new':
      // Sent back: it will be submitted again, and lead time counts from then.
      return { submittedAt: null };
    default:
      return submitted;
  }
}
