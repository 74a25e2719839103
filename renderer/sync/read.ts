import type { KindMapping } from '#shared/model/connection.ts';
import { patchOf, type Change } from '#shared/model/journal.ts';
import type { LinkState, SyncLink } from '#shared/model/sync-link.ts';
import { isLeftOut } from '#shared/sync/left-out.ts';
import { remoteKey } from '../data/database.ts';
import { mergeRecords } from './merge-page.ts';
import { instant, type RunParts } from './parts.ts';
import { readEach } from './read-each.ts';
import { asideOf, setFailedAside } from './set-aside.ts';
import { stepTransaction, write } from './transaction.ts';

/** Ids asked for at a time. */
const READ = 50;

/** Reads records by themselves and merges what they say; what is gone or forbidden is told so. */
export async function readAndMerge(parts: RunParts, mapping: KindMapping, ids: readonly string[]): Promise<void> {
  for (let start = 0; start < ids.length; start += READ) {
    const some = ids.slice(start, start + READ);
    const { reads, failed } = await readEach(parts, mapping, some);
    await setFailedAside(parts, mapping, failed);
    await stepTransaction(parts, async () => {
      await mergeRecords(
        parts,
        mapping,
        reads.flatMap((read) => (read.state === 'present' ? [read.record] : [])),
        false,
      );
      for (const { id, state } of reads) if (state !== 'present') await markMissing(parts, mapping, id, state);
    });
    parts.progress();
  }
}

/** Reads by themselves what was left out for a while: the feed passed their changes over, and will not tell again. */
export async function readStale(
  parts: RunParts,
  isOpen: (link: Pick<SyncLink, 'setAside'>) => boolean = (link) => !isLeftOut(link),
): Promise<void> {
  const { db, connection } = parts;
  const due = db.records('links').where('[connectionId+$due]').equals([connection.id, 1]);
  const stale = await due.filter((link) => link.stale && isOpen(link)).toArray();
  for (const mapping of connection.kinds) {
    const own = stale.filter(({ kind, table }) => kind === mapping.remote && table === mapping.table);
    await readAndMerge(
      parts,
      mapping,
      own.flatMap(({ remoteId }) => remoteId ?? []),
    );
  }
}

type Missing = Extract<LinkState, 'left' | 'gone' | 'forbidden'>;

/** The remote record is not there for us any more; the record here stays as it is. In a step's transaction. */
export async function markMissing(
  parts: RunParts,
  mapping: KindMapping,
  remoteId: string,
  state: Missing,
): Promise<void> {
  const { db, instance, counts } = parts;
  const key = remoteKey(instance, mapping.remote, remoteId);
  const link = await db.records('links').where('$remote').equals(key).first();
  if (link === undefined || link.state === 'unlinked') return;
  if (link.state === state) {
    // Asked about again by a person, and still so: that is answered.
    if (link.stale || link.due) await write(parts, [patchOf('links', link.id, { due: false, stale: false })]);
    return;
  }
  const isUnmet = link.recordId === null;
  // Another filter may still show what left this one, and would not tell of it again.
  if (isUnmet && state === 'left') return;
  // Every sweep looks for what waits here: that it is hidden still is no news.
  if (isUnmet && state === 'forbidden' && isHidden(link)) return;
  counts.missing += 1;
  await write(parts, [isUnmet ? unmet(parts, link, state) : missing(parts, link, state)]);
  if (state === 'gone' && link.recordId !== null) await readNaming(parts, key);
}

function missing(parts: RunParts, link: SyncLink, state: Missing): Change {
  return patchOf('links', link.id, { state, stateSince: instant(parts), due: false, stale: false });
}

/** Whether it waits here for somebody to say what it is, and may not be seen meanwhile. */
export const isHidden = ({ state, setAside }: Pick<SyncLink, 'state' | 'setAside'>): boolean =>
  state === 'arrived' && setAside?.code === 'hidden';

/** Nobody here knows it yet: what is gone is asked about no more. */
function unmet(parts: RunParts, link: SyncLink, state: Missing): Change {
  if (state === 'gone') return { op: 'delete', table: 'links', id: link.id };
  const setAside = asideOf(parts, link.setAside, 'hidden', '');
  return patchOf('links', link.id, { setAside, due: true, stale: true });
}

/** What names a record that was deleted there names it no longer, and no time of its own tells: the next run reads it. */
async function readNaming(parts: RunParts, key: string): Promise<void> {
  const naming = await parts.db.records('links').where('names').equals(key).distinct().toArray();
  const own = naming.filter(({ state, stale }) => state === 'linked' && !stale);
  await write(
    parts,
    own.map(({ id }) => patchOf('links', id, { due: true, stale: true })),
  );
}
