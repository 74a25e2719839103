import { SlipwayError } from '#shared/errors.ts';
import type { KindMapping } from '#shared/model/connection.ts';
import type { LinkState } from '#shared/model/sync-link.ts';
import { SyncCursor } from '#shared/model/sync-run.ts';
import { MISSING } from '#shared/sync/seen-missing.ts';
import { remoteKey } from '../data/database.ts';
import { instant, type RunParts } from './parts.ts';
import { readEach } from './read-each.ts';
import { mergeRecords } from './merge-page.ts';
import { isHidden, markMissing, readAndMerge } from './read.ts';
import { setFailedAside } from './set-aside.ts';
import { putState, stepTransaction } from './transaction.ts';

/** A day between two sweeps: no system but one tells what was deleted, and asking for every id is dear. */
const EVERY_MS = 24 * 60 * 60_000;
/** Of so many, or of this share, nobody believes that they went at once: a filter was broken, or a permission. */
const BREAKER = { least: 20, share: 0.3 };
const READ = 50;
/** States in which a link is asked for: of the others it was told, or nothing is asked about them any more. */
const SOUGHT: readonly LinkState[] = ['linked', 'arrived'];
/** Links read at a time. */
const LINKS = 500;

export function isSweepDue({ now }: Pick<RunParts, 'now'>, cursor: SyncCursor | undefined): boolean {
  if (cursor?.sweptAt === undefined || cursor.sweptAt === null) return true;
  const since = now() - Date.parse(cursor.sweptAt);
  // A clock that was ahead and was set right would put the next one off for as long as it was ahead.
  return since < 0 || since >= EVERY_MS;
}

/**
 * Looks for known records that are no longer in the filter and asks for each by itself: absence in a list says
 * nothing. Nothing is removed here.
 *
 * @throws SlipwayError `remoteVanished` where more are missing than can be true and no person said so; nothing was marked.
 */
export async function sweepKind(parts: RunParts, mapping: KindMapping): Promise<void> {
  const { db, connection, port, signal } = parts;
  const cursorId = `${connection.id}:${mapping.remote}`;
  const cursor = await db.records('cursors').get(cursorId);
  if (!isSweepDue(parts, cursor)) return;
  const known = await knownIds(parts, mapping);
  const missing = new Set(known);
  for (let next: string | null = null, isFirst = true; isFirst || next !== null; isFirst = false) {
    const page = await port.ids(mapping.remote, next, signal);
    for (const id of page.ids) missing.delete(id);
    await readAndMerge(parts, mapping, await unheard(parts, mapping, page.ids));
    if (page.next !== null && page.next === next) throw new SlipwayError('remoteShape', { host: '', what: 'paging' });
    next = page.next;
  }
  const isBelieved = missing.size <= Math.max(BREAKER.least, known.length * BREAKER.share);
  if (!isBelieved && parts.isMissingAccepted !== true) {
    throw new SlipwayError('remoteVanished', { count: missing.size, of: known.length });
  }
  const ids = [...missing];
  for (let start = 0; start < ids.length; start += READ) await confirm(parts, mapping, ids.slice(start, start + READ));
  const begin = { id: cursorId, connectionId: connection.id, kind: mapping.remote, asked: '' };
  await stepTransaction(parts, async () => {
    const standing = (await db.records('cursors').get(cursorId)) ?? SyncCursor.parse(begin);
    await putState(parts, 'cursors', { ...standing, sweptAt: instant(parts) });
  });
}

/** Remote ids of what is linked, and of what waits to be: nobody is to be asked about a record that is gone there. */
async function knownIds({ db, connection, signal }: RunParts, mapping: KindMapping): Promise<string[]> {
  const states = SOUGHT.map((state) => [connection.id, state]);
  const ids = await db.records('links').where('[connectionId+state]').anyOf(states).primaryKeys();
  const found: string[] = [];
  for (let start = 0; start < ids.length; start += LINKS) {
    signal.throwIfAborted();
    for (const link of await db.records('links').bulkGet(ids.slice(start, start + LINKS))) {
      const isOwn = link?.kind === mapping.remote && link.table === mapping.table && SOUGHT.includes(link.state);
      if (isOwn && link.remoteId !== null) found.push(link.remoteId);
    }
  }
  return found;
}

/**
 * Of the ids in our filter those nobody here knows, and those that were lost or hidden: no feed tells of them again,
 * so that they would stay away without a word.
 */
async function unheard({ db, instance }: RunParts, mapping: KindMapping, ids: readonly string[]): Promise<string[]> {
  const keys = ids.map((id) => remoteKey(instance, mapping.remote, id));
  const links = await db.records('links').where('$remote').anyOf(keys).toArray();
  const lost = links.filter((link) => MISSING.includes(link.state) || isHidden(link));
  const known = new Set(links.map(({ remoteId }) => remoteId));
  const unknown = mapping.arrivals === 'ignore' ? [] : ids.filter((id) => !known.has(id));
  return [...lost.flatMap(({ remoteId }) => remoteId ?? []), ...unknown];
}

/** Each by itself: it is gone, hidden from us, or there and outside of the filter. */
async function confirm(parts: RunParts, mapping: KindMapping, ids: readonly string[]): Promise<void> {
  const { reads, failed } = await readEach(parts, mapping, ids);
  await setFailedAside(parts, mapping, failed);
  await stepTransaction(parts, async () => {
    const keys = ids.map((id) => remoteKey(parts.instance, mapping.remote, id));
    const links = await parts.db.records('links').where('$remote').anyOf(keys).toArray();
    const linked = new Set(links.flatMap(({ state, remoteId }) => (state === 'linked' ? [remoteId] : [])));
    for (const read of reads) {
      // What nobody met here does not come in from outside of the filter.
      if (read.state === 'present' && linked.has(read.id)) await mergeRecords(parts, mapping, [read.record], false);
      await markMissing(parts, mapping, read.id, read.state === 'present' ? 'left' : read.state);
    }
  });
  parts.progress();
}
