import type { KindMapping } from '#shared/model/connection.ts';
import { patchOf } from '#shared/model/journal.ts';
import { SyncLink, type SetAside } from '#shared/model/sync-link.ts';
import type { RemotePage } from '#shared/sync/remote.ts';
import { remoteKey } from '../data/database.ts';
import { instant, type RunParts } from './parts.ts';
import { stepTransaction, write } from './transaction.ts';

/** The reason a record is left out; said again, only the number of tries grows. */
export function asideOf(parts: RunParts, before: SetAside | null, code: string, reason: string): SetAside {
  const tries = before?.code === code ? before.tries + 1 : 1;
  return { code, reason: reason.slice(0, 500), at: instant(parts), tries };
}

/** Leaves one record out of the run; the others go on. */
export async function setAside(parts: RunParts, link: SyncLink, code: string, reason: string): Promise<void> {
  parts.counts.setAside += 1;
  await stepTransaction(parts, () =>
    write(parts, [patchOf('links', link.id, { setAside: asideOf(parts, link.setAside, code, reason), due: true })]),
  );
}

/** Rows nobody can read get a link that says so: a record that silently stayed away would be missed by nobody. */
export async function setUnreadableAside(
  parts: RunParts,
  mapping: KindMapping,
  rows: RemotePage['unreadable'],
): Promise<void> {
  const { db, instance, connection, newId } = parts;
  for (const { id, reason } of rows) {
    parts.counts.setAside += 1;
    if (id === '') continue;
    const known = await db
      .records('links')
      .where('$remote')
      .equals(remoteKey(instance, mapping.remote, id))
      .first();
    const aside = asideOf(parts, known?.setAside ?? null, 'unreadable', reason);
    if (known !== undefined) {
      await write(parts, [patchOf('links', known.id, { setAside: aside })]);
      continue;
    }
    const record = SyncLink.parse({
      id: newId(),
      connectionId: connection.id,
      instance,
      kind: mapping.remote,
      remoteId: id,
      table: mapping.table,
      state: 'arrived',
      stateSince: instant(parts),
      setAside: aside,
    });
    await write(parts, [{ op: 'create', table: 'links', record }]);
  }
}
