import { SlipwayError } from '#shared/errors.ts';
import type { KindMapping } from '#shared/model/connection.ts';
import { patchOf } from '#shared/model/journal.ts';
import type { SyncLink } from '#shared/model/sync-link.ts';
import type { Mapped } from '#shared/sync/codec.ts';
import { FieldLink, type Raw } from '#shared/sync/field-link.ts';
import { isLeftOut } from '#shared/sync/left-out.ts';
import { rulesOf } from '#shared/sync/mapping.ts';
import type { FieldRule, Values } from '#shared/sync/record.ts';
import type { RemoteRecord, RemoteWrite } from '#shared/sync/remote.ts';
import { fromRow, remoteKey } from '../data/database.ts';
import { readPairs, type KnownPairs } from './counterparts.ts';
import { meetNow } from './due.ts';
import { loadLinks, localContext, type LoadedLink } from './load.ts';
import { wakeNaming } from './merge-page.ts';
import { instant, mappingOf, type RunParts } from './parts.ts';
import { readEach } from './read-each.ts';
import { asideOf, setAside, setUnansweredAside, wordsIn } from './set-aside.ts';
import { stepTransaction, write } from './transaction.ts';

/** Makes there what a person wants there; each once, however often the network breaks in between. */
export async function createThere(parts: RunParts): Promise<void> {
  const { db, connection } = parts;
  const waiting = await db.records('links').where('[connectionId+state]').equals([connection.id, 'creating']).toArray();
  for (const row of waiting) {
    parts.signal.throwIfAborted();
    const link = fromRow(row);
    const mapping = mappingOf(connection, link.kind, link.table);
    if (mapping === null || link.clientKey === null || isLeftOut(link)) continue;
    await createOne(parts, mapping, link, link.clientKey);
    parts.progress();
  }
}

async function createOne(parts: RunParts, mapping: KindMapping, link: SyncLink, clientKey: string): Promise<void> {
  const { createTriedAt } = link;
  const fields = await stepTransaction(parts, () => fieldsOf(parts, mapping, link));
  if (fields === null) return undefined;
  // Always looked up first: a plan that was restored from a backup does not know what was made since.
  const found = await parts.port.find({ kind: link.kind, clientKey, fields }, parts.signal);
  const [first] = found;
  if (first !== undefined) {
    // Known by its name alone, and never tried: it is somebody else's, and a person says whether it is the same.
    if (first.clientKey === null && createTriedAt === null) return putAside(parts, link, 'existsThere', first.key);
    return adopt(parts, mapping, link, first.id, found.length > 1 ? keysOf(found) : null);
  }
  const since = createTriedAt === null ? null : parts.now() - Date.parse(createTriedAt);
  if (since !== null && since < parts.findLagMs) {
    parts.counts.waiting += 1;
    // A clock that was ahead and was set right would have it wait for as long as it was ahead: counted from now.
    if (since < 0) await stepTransaction(parts, () => begin(parts, link));
    return undefined;
  }
  if (!(await stepTransaction(parts, () => begin(parts, link)))) return undefined;
  let answer: RemoteWrite;
  try {
    answer = await parts.port.create({ kind: link.kind, clientKey, fields }, parts.signal);
  } catch (error) {
    return afterError(parts, link, error);
  }
  if (answer.state === 'accepted') return adopt(parts, mapping, link, answer.id, null);
  const reason = answer.state === 'refused' ? wordsOf(answer.reasons) : '';
  return putAside(parts, link, 'refusedCreate', reason);
}

const keysOf = (records: readonly RemoteRecord[]): string => records.map(({ key }) => key).join(', ');

export function wordsOf(reasons: Readonly<Record<string, string>>): string {
  return Object.entries(reasons)
    .map(([field, text]) => (field === '' ? text : `${field}: ${text}`))
    .join(' ');
}

/** The try is on disk before it is made. False: there is nothing to make any more. */
async function begin(parts: RunParts, link: SyncLink): Promise<boolean> {
  if ((await current(parts, link)) === null) return false;
  await write(parts, [patchOf('links', link.id, { createTriedAt: instant(parts) })]);
  return true;
}

/** What is to be written there. Null: there is nothing to make any more. */
async function fieldsOf(parts: RunParts, mapping: KindMapping, link: SyncLink): Promise<Record<string, Raw> | null> {
  const loaded = await current(parts, link);
  if (loaded === null) return null;
  const { rules } = await rulesFor(parts, mapping, loaded);
  const written = writtenOf(rules, loaded.values);
  return Object.fromEntries(written.flatMap(([{ remote }, raw]) => (raw.ok ? [[remote, raw.value]] : [])));
}

/** Fields a record is made there with, as they are written; what is empty here is left to the system. */
export function writtenOf(rules: readonly FieldRule[], values: Values): (readonly [FieldRule, Mapped<Raw>])[] {
  return rules
    .filter(({ field, direction }) => direction !== 'in' && direction !== 'off' && !isBlank(values[field]))
    .map((rule) => [rule, rule.codec.write(values[rule.field], null)]);
}

const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** The link as it stands now. Its record was deleted meanwhile: there is nothing to make, and no trace to keep. */
async function current(parts: RunParts, link: SyncLink): Promise<LoadedLink | null> {
  const row = await parts.db.records('links').get(link.id);
  if (row?.state !== 'creating') return null;
  const [loaded] = await loadLinks(parts.db, [fromRow(row)], await localContext(parts.db));
  if (loaded !== undefined && loaded.record !== null) return loaded;
  await write(parts, [{ op: 'delete', table: 'links', id: link.id }]);
  return null;
}

