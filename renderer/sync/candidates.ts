import { SyncCursor } from '#shared/model/sync-run.ts';
import { patchOf, recordRef } from '#shared/model/journal.ts';
import { remoteKey } from '../data/database.ts';
import { linksOf, readEdited, type Edited } from './edited.ts';
import { wakeNaming } from './merge-page.ts';
import type { RunParts } from './parts.ts';
import { putState, stepTransaction, write } from './transaction.ts';

/** Journal entries looked through in one transaction. */
const ENTRIES = 200;
/** Links marked in one transaction. */
const LINKS = 200;

/**
 * Marks the links whose record, conflict or own choice was edited since the last run as due: by the journal, which
 * has every edit, so that a plan of 50,000 records with ten edits costs ten. The mark and the place reached in the
 * journal are one transaction; a run that is killed finds the marks again.
 */
export async function markEdited(parts: RunParts): Promise<void> {
  let isAllMarked = false;
  for (;;) {
    const step = await stepTransaction(parts, () => markSome(parts, isAllMarked));
    parts.signal.throwIfAborted();
    if (step === 'through') return;
    if (step === 'all') {
      await markAll(parts);
      isAllMarked = true;
    }
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

/** Says `all` where every link is to be marked before the place in the journal may move on. */
async function markSome(parts: RunParts, isAllMarked: boolean): Promise<'through' | 'more' | 'all'> {
  const { db, connection } = parts;
  const id = `${connection.id}:`;
  const begin = { id, connectionId: connection.id, kind: null, asked: '' };
  const cursor = (await db.records('cursors').get(id)) ?? SyncCursor.parse(begin);
  const edited = await readEdited(db, connection.id, cursor.sentThrough, ENTRIES);
  if (edited.through === cursor.sentThrough) return 'through';
  if (edited.isAll && !isAllMarked) return 'all';
  await mark(parts, edited);
  await putState(parts, 'cursors', { ...cursor, sentThrough: edited.through });
  return edited.isThrough ? 'through' : 'more';
}

async function mark(parts: RunParts, { refs, turned }: Edited): Promise<void> {
  const { db, connection } = parts;
  const { touched, edited, own } = await linksOf(db, connection.id, refs);
  // An edit is the answer to a refusal: it is tried again.
  const changes = edited.map(({ id }) => patchOf('links', id, { due: true, setAside: null, unanswered: 0 }));
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

/**
 * Marks all links in steps a person does not feel. A run that ends in between has not moved on in the journal: the
 * next one marks them again.
 */
async function markAll(parts: RunParts): Promise<void> {
  const { db, connection, signal } = parts;
  const ids = await db.records('links').where('[connectionId+$due]').equals([connection.id, 0]).primaryKeys();
  for (let start = 0; start < ids.length; start += LINKS) {
    await stepTransaction(parts, async () => {
      const rows = await db.records('links').bulkGet(ids.slice(start, start + LINKS));
      await write(
        parts,
        rows.flatMap((row) => (row === undefined ? [] : [patchOf('links', row.id, { due: true })])),
      );
    });
    signal.throwIfAborted();
  }
}
