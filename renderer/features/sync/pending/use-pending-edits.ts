import { useCallback } from 'react';
import { patchOf, type Change } from '#shared/model/journal.ts';
import type { SyncLink } from '#shared/model/sync-link.ts';
import type { FieldLink } from '#shared/sync/field-link.ts';
import { useFreshEdit } from '../../../data/edit.ts';
import { fromRow, type WorkspaceDatabase } from '../../../data/database.ts';
import type { PendingRow } from './rows.ts';

/** What a person says of values that wait: each one step that can be taken back. */
export function usePendingEdits() {
  const edit = useFreshEdit();
  const ofLinks = useCallback(
    (code: string, rows: readonly PendingRow[], change: (link: SyncLink, fields: readonly string[]) => object) =>
      edit(
        code,
        { count: rows.length },
        {
          tables: ['links', 'operations'],
          changes: async (db) => [...(await linkChanges(db, rows, change)), ...(await operationChanges(db, rows))],
        },
      ),
    [edit],
  );
  return {
    hold: (rows: readonly PendingRow[]) =>
      ofLinks('syncHeld', rows, ({ held }, fields) => ({ held: [...new Set([...held, ...fields])].sort() })),
    letGo: (rows: readonly PendingRow[]) =>
      ofLinks('syncLetGo', rows, ({ held }, fields) => ({ held: held.filter((field) => !fields.includes(field)) })),
    /** The refusal is forgotten, and the next run sends it again. */
    retry: (rows: readonly PendingRow[]) =>
      ofLinks('syncRetried', rows, (link, fields) => ({ fields: changed(link, fields, { refused: null }) })),
    /** Where it came from is forgotten: from now on it is ours, and goes out. */
    passOn: (rows: readonly PendingRow[]) =>
      ofLinks('syncPassedOn', rows, (link, fields) => ({ fields: changed(link, fields, { from: null }) })),
    callBack: (row: PendingRow) => {
      const [table, id] =
        row.type === 'operation' ? (['operations', row.operation.id] as const) : (['links', row.link.id] as const);
      return edit(
        'syncCalledBack',
        { label: row.label },
        {
          tables: [table],
          changes: async (db) => ((await db.records(table).get(id)) === undefined ? [] : [{ op: 'delete', table, id }]),
        },
      );
    },
  };
}

function changed(link: SyncLink, fields: readonly string[], change: Partial<FieldLink>): SyncLink['fields'] {
  const touched = fields.flatMap((field) => {
    const one = link.fields[field];
    return one === undefined ? [] : [[field, { ...one, ...change }] as const];
  });
  return { ...link.fields, ...Object.fromEntries(touched) };
}

/** By the links as they stand in this transaction: a run writes what both sides agreed on at the same time. */
async function linkChanges(
  db: WorkspaceDatabase,
  rows: readonly PendingRow[],
  change: (link: SyncLink, fields: readonly string[]) => object,
): Promise<Change[]> {
  const fields = new Map<string, string[]>();
  for (const row of rows) {
    if (row.type === 'field') fields.set(row.link.id, [...(fields.get(row.link.id) ?? []), row.field.field]);
  }
  const links = await db.records('links').bulkGet([...fields.keys()]);
  return links.flatMap((row) =>
    row === undefined ? [] : [patchOf('links', row.id, { ...change(fromRow(row), fields.get(row.id) ?? []) })],
  );
}

async function operationChanges(db: WorkspaceDatabase, rows: readonly PendingRow[]): Promise<Change[]> {
  const ids = rows.flatMap((row) => (row.type === 'operation' ? [row.operation.id] : []));
  const standing = await db.records('operations').bulkGet(ids);
  return standing.flatMap((one) =>
    one?.state === 'refused' ? [patchOf('operations', one.id, { state: 'waiting', reason: '', unanswered: 0 })] : [],
  );
}
