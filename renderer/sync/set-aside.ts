import type { SlipwayError } from '#shared/errors.ts';
import type { KindMapping } from '#shared/model/connection.ts';
import { patchOf } from '#shared/model/journal.ts';
import { SyncLink, type SetAside } from '#shared/model/sync-link.ts';
import { MOST_TRIES } from '#shared/sync/left-out.ts';
import type { RemotePage } from '#shared/sync/remote.ts';
import { remoteKey } from '../data/database.ts';
import { instant, type RunParts } from './parts.ts';
import type { EachRead } from './read-each.ts';
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

/** What the system said of it, as text; empty where it said nothing. */
export function wordsIn({ detail }: SlipwayError): string {
  const { text } = detail;
  return typeof text === 'string' ? text : '';
}

/**
 * Records that can't be read by themselves, while others can: each is asked for again by itself once it is tried, for
 * the feed may not tell of it any more.
 */
export async function setFailedAside(parts: RunParts, mapping: KindMapping, failed: EachRead['failed']): Promise<void> {
  const { db, instance } = parts;
  for (const { id, error } of failed) {
    const key = remoteKey(instance, mapping.remote, id);
    await stepTransaction(parts, async () => {
      const link = await db.records('links').where('$remote').equals(key).first();
      if (link === undefined || link.state === 'unlinked') return;
      const aside = asideOf(parts, link.setAside, error.code, wordsIn(error));
      await write(parts, [patchOf('links', link.id, { setAside: aside, due: true, stale: true })]);
    });
  }
}

/**
 * Nobody knows whether a write took effect: the next run reads the record, and knows its own value again. One that is
 * never answered, and never stands there, is sent a few times and then left to a person.
 */
export async function setUnansweredAside(parts: RunParts, link: SyncLink, error: SlipwayError): Promise<void> {
  const unanswered = link.unanswered + 1;
  const isOver = unanswered >= MOST_TRIES;
  if (isOver) parts.counts.setAside += 1;
  else parts.counts.waiting += 1;
  const aside = isOver ? { setAside: asideOf(parts, link.setAside, error.code, wordsIn(error)), due: true } : {};
  await stepTransaction(parts, () => write(parts, [patchOf('links', link.id, { unanswered, ...aside })]));
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
    if (known?.state === 'unlinked') continue;
    // Read by itself once a person has it tried: the feed has passed it over.
    const aside = {
      setAside: asideOf(parts, known?.setAside ?? null, 'unreadable', reason),
      due: true,
      stale: true,
    };
    if (known !== undefined) {
      await write(parts, [patchOf('links', known.id, aside)]);
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
      ...aside,
    });
    await write(parts, [{ op: 'create', table: 'links', record }]);
  }
}
