import { useCallback, useMemo } from 'react';
import { goesOn } from '#shared/change/meeting.ts';
import { moveChanges } from '#shared/change/transitions.ts';
import type { Approval, ApprovalDecision, ChangeRequest } from '#shared/model/change.ts';
import { patchOf } from '#shared/model/journal.ts';
import type { Id } from '#shared/model/schema.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { msToInstant } from '#shared/planning/wall.ts';
import { useRecordSave, useWrite } from './record-editor.ts';
import { useWorkspace } from './workspace-context.tsx';

/** Takes changes to another state as one step; answers null once it is on disk, otherwise why it was refused. */
export type MoveChanges = (changes: readonly ChangeRequest[], statusId: Id) => Promise<unknown>;

export function useMoveChanges(configuration: Configuration): MoveChanges {
  const { db } = useWorkspace();
  const write = useWrite();
  return useCallback(
    async (changes, statusId) => {
      const [only] = changes;
      if (only === undefined) return null;
      try {
        const approvals = await db
          .records('approvals')
          .where('changeId')
          .anyOf(changes.map(({ id }) => id))
          .toArray();
        const now = msToInstant(Date.now());
        const moves = changes.flatMap((change) => {
          const own = approvals.filter(({ changeId }) => changeId === change.id);
          return moveChanges(change, statusId, own, configuration, now);
        });
        const status = configuration.statuses.get(statusId)?.name ?? statusId;
        if (changes.length === 1) return await write('statusChanged', { label: only.key, status }, moves);
        return await write('changesChanged', { changes: changes.length, field: 'statusId' }, moves);
      } catch (error) {
        return error;
      }
    },
    [db, write, configuration],
  );
}

/** Saves fields of one change; a state goes by the rules of change/transitions, a placeholder is promoted. */
export function useChangeSave(
  change: ChangeRequest,
  configuration: Configuration,
): (fields: Partial<ChangeRequest>) => Promise<unknown> {
  const save = useRecordSave('changes', change, configuration.statuses);
  const move = useMoveChanges(configuration);
  const write = useWrite();
  return useCallback(
    (fields) => {
      if (fields.statusId !== undefined) return move([change], fields.statusId);
      if (fields.placeholder === false && change.placeholder) {
        return write('changePromoted', { label: change.key }, [patchOf('changes', change.id, fields)]);
      }
      return save(fields);
    },
    [save, move, write, change],
  );
}

export interface ApprovalEdits {
  /** Says what was decided, by the person at this laptop, now; `requested` takes an answer back. */
  readonly decide: (approval: Approval, decision: ApprovalDecision) => Promise<unknown>;
  readonly set: (approval: Approval, fields: Partial<Approval>) => Promise<unknown>;
  readonly add: (role: string, order: number) => Promise<unknown>;
  readonly remove: (approval: Approval) => Promise<unknown>;
}

/** Approvals of one change, each edit one step named after the change. */
export function useApprovalEdits(
  change: ChangeRequest,
  approvals: readonly Approval[],
  configuration: Configuration,
  nextId: () => Id,
): ApprovalEdits {
  const write = useWrite();
  const { personId } = useWorkspace();
  const { id: changeId, key: label } = change;
  return useMemo(() => {
    const step = (role: string) => ({ label, role });
    return {
      decide: ({ id, role }, decision) => {
        const now = msToInstant(Date.now());
        const said = {
          decision,
          decidedAt: decision === 'requested' ? null : now,
          decidedById: decision === 'requested' ? null : personId,
        };
        const after = approvals.map((one) => (one.id === id ? { ...one, ...said } : one));
        return write('approvalDecided', { ...step(role), decision }, [
          patchOf('approvals', id, said),
          ...goesOn(change, after, configuration, now),
        ]);
      },
      set: ({ id, role }, fields) => write('approvalChanged', step(role), [patchOf('approvals', id, fields)]),
      add: (role, order) => {
        const record: Approval = {
          id: nextId(),
          changeId,
          role,
          personId: null,
          boardId: null,
          meetingId: null,
          decision: 'requested',
          decidedAt: null,
          decidedById: null,
          conditions: '',
          note: '',
          order,
        };
        return write('approvalAdded', step(role), [{ op: 'create', table: 'approvals', record }]);
      },
      remove: ({ id, role }) => write('approvalRemoved', step(role), [{ op: 'delete', table: 'approvals', id }]),
    };
  }, [write, personId, changeId, label, change, approvals, configuration, nextId]);
}
