import { dequal } from 'dequal';
import { SlipwayError } from '#shared/errors.ts';
import type { KindMapping } from '#shared/model/connection.ts';
import type { SyncLink } from '#shared/model/sync-link.ts';
import { isLeftOut } from '#shared/sync/left-out.ts';
import { settleSent } from '#shared/sync/plan-link.ts';
import type { RemoteRecord, RemoteWrite } from '#shared/sync/remote.ts';
import { fromRow } from '../data/database.ts';
import { dueIds, dueLinks, meetNow, replan } from './due.ts';
import type { Met } from './meet.ts';
import { mappingOf, type RunParts } from './parts.ts';
import { readEach } from './read-each.ts';
import { markMissing } from './read.ts';
import { setAside, setFailedAside, setUnansweredAside, wordsIn } from './set-aside.ts';
import { stepTransaction } from './transaction.ts';

/** Links planned in one transaction and read there in one request. */
const BATCH = 20;

/** Sends what was changed here: read again, merge again, write the least, read back, settle. Record by record. */
export async function pushEdited(parts: RunParts): Promise<void> {
  const handled = new Set<string>();
  for (;;) {
    // What is sent may make others due that name it; each is looked at once in a run.
    const ids = (await dueIds(parts)).filter((id) => !handled.has(id));
    if (ids.length === 0) return;
    for (let start = 0; start < ids.length; start += BATCH) {
      parts.signal.throwIfAborted();
      const some = ids.slice(start, start + BATCH);
      for (const id of some) handled.add(id);
      await pushSome(parts, await dueLinks(parts, some));
    }
  }
}

async function pushSome(parts: RunParts, links: readonly SyncLink[]): Promise<void> {
  // What nobody could read for a while is read before anything is decided on it.
  const open = links.filter((link) => !isLeftOut(link) && !link.stale);
  if (open.length === 0) return;
  const met = await stepTransaction(parts, () => replan(parts, open));
  parts.progress();
  const sending = met.filter(({ plan }) => plan !== null && Object.keys(plan.send).length > 0);
  for (const own of byKind(sending).values()) await pushKind(parts, own);
}

function byKind(met: readonly Met[]): ReadonlyMap<string, readonly SyncLink[]> {
  const groups = new Map<string, SyncLink[]>();
  for (const { link } of met) {
    const key = `${link.kind} ${link.table}`;
    groups.set(key, [...(groups.get(key) ?? []), link]);
  }
  return groups;
}

async function pushKind(parts: RunParts, links: readonly SyncLink[]): Promise<void> {
  const [first] = links;
  const mapping = first === undefined ? null : mappingOf(parts.connection, first.kind, first.table);
  if (mapping === null) return;
  const ids = links.flatMap(({ remoteId }) => remoteId ?? []);
  const { reads, failed } = await readEach(parts, mapping, ids);
  for (const { id, error } of failed) {
    const link = links.find(({ remoteId }) => remoteId === id);
    if (link !== undefined) await setAside(parts, link, error.code, wordsIn(error));
  }
  for (const read of reads) {
    parts.signal.throwIfAborted();
    const link = links.find(({ remoteId }) => remoteId === read.id);
    if (link === undefined) continue;
    if (read.state !== 'present') {
      await stepTransaction(parts, () => markMissing(parts, mapping, read.id, read.state));
    } else await pushOne(parts, mapping, link, read.record);
    parts.progress();
  }
}

async function pushOne(parts: RunParts, mapping: KindMapping, link: SyncLink, before: RemoteRecord): Promise<void> {
  const met = await stepTransaction(parts, () => meetCurrent(parts, link.id, before));
  if (met === null || met.plan === null || Object.keys(met.plan.send).length === 0) return;
  let answer: RemoteWrite;
  try {
    answer = await parts.port.update({ kind: mapping.remote, before, fields: { ...met.plan.send } }, parts.signal);
  } catch (error) {
    if (await isOfOneRecord(parts, met.link, error)) return;
    throw error;
  }
  // Somebody wrote since it was read: the next run reads it again.
  if (answer.state === 'stale') {
    parts.counts.waiting += 1;
    return;
  }
  await readBack(parts, mapping, met, before, answer);
}

/** The link as it stands in this transaction: the person may have edited, another window may have written. */
async function meetCurrent(parts: RunParts, id: string, remote: RemoteRecord): Promise<Met | null> {
  const row = await parts.db.records('links').get(id);
  return row?.state !== 'linked' ? null : await meetNow(parts, fromRow(row), remote);
}

async function readBack(
  parts: RunParts,
  mapping: KindMapping,
  met: Met,
  before: RemoteRecord,
  answer: Exclude<RemoteWrite, { state: 'stale' }>,
): Promise<void> {
  const { reads, failed } = await readEach(parts, mapping, [before.id]);
  await setFailedAside(parts, mapping, failed);
  const [read] = reads;
  const { plan } = met;
  if (read === undefined || plan === null) return;
  await stepTransaction(parts, async () => {
    if (read.state !== 'present') {
      await markMissing(parts, mapping, before.id, read.state);
      return;
    }
    const row = await parts.db.records('links').get(met.link.id);
    // Taken apart while it was under way: what went out is theirs now, and the next feed tells of it.
    if (row?.state !== 'linked') return;
    const link = fromRow(row);
    // A system may take some fields of a write and not others.
    const refusals = answer.reasons ?? {};
    const settled = settleSent({
      state: { ...met.state, link },
      plan,
      sent: met.values,
      before,
      after: read.record,
      refusals,
    });
    const after = { ...link, fields: settled };
    const isTaken = Object.entries(settled).some(([field, { base }]) => !dequal(base, link.fields[field]?.base));
    if (isTaken) parts.counts.pushed += 1;
    await meetNow(parts, after, read.record);
  });
}

/** Errors that say something of the record and not of the connection: it is left out, the others go on. */
const OF_ONE: ReadonlySet<string> = new Set([
  'remoteForbidden',
  'remoteNotFound',
  'remoteRefused',
  'remoteTooLarge',
  'remoteNotJson',
  'remoteShape',
]);

async function isOfOneRecord(parts: RunParts, link: SyncLink, error: unknown): Promise<boolean> {
  if (!(error instanceof SlipwayError)) return false;
  if (error.code === 'remoteUnanswered') {
    await setUnansweredAside(parts, link, error);
    return true;
  }
  if (!OF_ONE.has(error.code)) return false;
  await setAside(parts, link, error.code, wordsIn(error));
  return true;
}
