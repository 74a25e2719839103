import { patchOf, type Change } from '#shared/model/journal.ts';
import { msToInstant } from '#shared/planning/wall.ts';
import { useEdit } from '../../../data/edit.ts';
import { leaveOut } from '../../../sync/first-link.ts';
import type { Look } from '../../../sync/looks.ts';

/** What a person says of links that need a look: each one step that can be taken back. */
export function useLookEdits() {
  const edit = useEdit();
  const each = (looks: readonly Look[], fields: Record<string, unknown>): Change[] =>
    looks.map(({ link }) => patchOf('links', link.id, fields));
  return {
    /** The next run takes it up again. */
    retry: (looks: readonly Look[]) =>
      edit('syncRetried', { count: looks.length }, each(looks, { setAside: null, due: true })),
    /** The next run reads it by itself. */
    check: (looks: readonly Look[]) =>
      edit('syncRetried', { count: looks.length }, each(looks, { due: true, stale: true })),
    unlink: (looks: readonly Look[]) =>
      edit(
        'syncUnlinked',
        { count: looks.length },
        leaveOut(
          looks.map(({ link }) => link),
          msToInstant(Date.now()),
        ),
      ),
  };
}
