import { useCallback, useMemo } from 'react';
import { SlipwayError } from '#shared/errors.ts';
import type { Id } from '#shared/model/schema.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import type { Conflict } from '#shared/planning/conflicts/conflict.ts';
import type { ConflictEngine } from '#shared/planning/conflicts/engine.ts';
import { conflictsByRelease, slipConflicts } from '#shared/planning/conflicts/slipped.ts';
import { planSlip } from '#shared/planning/slip/plan-slip.ts';
import type { PartTable, SlipBy, SlipPlan, SlipRows } from '#shared/planning/slip/request.ts';
import { useConflicts } from '../../../data/conflicts.ts';
import { useLive } from '../../../data/live.ts';
import { readSlipRows, slipContextOf } from '../../../data/slip-rows.ts';

export interface SlipChoice {
  readonly releaseIds: readonly Id[];
  readonly by: SlipBy | null;
  readonly along: ReadonlySet<PartTable>;
  readonly dependents: boolean;
}

export interface SlipPreview {
  readonly plan: SlipPlan;
  /** Conflicts it would bring about, by release; empty while `engine` is null. */
  readonly conflicts: ReadonlyMap<Id, readonly Conflict[]>;
  /** Null while conflicts are still being looked for. */
  readonly engine: ConflictEngine | null;
}

export interface SlipState {
  /** Undefined until read. */
  readonly rows: SlipRows | undefined;
  /** Null until an amount or date is there. */
  readonly preview: SlipPreview | null;
  /** Why there is no preview (an error of planning); null else. */
  readonly problem: SlipwayError | null;
  /** The plan of the same choice by another amount, at once; null until it can be made. */
  readonly planBy: (by: SlipBy) => SlipPlan | null;
}

const NOTHING = { preview: null, problem: null };

/** What the choice would do to the plan as it is now; works it out anew when either changes. */
export function useSlip(choice: SlipChoice, configuration: Configuration): SlipState {
  const { releaseIds, by, along, dependents } = choice;
  const rows = useLive((db) => readSlipRows(db, releaseIds, { dependents, events: true }), [releaseIds, dependents]);
  const view = useConflicts();
  const planBy = useCallback(
    (amount: SlipBy) =>
      rows === undefined
        ? null
        : planSlip({ releaseIds, by: amount, along, dependents }, rows, slipContextOf(configuration, rows)),
    [rows, releaseIds, along, dependents, configuration],
  );
  const planned = useMemo(() => {
    if (rows === undefined || by === null) return NOTHING;
    try {
      const plan = planBy(by);
      if (plan === null) return NOTHING;
      const { engine } = view;
      const waived = new Set(view.all.flatMap(({ conflict, waiver }) => (waiver === null ? [] : [conflict.id])));
      const found = engine === null ? [] : slipConflicts(engine, rows, plan.changes, ({ id }) => waived.has(id));
      return { preview: { plan, conflicts: conflictsByRelease(plan, found), engine }, problem: null };
    } catch (error) {
      if (error instanceof SlipwayError) return { preview: null, problem: error };
      throw error;
    }
  }, [rows, by, planBy, view]);
  return { rows, planBy, ...planned };
}
