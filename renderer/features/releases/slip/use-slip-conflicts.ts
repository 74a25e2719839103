import { useMemo } from 'react';
import type { Id } from '#shared/model/schema.ts';
import type { Conflict } from '#shared/planning/conflicts/conflict.ts';
import type { ConflictEngine } from '#shared/planning/conflicts/engine.ts';
import { conflictsByRelease, slipConflicts } from '#shared/planning/conflicts/slipped.ts';
import type { SlipPlan, SlipRows } from '#shared/planning/slip/request.ts';
import { useConflicts } from '../../../data/conflicts.ts';

export interface SlipConflicts {
  /** Null while conflicts are still being looked for: then none are told. */
  readonly engine: ConflictEngine | null;
  readonly count: number;
  readonly byRelease: ReadonlyMap<Id, readonly Conflict[]>;
}

/** What a slip would bring about, by the engine that tells conflicts everywhere else. */
export function useSlipConflicts(rows: SlipRows, plan: SlipPlan): SlipConflicts {
  const view = useConflicts();
  return useMemo(() => {
    const { engine } = view;
    const waived = new Set(view.all.flatMap(({ conflict, waiver }) => (waiver === null ? [] : [conflict.id])));
    const found = engine === null ? [] : slipConflicts(engine, rows, plan.changes, ({ id }) => waived.has(id));
    return { engine, count: found.length, byRelease: conflictsByRelease(plan, found) };
  }, [view, rows, plan]);
}
