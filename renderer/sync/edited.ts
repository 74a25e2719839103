import { recordRef } from '#shared/model/journal.ts';
import type { SyncLink } from '#shared/model/sync-link.ts';
import { fromRow, type WorkspaceDatabase } from '../data/database.ts';

/** What the journal says was edited since a place in it. */
export interface Edited {
  /** `<table>:<id>` of every record that was touched. */
  readonly refs: ReadonlySet<string>;
  /** Those of them that were made or deleted. */
  readonly turned: ReadonlySet<string>;
  /** The journal was trimmed beyond the place, or the mapping was edited: any link may read otherwise now. */
  readonly isAll: boolean;
  /** Where to go on. */
  readonly through: number;
  /** There is nothing more. */
  readonly isThrough: boolean;
}

/** Looks through the next entries of the journal, at most so many. */
export async function readEdited(
  db: WorkspaceDatabase,
  connectionId: string,
  since: number,
  most: number,
): Promise<Edited> {
  const entries = await db.journal.where('seq').above(since).limit(most).toArray();
  // What this connection brought in itself is no edit; what another one did may go on from here.
  const told = entries.filter(({ origin }) => origin.type !== 'sync' || origin.connectionId !== connectionId);
  const written = await db.journalParts
    .where('entryId')
    .anyOf(told.map((entry) => entry.id))
    .toArray();
  const refs = new Set(written.flatMap(({ records }) => records));
  const changes = written.flatMap((part) => part.changes).filter(({ op }) => op !== 'update');
  const [first] = entries;
  const isGap = first !== undefined && first.seq > since + 1;
  return {
    refs,
    turned: new Set(changes.map(({ table, id }) => recordRef(table, id))),
    isAll: isGap || refs.has(recordRef('connections', connectionId)),
    through: entries.at(-1)?.seq ?? since,
    isThrough: entries.length < most,
  };
}

/** Links that are touched by edits, of whatever connection; and those of this one whose own record or choice was edited. */
export async function linksOf(
  db: WorkspaceDatabase,
  connectionId: string,
  refs: ReadonlySet<string>,
): Promise<{
  readonly touched: readonly SyncLink[];
  readonly edited: readonly SyncLink[];
  readonly own: ReadonlySet<string>;
}> {
  const ids = [...refs].map((ref) => ref.slice(ref.indexOf(':') + 1));
  // A conflict's id begins with its link's.
  const own = new Set(ids.map((id) => id.split(':')[0] ?? id));
  const touched = [
    ...(await db.records('links').where('recordId').anyOf(ids).toArray()),
    ...(await db
      .records('links')
      .where('id')
      .anyOf([...own])
      .toArray()),
  ].map(fromRow);
  const edited = touched.filter(
    (link) =>
      link.connectionId === connectionId &&
      link.recordId !== null &&
      (refs.has(recordRef(link.table, link.recordId)) || own.has(link.id)),
  );
  return { touched, edited, own };
}
