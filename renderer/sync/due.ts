import type { SyncLink } from '#shared/model/sync-link.ts';
import type { KindMapping } from '#shared/model/connection.ts';
import type { Change } from '#shared/model/journal.ts';
import { rulesOf } from '#shared/sync/mapping.ts';
import { RemoteRecord } from '#shared/sync/remote.ts';
import { fromRow } from '../data/database.ts';
import { readPairs, type Subject } from './counterparts.ts';
import { loadLinks, localContext, type LoadedLink } from './load.ts';
import { meet, type Met } from './meet.ts';
import { mergeRecords, unlinkedHere } from './merge-page.ts';
import { mappingOf, type RunParts } from './parts.ts';
import { isTouched, nobodys, yoursOf } from './sources.ts';
import { write } from './transaction.ts';

/** What the remote last said of a link, for planning without asking it. */
export function lastSeen({ kind, remoteId, key, url, raw, remoteUpdatedAt, remoteUpdatedBy, revision }: SyncLink) {
  return RemoteRecord.parse({
    kind,
    id: remoteId ?? '-',
    key: key === '' ? (remoteId ?? '-') : key,
    url,
    updatedAt: remoteUpdatedAt,
    updatedBy: remoteUpdatedBy,
    fields: raw,
    revision,
  });
}

/** One link, met with what the remote says; written. In a step's transaction. Null: there is nothing to meet. */
export async function meetNow(parts: RunParts, link: SyncLink, remote: RemoteRecord): Promise<Met | null> {
  const mapping = mappingOf(parts.connection, link.kind, link.table);
  if (mapping === null) return null;
  const local = await localContext(parts.db);
  const [loaded] = await loadLinks(parts.db, [link], local);
  if (loaded === undefined) return null;
  return (await meetAll(parts, mapping, [{ loaded, remote }]))[0] ?? null;
}

/** Plans due links on what the remote last said, in one go, and writes what that comes to. In a step's transaction. */
export async function replan(parts: RunParts, links: readonly SyncLink[]): Promise<Met[]> {
  const { db, connection } = parts;
  const local = await localContext(db);
  const met: Met[] = [];
  for (const mapping of connection.kinds) {
    const own = links.filter(({ kind, table }) => kind === mapping.remote && table === mapping.table);
    const strangers = own.filter(({ state, remoteId }) => state === 'arrived' && remoteId !== null);
    await mergeRecords({ ...parts, counts: { ...parts.counts } }, mapping, strangers.map(lastSeen), false);
    const linked = own.filter(({ state }) => state === 'linked');
    const loaded = await loadLinks(db, linked, local);
    const rows = loaded.map((one) => ({ loaded: one, remote: lastSeen(one.link) }));
    met.push(...(await meetAll(parts, mapping, rows)));
  }
  return met;
}

async function meetAll(
  parts: RunParts,
  mapping: KindMapping,
  rows: readonly { readonly loaded: LoadedLink; readonly remote: RemoteRecord }[],
): Promise<Met[]> {
  if (rows.length === 0) return [];
  const { db, instance } = parts;
  const local = await localContext(db);
  const subjects = rows.map(({ loaded: { link, values }, remote }): Subject => ({
    mapping,
    raw: remote.fields,
    link,
    values,
  }));
  const pairs = await readPairs(db, instance, subjects);
  const rules = rulesOf(mapping, pairs);
  const all: Met[] = [];
  const changes: Change[] = [];
  for (const { loaded, remote } of rows) {
    if (loaded.record === null) {
      changes.push(...unlinkedHere(parts, loaded));
      continue;
    }
    const sources = isTouched(loaded) ? await yoursOf(parts, loaded) : nobodys(parts);
    const met = meet(loaded, loaded.record, remote, { mapping, rules, pairs, local, sources });
    changes.push(...met.changes);
    all.push(met);
  }
  await write(parts, changes);
  return all;
}

/** Ids of the connection's links that are to be looked at. Read by the index alone: there may be tens of thousands. */
export async function dueIds({ db, connection }: RunParts): Promise<string[]> {
  return db.records('links').where('[connectionId+$due]').equals([connection.id, 1]).primaryKeys();
}

/** Those of some links that are still to be looked at. */
export async function dueLinks({ db }: RunParts, ids: readonly string[]): Promise<SyncLink[]> {
  const rows = await db.records('links').bulkGet([...ids]);
  return rows.flatMap((row) => (row?.due === true ? [fromRow(row)] : []));
}
