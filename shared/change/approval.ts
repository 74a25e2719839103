import { Approval, type ChangeRequest } from '../model/change.ts';
import type { ChangeType } from '../model/configuration.ts';
import type { Id } from '../model/schema.ts';
import type { Configuration } from '../planning/configuration.ts';
import { compareInOrder } from '../planning/name-order.ts';

/**
 * What a change's approvals come to. `notNeeded`: pre-authorised. `open`: at least one was asked and has not
 * answered, or a board put it off. `none`: needs approval, and nobody was asked.
 */
export type ApprovalState = 'notNeeded' | 'none' | 'open' | 'approved' | 'rejected';

/** `rejected` as soon as one is; `approved` once every one that is required is. */
export function approvalState(
  type: Pick<ChangeType, 'board' | 'approvalRoles'> | undefined,
  approvals: readonly Pick<Approval, 'decision'>[],
): ApprovalState {
  const required = approvals.filter(({ decision }) => decision !== 'notRequired');
  if (required.length === 0) {
    const asks = type === undefined || type.board !== null || type.approvalRoles.length > 0;
    // All were said not to be required: that is a decision too.
    return asks && approvals.length === 0 ? 'none' : 'notNeeded';
  }
  if (required.some(({ decision }) => decision === 'rejected')) return 'rejected';
  return required.every(({ decision }) => decision === 'approved') ? 'approved' : 'open';
}

export const mayGoAhead = (state: ApprovalState): boolean => state === 'approved' || state === 'notNeeded';

/** The approvals a change of a type starts with: its roles, then its board. */
export function approvalsFor(
  changeId: Id,
  type: ChangeType,
  { boards }: Pick<Configuration, 'boards'>,
  nextId: () => Id,
): Approval[] {
  const roles = type.approvalRoles.map((role, index) =>
    Approval.parse({ id: nextId(), changeId, role, order: index + 1 }),
  );
  const board = [...boards.values()].filter((one) => !one.archived && one.kind === type.board).sort(compareInOrder)[0];
  if (board === undefined) return roles;
  const order = roles.length + 1;
  return [...roles, Approval.parse({ id: nextId(), changeId, role: board.name, boardId: board.id, order })];
}

/**
 * Where a release stands with its changes: `none` where it has none that need approval. Cancelled ones and
 * placeholders count for nothing and everything: a cancelled change is not waited for, a placeholder is.
 */
export type ReleaseStanding = 'none' | 'open' | 'approved' | 'rejected';

export function releaseStanding(
  changes: readonly Pick<ChangeRequest, 'id' | 'typeId' | 'statusId' | 'placeholder'>[],
  approvalsOf: (changeId: Id) => readonly Pick<Approval, 'decision'>[],
  { changeTypes, statuses }: Pick<Configuration, 'changeTypes' | 'statuses'>,
): ReleaseStanding {
  const states = changes
    .filter(({ statusId }) => statuses.get(statusId)?.category !== 'cancelled')
    .map((change) =>
      change.placeholder ? 'open' : approvalState(changeTypes.get(change.typeId), approvalsOf(change.id)),
    )
    .filter((state) => state !== 'notNeeded');
  if (states.length === 0) return 'none';
  if (states.includes('rejected')) return 'rejected';
  return states.every((state) => state === 'approved') ? 'approved' : 'open';
}
