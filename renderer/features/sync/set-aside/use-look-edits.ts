import { patchOf, type Change } from '#shared/model/journal.ts';
import { msToInstant } from '#shared/planning/wall.ts';
import type { WorkspaceDatabase } from '../../../data/database.ts';
import { useEdit, useFreshEdit } from '../../../data/edit.ts';
import { unlinkChanges } from '../../../sync/link-edits.ts';
import type { Look } from '../../../sync/looks.ts';

/** What a person says of links that need a look: each one step that can be taken back. */
export function useLookEdits() {
  const edit = useEdit();
  const freshEdit = useFreshEdit();
  const each = (looks: readonly Look[], fields: Record<string, unknown>): Change[] =>
    looks.map(({ link }) => patchOf('links', link.id, fields));
  return {
    /** The next run takes it up again. */
    retry: (looks: readonly Look[]) =>
      edit('syncRetried', { count: looks.length }, each(looks, { setAside: null, due: true })),
    /** The next run reads it by itself. */
    check: (looks: readonly Look[]) =>
      edit('syncRetried', { count: looks.length }, each(looks, { due: true, stale: true })),
    /** It stays linked and listed, and asks for nobody until it is in another state. */
    see: (looks: readonly Look[]) =>
      edit(
        'syncSeenMissing',
        { count: looks.length },
        looks.map(({ link }) => patchOf('links', link.id, { seenSince: link.stateSince })),
      ),
    /** Neither side follows the other, and nothing of it waits or is asked any more. */
    unlink: (looks: readonly Look[]) =>
      freshEdit(
        'syncUnlinked',
        { count: looks.length },
        { tables: ['links', 'operations', 'sync-conflicts'], changes: (db) => unlinkEach(db, looks) },
      ),
  };
}

async function unlinkEach(db: WorkspaceDatabase, looks: readonly Look[]): Promise<Change[]> {
  const now = msToInstant(Date.now());
  const changes = await Promise.all(looks.map(async ({ link }) => await unlinkChanges(db, link, now)));
  return changes.flat();
}
