import { useEdit } from '../../../data/edit.ts';
import { useRecord } from '../../../data/live.ts';
import { labelOf } from '#shared/model/journal.ts';
import type { Release } from '#shared/model/release.ts';
import type { RecordOf } from '#shared/model/tables.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';

type OwnedTable = 'phases' | 'gates' | 'deployments';

/** A record that belongs to a release, with that release; undefined until known, null when gone. */
export function useOwned<T extends OwnedTable>(
  table: T,
  id: string,
): { readonly record: RecordOf<T>; readonly release: Release | null } | null | undefined {
  const record = useRecord(table, id);
  const release = useRecord('releases', record?.releaseId ?? null);
  if (record === undefined || release === undefined) return undefined;
  return record === null ? null : { record, release };
}

/** Deletes it: nothing hangs on it, so nothing is asked; undo brings it back. */
export function useDeleteOwned(table: OwnedTable): (record: RecordOf<OwnedTable>, of: string) => void {
  const edit = useEdit();
  const select = useNavigation((state) => state.select);
  const remove = async (record: RecordOf<OwnedTable>, of: string) => {
    const label = `${of} ${labelOf(record)}`.trim();
    const done = await edit('recordDeleted', { label }, [{ op: 'delete', table, id: record.id }]);
    if (done !== null) select(null);
  };
  return (record, of) => void remove(record, of);
}
