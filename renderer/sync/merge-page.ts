import type { KindMapping } from '#shared/model/connection.ts';
import type { Change } from '#shared/model/journal.ts';
import { patchOf } from '#shared/model/journal.ts';
import type { SyncLink } from '#shared/model/sync-link.ts';
import { FieldLink } from '#shared/sync/field-link.ts';
import { rulesOf } from '#shared/sync/mapping.ts';
import type { FieldRule, Values } from '#shared/sync/record.ts';
import type { RemoteRecord } from '#shared/sync/remote.ts';
import { fromRow, remoteKey } from '../data/database.ts';
import { arrival, readable, recordOf } from './arrive.ts';
import { namesOf, readPairs, type Subject } from './counterparts.ts';
import { loadLinks, localContext, viewOf, type LoadedLink } from './load.ts';
import { isKnown, meet, type MeetContext } from './meet.ts';
import { instant, type RunParts } from './parts.ts';
import { meetPeople } from './people.ts';
import { isTouched, nobodys, yoursOf } from './sources.ts';
import { write } from './transaction.ts';

/** What became of a page: rows to be asked for by themselves because a feed that lags may have shown an old state. */
export interface MergedPage {
  readonly doubtful: readonly string[];
}

/**
 * Merges rows with what stands here now. Runs inside `stepTransaction`, together with the cursor.
 *
 * `isFeed`: the rows come from a search, which may lag behind. A row that is older than what was read before is
 * passed over; one of the same second that says something else is doubtful. A record read by itself is believed.
 */
export async function mergeRecords(
  parts: RunParts,
  mapping: KindMapping,
  records: readonly RemoteRecord[],
  isFeed: boolean,
): Promise<MergedPage> {
  const { db, instance, counts } = parts;
  const rows = [...new Map(records.map((record) => [record.id, record])).values()];
  const keys = rows.map(({ kind, id }) => remoteKey(instance, kind, id));
  const known = new Map(
    (await db.records('links').where('$remote').anyOf(keys).toArray()).map((row) => [row.remoteId, fromRow(row)]),
  );
  const connections: ReadonlySet<string> = new Set(await db.records('connections').toCollection().primaryKeys());
  const doubtful: string[] = [];
  const fresh: Stranger[] = [];
  const standing: { link: SyncLink; remote: RemoteRecord }[] = [];
  for (const remote of rows) {
    const link = known.get(remote.id);
    if (link === undefined) fresh.push({ remote, link: null });
    else if (link.state === 'arrived' && link.recordId === null && (link.due || !isKnown(link, remote))) {
      fresh.push({ remote, link });
    } else if (isFeed && isStale(link, remote)) {
      if (link.remoteUpdatedAt === remote.updatedAt) doubtful.push(remote.id);
    } else if (isOurs(parts, link, connections)) standing.push({ link, remote });
  }
  await mergeStanding(parts, mapping, standing);
  await mergeFresh(parts, mapping, fresh);
  counts.seen += rows.length;
  return { doubtful };
}

/** Older than what is known, or as old and different: the feed may be behind. Kinds without a time can't be. */
function isStale(link: SyncLink, remote: RemoteRecord): boolean {
  const { remoteUpdatedAt } = link;
  if (link.state !== 'linked' || remoteUpdatedAt === null || remote.updatedAt === null) return false;
  if (remote.updatedAt < remoteUpdatedAt) return true;
  return remote.updatedAt === remoteUpdatedAt && !isKnown(link, remote);
}

/** A record two filters of one site show belongs to the link it has; where that one's connection lost it, to us. */
function isOurs({ connection }: RunParts, link: SyncLink, connections: ReadonlySet<string>): boolean {
  if (link.state === 'unlinked') return false;
  return link.connectionId === connection.id || link.state !== 'linked' || !connections.has(link.connectionId);
}

/** The record was deleted here: from now on the remote one stays away, and nothing is asked about it any more. */
export function unlinkedHere(parts: RunParts, { link, conflicts }: LoadedLink): Change[] {
  return [
    patchOf('links', link.id, { state: 'unlinked', stateSince: instant(parts), due: false }),
    ...[...conflicts.values()].map(({ id }): Change => ({ op: 'delete', table: 'sync-conflicts', id })),
  ];
}

