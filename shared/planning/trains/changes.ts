import { dequal } from 'dequal';
import { patchOf, type Change } from '../../model/journal.ts';
import type { Id } from '../../model/schema.ts';
import { deleteRecords, type RecordsByTable } from '../cascade.ts';
import type { TrainTable } from './generate.ts';
import type { PlannedChange, TrainPlan } from './plan-types.ts';

export interface TrainChoices {
  /** Ids of conflicts in which the train's value is taken; in all others yours stays. */
  readonly take: ReadonlySet<string>;
  /** Whether what is proposed for removal is removed. */
  readonly remove: boolean;
}

/**
 * The changes that accept a plan, as one step. `records` must hold what names the records that would
 * be removed (`tablesNaming`), if any are.
 */
export function changesOfTrainPlan(
  trainId: Id,
  plan: TrainPlan,
  choices: TrainChoices,
  nextId: () => Id,
  records: RecordsByTable,
): Change[] {
  return [
    ...plan.makes.map(({ table, record }) => ({ op: 'create', table, record }) as Change),
    ...plan.makes.map(({ departure, part, table, recordId, base }): Change => ({
      op: 'create',
      table: 'train-links',
      record: { id: nextId(), trainId, departure, part, table, recordId, base },
    })),
    ...plan.changes.flatMap((change) => changeOf(change, choices.take)),
    ...(choices.remove ? removalsOf(plan, records) : []),
  ];
}

function changeOf(change: PlannedChange, take: ReadonlySet<string>): Change[] {
  const { table, recordId, link, base } = change;
  const taken = change.conflicts.filter(({ id }) => take.has(id)).map(({ field, theirs }) => [field, theirs] as const);
  const fields = sound(change.current, { ...change.fields, ...Object.fromEntries(taken) });
  return [
    ...(Object.keys(fields).length === 0 ? [] : [patchOf(table, recordId, fields)]),
    ...(dequal(base, link.base) ? [] : [patchOf('train-links', link.id, { base })]),
  ];
}

/** One day of a phase set by hand and the other by the train may cross: then both stay as the person has them. */
function sound(current: PlannedChange['current'], fields: Record<string, unknown>): Record<string, unknown> {
  const { first, last } = { ...current, ...fields };
  if (typeof first !== 'string' || typeof last !== 'string' || first <= last) return fields;
  const { first: _first, last: _last, ...others } = fields;
  return others;
}

/** The links go too: should the departure take place after all, it is made anew. */
function removalsOf({ removals }: TrainPlan, records: RecordsByTable): Change[] {
  const idsOf = (table: TrainTable): Id[] => removals.flatMap((one) => (one.table === table ? [one.recordId] : []));
  const seen = new Set<string>();
  const changes: Change[] = [];
  for (const table of ['releases', 'phases', 'gates', 'deployments', 'bookings'] as const) {
    const ids = idsOf(table);
    if (ids.length === 0) continue;
    for (const change of deleteRecords(table, ids, records)) {
      const ref = change.op === 'create' ? '' : `${change.op} ${change.table}:${change.id}`;
      if (!seen.has(ref)) changes.push(change);
      seen.add(ref);
    }
  }
  return [...changes, ...removals.map(({ link }): Change => ({ op: 'delete', table: 'train-links', id: link.id }))];
}
