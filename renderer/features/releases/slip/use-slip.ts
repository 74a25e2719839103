import { useCallback, useMemo } from 'react';
import { SlipwayError } from '#shared/errors.ts';
import type { Id } from '#shared/model/schema.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { planSlip } from '#shared/planning/slip/plan-slip.ts';
import type { PartTable, SlipBy, SlipPlan, SlipRows } from '#shared/planning/slip/request.ts';
import { useLive } from '../../../data/live.ts';
import { readSlipRows, slipContextOf } from '../../../data/slip-rows.ts';

export interface SlipChoice {
  readonly releaseIds: readonly Id[];
  readonly by: SlipBy | null;
  readonly along: ReadonlySet<PartTable>;
  readonly dependents: boolean;
}

export interface SlipState {
  /** Undefined until read. */
  readonly rows: SlipRows | undefined;
  /** Null until an amount or date is there. */
  readonly plan: SlipPlan | null;
  /** Why there is no plan (an error of planning); null else. */
  readonly problem: SlipwayError | null;
  /** The plan of the same choice by another amount, at once; null until it can be made. */
  readonly planBy: (by: SlipBy) => SlipPlan | null;
}

const NOTHING = { plan: null, problem: null };

/** What the choice would do to the plan as it is now; works it out anew when either changes. */
export function useSlip(choice: SlipChoice, configuration: Configuration): SlipState {
  const { releaseIds, by, along, dependents } = choice;
  const rows = useLive((db) => readSlipRows(db, releaseIds, { dependents, events: true }), [releaseIds, dependents]);
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
      return { plan: planBy(by), problem: null };
    } catch (error) {
      if (error instanceof SlipwayError) return { plan: null, problem: error };
      throw error;
    }
  }, [rows, by, planBy]);
  return { rows, planBy, ...planned };
}