async function mergeStanding(
  parts: RunParts,
  mapping: KindMapping,
  rows: readonly { readonly link: SyncLink; readonly remote: RemoteRecord }[],
): Promise<void> {
  const { db, connection, instance, counts } = parts;
  // One whose connection was removed is taken over though nothing of it changed: nobody else looks after it.
  const isTakenOver = (link: SyncLink): boolean => link.state === 'linked' && link.connectionId !== connection.id;
  const changed = rows.filter(({ link, remote }) => link.due || isTakenOver(link) || !isKnown(link, remote));
  if (changed.length === 0) return;
  const local = await localContext(db);
  const owned = changed.map(({ link }) => ({ ...link, connectionId: connection.id }));
  const loaded = await loadLinks(db, owned, local);
  const subjects = changed.map(({ remote }, at): Subject => {
    const one = loaded[at];
    return { mapping, raw: remote.fields, link: one?.link ?? null, values: one?.values ?? {} };
  });
  const pairs = await readPairs(db, instance, subjects);
  await write(
    parts,
    await meetPeople(
      parts,
      mapping,
      changed.map(({ remote }) => remote),
      pairs,
    ),
  );
  const rules = rulesOf(mapping, pairs);
  const byAuthor = new Map<string, Change[]>();
  for (const [at, { remote }] of changed.entries()) {
    const one = loaded[at];
    if (one === undefined) continue;
    const changes = byAuthor.get(remote.updatedBy?.name ?? '') ?? [];
    byAuthor.set(remote.updatedBy?.name ?? '', changes);
    if (one.record === null) {
      changes.push(...unlinkedHere(parts, one));
      continue;
    }
    // Awaited only where the journal is read: a transaction does not outlast a hundred awaits of nothing.
    const sources = isTouched(one) ? await yoursOf(parts, one) : nobodys(parts);
    const context: MeetContext = { mapping, rules, pairs, local, sources };
    const met = meet(one, one.record, remote, context);
    changes.push(...met.changes);
    if (met.took) counts.pulled += 1;
    if (met.plan === null) counts.setAside += 1;
  }
  for (const [author, changes] of byAuthor) await write(parts, changes, author);
}

/** A row that has no record here, and its link where it has been seen before. */
interface Stranger {
  readonly remote: RemoteRecord;
  readonly link: SyncLink | null;
}

async function mergeFresh(parts: RunParts, mapping: KindMapping, rows: readonly Stranger[]): Promise<void> {
  if (rows.length === 0 || mapping.arrivals === 'ignore') return;
  if (mapping.arrivals === 'suggest' || !(mapping.table === 'work-items' || mapping.table === 'incidents')) {
    await write(
      parts,
      rows.map(({ remote, link }) => linkChange(link, arrival(parts, mapping, remote, null))),
    );
    parts.counts.arrived += rows.filter(({ link }) => link === null).length;
    return;
  }
  await createHere(parts, mapping, rows);
}

async function createHere(parts: RunParts, mapping: KindMapping, rows: readonly Stranger[]): Promise<void> {
  const { db, instance, counts, newId } = parts;
  const remotes = rows.map(({ remote }) => remote);
  const subjects = remotes.map((remote): Subject => ({ mapping, raw: remote.fields, link: null, values: {} }));
  const pairs = await readPairs(db, instance, subjects);
  const local = await localContext(db);
  const changes: Change[] = [...(await meetPeople(parts, mapping, remotes, pairs))];
  const ids = new Map(remotes.map(({ id }) => [id, newId()]));
  // A parent on the same page is here as soon as its child is.
  for (const { kind, id } of remotes) pairs.records(kind).add(id, ids.get(id) ?? '');
  const rules = rulesOf(mapping, pairs);
  const made: string[] = [];
  const fresh = new Set<string>();
  for (const { remote, link } of rows) {
    const recordId = ids.get(remote.id) ?? newId();
    const arrived = recordOf(mapping, recordId, readable(rules, remote), remote, local);
    if (!arrived.ok) {
      const setAside = { code: 'invalidRecord', reason: arrived.field, at: instant(parts), tries: 1 };
      pairs.records(remote.kind).forget(remote.id);
      changes.push(linkChange(link, { ...arrival(parts, mapping, remote, null), setAside, due: true }));
      counts.setAside += 1;
      continue;
    }
    const first = {
      ...arrival(parts, mapping, remote, recordId),
      fields: metAs(rules, remote, viewOf(mapping.table, arrived.record, local).values),
      names: namesOf(instance, mapping, remote.fields),
    };
    changes.push({ op: 'create', table: arrived.table, record: arrived.record } as Change, linkChange(link, first));
    fresh.add(link?.id ?? first.id);
    made.push(remoteKey(instance, remote.kind, remote.id));
    counts.created += 1;
  }
  await write(parts, changes);
  // Those on the page itself were read with all of it here.
  await wakeNaming(parts, made, fresh);
}

/** A record made of what the remote says has met it in every field: there is nothing to choose. */
export function metAs(rules: readonly FieldRule[], remote: RemoteRecord, values: Values): SyncLink['fields'] {
  return Object.fromEntries(
    rules.flatMap(({ field, remote: name }) => {
      const raw = remote.fields[name];
      return raw === undefined ? [] : [[field, FieldLink.parse({ base: { raw, local: values[field] ?? null } })]];
    }),
  );
}

/** Writes a link that is new, or says anew what one that was seen before is. */
function linkChange(before: SyncLink | null, after: SyncLink): Change {
  if (before === null) return { op: 'create', table: 'links', record: after };
  return patchOf('links', before.id, { ...after, id: before.id });
}

/** Records that name these remote ones are read again by the mapping, without asking for them; but for `known`. */
export async function wakeNaming(
  parts: RunParts,
  keys: readonly string[],
  known: ReadonlySet<string> = new Set(),
): Promise<void> {
  const naming = await parts.db
    .records('links')
    .where('names')
    .anyOf([...keys])
    .distinct()
    .toArray();
  const woken = naming.filter(({ id, due }) => !due && !known.has(id));
  await write(
    parts,
    woken.map(({ id }) => patchOf('links', id, { due: true })),
  );
}
