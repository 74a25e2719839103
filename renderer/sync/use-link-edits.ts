import { useMemo } from 'react';
import type { SyncLink } from '#shared/model/sync-link.ts';
import type { SyncOperation } from '#shared/model/sync-operation.ts';
import type { Id } from '#shared/model/schema.ts';
import type { Makeable, OperationWish } from '#shared/sync/at-remote.ts';
import { msToInstant } from '#shared/planning/wall.ts';
import { useEdit } from '../data/edit.ts';
import { uuidv7 } from '../data/ids.ts';
import { useWorkspace } from '../data/workspace-context.tsx';
import { makeThere, operationChange, relinkChanges, unlinkChanges } from './link-edits.ts';

const nextId = () => uuidv7(Date.now());
const now = () => msToInstant(Date.now());

/** What a person does about a record's place in a remote system, each one step. `label` names the record. */
export function useLinkEdits(label: string) {
  const { db, personId } = useWorkspace();
  const edit = useEdit();
  return useMemo(
    () => ({
      make: ({ connection, mapping }: Makeable, recordId: Id) =>
        edit('syncMakeThere', { label, name: connection.name }, [
          makeThere(connection, mapping, recordId, nextId, now()),
        ]),
      unlink: async (link: SyncLink, name: string) =>
        await edit('syncTakenApart', { label, name }, await unlinkChanges(db, link, now())),
      relink: (link: SyncLink, name: string) => edit('syncRelinked', { label, name }, relinkChanges(link, now())),
      operate: (link: SyncLink, wish: OperationWish) =>
        edit(wish.type === 'comment' ? 'syncComment' : 'syncTransition', { label }, [
          operationChange(link, wish, personId, nextId, now()),
        ]),
      callBack: ({ id }: SyncOperation) =>
        edit('syncCalledBack', { label }, [{ op: 'delete', table: 'operations', id }]),
    }),
    [db, personId, edit, label],
  );
}
