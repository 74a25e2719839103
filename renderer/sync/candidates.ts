import { SyncCursor } from '#shared/model/sync-run.ts';
import { patchOf, recordRef } from '#shared/model/journal.ts';
import { remoteKey } from '../data/database.ts';
import { linksOf, readEdited, type Edited } from './edited.ts';
import { wakeNaming } from './merge-page.ts';
import type { RunParts } from './parts.ts';
import { putState, stepTransaction, write } from './transaction.ts';

/** Journal entries looked through in one transaction. */
const ENTRIES = 200;

/**
 * Marks the links whose record, conflict or own choice was edited since the last run as due: by the journal, which
 * has every edit, so that a plan of 50,000 records with ten edits costs ten. The mark and the place reached in the
 * journal are one transaction; a run that is killed finds the marks again.
 */
export async function markEdited(parts: RunParts): Promise<void> {
  for (;;) {
    const isThrough = await stepTransaction(parts, () => markSome(parts));
    parts.signal.throwIfAborted();
    if (isThrough) return;
  }
}

/**
 * A connection that has brought nothing in yet has nothing to send either: what was planned before its first run is no
 * edit of it. Without this the entry that made the connection would have every record of a first pull looked at again.
 */
export async function beginOutgoing(parts: RunParts): Promise<void> {
  const { db, connection } = parts;
  await stepTransaction(parts, async () => {
    const id = `${connection.id}:`;
    if ((await db.records('cursors').get(id)) !== undefined) return;
    const linked = await db.records('links').where('[connectionId+state]').equals([connection.id, 'linked']).count();
    if (linked > 0) return;
    const last = await db.journal.orderBy('seq').last();
    const cursor = { id, connectionId: connection.id, kind: null, asked: '', sentThrough: last?.seq ?? 0 };
    await putState(parts, 'cursors', SyncCursor.parse(cursor));
  });
}

async function markSome(parts: RunParts): Promise<boolean> {
  const { db, connection } = parts;
  const id = `${connection.id}:`;
  const begin = { id, connectionId: connection.id, kind: null, asked: '' };
  const cursor = (await db.records('cursors').get(id)) ?? SyncCursor.parse(begin);
  const edited = await readEdited(db, connection.id, cursor.sentThrough, ENTRIES);
  if (edited.through === cursor.sentThrough) return true;
  if (edited.isAll) await markAll(parts);
  await mark(parts, edited);
  await putState(parts, 'cursors', { ...cursor, sentThrough: edited.through });
  return edited.isThrough;
}

async function mark(parts: RunParts, { refs, turned }: Edited): Promise<void> {
  const { db, connection } = parts;
  const { touched, edited, own } = await linksOf(db, connection.id, refs);
  // An edit is the answer to a refusal: it is tried again.
  const changes = edited.map(({ id }) => patchOf('links', id, { due: true, setAside: null }));
  await write(parts, changes);
  // A link that was made or taken apart, a record that went or came back: what names it there reads otherwise now.
  const told = touched.filter(
    ({ id, table, recordId }) => own.has(id) || (recordId !== null && turned.has(recordRef(table, recordId))),
  );
  const keys = told.flatMap(({ instance, kind, remoteId }) =>
    remoteId === null ? [] : [remoteKey(instance, kind, remoteId)],
  );
  await wakeNaming(parts, keys);
}

async function markAll(parts: RunParts): Promise<void> {
  const { db, connection } = parts;
  const links = await db.records('links').where('connectionId').equals(connection.id).toArray();
  await write(
    parts,
    links.map(({ id }) => patchOf('links', id, { due: true })),
  );
}