async function rulesFor(
  { db, instance }: RunParts,
  mapping: KindMapping,
  { link, values }: LoadedLink,
): Promise<{ rules: FieldRule[]; pairs: KnownPairs }> {
  const pairs = await readPairs(db, instance, [{ mapping, raw: {}, link, values }]);
  return { rules: rulesOf(mapping, pairs), pairs };
}

/** It is there: what it says is read, and the two are linked. `others`: keys of further ones made for the same. */
async function adopt(
  parts: RunParts,
  mapping: KindMapping,
  link: SyncLink,
  remoteId: string,
  others: string | null,
): Promise<void> {
  const { reads, failed } = await readEach(parts, mapping, [remoteId]);
  const [fault] = failed;
  // It is there; what stands there is read once a person says so.
  if (fault !== undefined) return setAside(parts, link, fault.error.code, wordsIn(fault.error));
  const [read] = reads;
  if (read?.state !== 'present') {
    parts.counts.waiting += 1;
    return;
  }
  await stepTransaction(parts, () => adoptRecord(parts, mapping, link, read.record, others));
}

/**
 * Rows of a feed that were made from here, before their answer came or by a run that was killed. Returns the others.
 * In a step's transaction.
 */
export async function adoptCreated(
  parts: RunParts,
  mapping: KindMapping,
  records: readonly RemoteRecord[],
): Promise<RemoteRecord[]> {
  const own = records.filter(({ clientKey }) => clientKey !== null);
  if (own.length === 0) return [...records];
  const { db, connection, instance } = parts;
  const creating = await db
    .records('links')
    .where('[connectionId+state]')
    .equals([connection.id, 'creating'])
    .toArray();
  const adopted = new Set<string>();
  for (const remote of own) {
    const link = creating.find(
      (one) => one.clientKey === remote.clientKey && one.kind === remote.kind && one.instance === instance,
    );
    if (link === undefined || (await isLinked(parts, remote))) continue;
    await adoptRecord(parts, mapping, fromRow(link), remote, null);
    adopted.add(remote.id);
  }
  return records.filter(({ id }) => !adopted.has(id));
}

async function isLinked({ db, instance }: RunParts, remote: RemoteRecord): Promise<boolean> {
  const link = await db
    .records('links')
    .where('$remote')
    .equals(remoteKey(instance, remote.kind, remote.id))
    .first();
  return link !== undefined && link.recordId !== null;
}

/** In a step's transaction. */
async function adoptRecord(
  parts: RunParts,
  mapping: KindMapping,
  link: SyncLink,
  remote: RemoteRecord,
  others: string | null,
): Promise<void> {
  const { db, instance } = parts;
  const loaded = await current(parts, link);
  if (loaded === null) return;
  const key = remoteKey(instance, remote.kind, remote.id);
  const rival = await db.records('links').where('$remote').equals(key).first();
  if (rival !== undefined && rival.recordId !== null) {
    await write(parts, [patchOf('links', link.id, { setAside: asideOf(parts, null, 'duplicate', rival.key) })]);
    return;
  }
  // Before ours is written: no two links stand for one remote record, not for a moment.
  if (rival !== undefined) await write(parts, [{ op: 'delete', table: 'links', id: rival.id }]);
  const { rules } = await rulesFor(parts, mapping, loaded);
  const { id: remoteId, key: remoteName, url } = remote;
  const next: SyncLink = {
    ...loaded.link,
    remoteId,
    key: remoteName,
    url,
    state: 'linked',
    stateSince: instant(parts),
    fields: basesOf(rules, loaded.values, remote),
  };
  await write(parts, [patchOf('links', link.id, { ...next })]);
  parts.counts.createdThere += 1;
  await meetNow(parts, next, remote);
  if (others !== null) {
    await write(parts, [patchOf('links', link.id, { setAside: asideOf(parts, null, 'duplicate', others) })]);
  }
  await wakeNaming(parts, [key]);
}

/**
 * What both agree on after a create. What it kept is agreed; what it ignored counts as changed here, and goes out
 * as an edit; what only comes in is theirs to say where nothing stands here.
 */
function basesOf(rules: readonly FieldRule[], values: Values, remote: RemoteRecord): SyncLink['fields'] {
  return Object.fromEntries(
    rules.flatMap(({ field, remote: name, direction, codec }) => {
      const raw = remote.fields[name];
      const local = values[field];
      if (raw === undefined || (isBlank(local) && direction !== 'out')) return [];
      const theirs = codec.read(raw);
      const goesOut = direction === 'both' || direction === 'out';
      const isKept = !goesOut || !theirs.ok || codec.keeps(local, raw);
      return [[field, FieldLink.parse({ base: { raw, local: isKept ? (local ?? null) : theirs.value } })]];
    }),
  );
}

async function afterError(parts: RunParts, link: SyncLink, error: unknown): Promise<void> {
  if (!(error instanceof SlipwayError)) throw error;
  if (error.code === 'remoteUnanswered') return setUnansweredAside(parts, link, error);
  if (error.code !== 'remoteRefused' && error.code !== 'remoteForbidden' && error.code !== 'remoteNotFound')
    throw error;
  return putAside(parts, link, error.code, wordsIn(error));
}

async function putAside(parts: RunParts, link: SyncLink, code: string, reason: string): Promise<void> {
  parts.counts.setAside += 1;
  const setAside = asideOf(parts, link.setAside, code, reason);
  // Known not to have been made: the next try need not wait until it would be found.
  await stepTransaction(parts, () => write(parts, [patchOf('links', link.id, { setAside, createTriedAt: null })]));
}
