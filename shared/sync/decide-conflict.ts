import { patchOf, type Change } from '../model/journal.ts';
import type { SyncTable } from '../model/connection.ts';
import type { Id } from '../model/schema.ts';
import type { SyncConflict } from '../model/sync-conflict.ts';
import type { RecordOf } from '../model/tables.ts';
import { localTable } from './local/index.ts';
import type { LocalContext } from './local/table.ts';

/**
 * What a person says of a field in conflict: what stands here goes out, what stands there comes in, or a third value
 * is written here and goes out.
 */
export type ConflictChoice =
  | { readonly take: 'mine' }
  | { readonly take: 'theirs' }
  | { readonly take: 'edit'; readonly value: unknown };

export interface ChosenConflict {
  readonly conflict: SyncConflict;
  readonly choice: ConflictChoice;
}

/**
 * Changes that carry out decisions, all in one step. They edit the conflicts and the records alone: what both sides
 * agreed on changes when they meet, so that everything here can be taken back until then. Conflicts whose record is
 * gone are passed over.
 */
export function decideConflicts(
  chosen: readonly ChosenConflict[],
  recordOf: (table: SyncTable, id: Id) => RecordOf<SyncTable> | undefined,
  context: LocalContext,
  personId: Id | null,
): Change[] {
  const changes: Change[] = [];
  // Of one record together: the start and the end of a change are one span here.
  const values = new Map<RecordOf<SyncTable>, { table: SyncTable; fields: Record<string, unknown> }>();
  for (const { conflict, choice } of chosen) {
    const { id, table, recordId, field } = conflict;
    const record = recordOf(table, recordId);
    if (record === undefined) continue;
    const decision = choice.take === 'theirs' ? 'theirs' : 'mine';
    changes.push(patchOf('sync-conflicts', id, { decision, decidedById: personId }));
    if (choice.take === 'mine') continue;
    const own = values.get(record) ?? { table, fields: {} };
    own.fields[field] = choice.take === 'edit' ? choice.value : conflict.theirs;
    values.set(record, own);
  }
  for (const [record, { table, fields }] of values) {
    changes.push(patchOf(table, record.id, { ...localTable(table).patch(fields, record, context) }));
  }
  return changes;
}

/** Takes decisions back that were not carried out yet: the conflicts are asked about again, the records stay. */
export function askAgain(conflicts: readonly SyncConflict[]): Change[] {
  return conflicts.map(({ id }) => patchOf('sync-conflicts', id, { decision: null, decidedById: null }));
}
