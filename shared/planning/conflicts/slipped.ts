import type { Change } from '../../model/journal.ts';
import type { Id } from '../../model/schema.ts';
import { PART_TABLES, type SlipPlan, type SlipRows } from '../slip/request.ts';
import { refOf, type Conflict, type Ref } from './conflict.ts';
import type { ConflictEngine } from './engine.ts';
import type { PlanRecord } from './records.ts';

/** The records a slip changes, as they would be. */
export function recordsAfter(rows: SlipRows, changes: readonly Change[]): PlanRecord[] {
  const byRef = new Map<Ref, object>();
  for (const table of ['releases', ...PART_TABLES] as const)
    for (const record of rows[table]) byRef.set(refOf(table, record.id), record);
  return changes.flatMap((change): PlanRecord[] => {
    if (change.op !== 'patch') return [];
    const { table, id, fields } = change;
    const record = byRef.get(refOf(table, id));
    // Rows and patches of a slip are of the same tables, which the compiler can't follow through the map.
    return record === undefined ? [] : [{ table, id, record: { ...record, ...fields } } as unknown as PlanRecord];
  });
}

/**
 * What a slip would bring about: conflicts there are not now, and those that are waived now and would
 * no longer be, for a waiver ends when the facts change.
 */
export function slipConflicts(
  engine: ConflictEngine,
  rows: SlipRows,
  changes: readonly Change[],
  isWaived: (conflict: Conflict) => boolean,
): readonly Conflict[] {
  if (changes.length === 0) return [];
  const { appearing, changing } = engine.whatIf(recordsAfter(rows, changes));
  return [...appearing, ...changing.filter(isWaived)];
}

/** By release: the conflicts it or something of it is in. */
export function conflictsByRelease(
  { releases }: Pick<SlipPlan, 'releases'>,
  conflicts: readonly Conflict[],
): ReadonlyMap<Id, readonly Conflict[]> {
  const releaseOf = new Map<Ref, Id>();
  for (const { release, moves } of releases) {
    releaseOf.set(refOf('releases', release.id), release.id);
    for (const { table, id } of moves) releaseOf.set(refOf(table, id), release.id);
  }
  const found = new Map<Id, Conflict[]>();
  for (const conflict of conflicts) {
    const concerned = new Set(conflict.records.flatMap((ref) => releaseOf.get(ref) ?? []));
    for (const id of concerned) {
      const list = found.get(id);
      if (list === undefined) found.set(id, [conflict]);
      else list.push(conflict);
    }
  }
  return found;
}
