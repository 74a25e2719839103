import { useMemo } from 'react';
import { SlipwayError } from '#shared/errors.ts';
import type { PlainDate } from '#shared/model/time.ts';
import type { ReleaseTemplate, Train } from '#shared/model/train.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { useLive } from '../../../data/live.ts';
import { todayIn } from '../../../data/today.ts';
import { planTrainOn, readTrainData, type PlannedTrain, type TrainData } from '../../../data/trains.ts';

export interface TrainState {
  readonly data: TrainData;
  readonly today: PlainDate;
  readonly planned: PlannedTrain | null;
  /** Why it can't be planned: a rule that can't be followed, no working day. */
  readonly problem: SlipwayError | null;
}

/** What generating up to a day would do to the plan as it is now; undefined until read. */
export function useTrainPlan(
  train: Train,
  template: ReleaseTemplate | null,
  until: PlainDate,
  configuration: Configuration,
): TrainState | undefined {
  const data = useLive((db) => readTrainData(db, train.id), [train.id]);
  const today = todayIn(configuration.settings.zone);
  return useMemo(() => {
    if (data === undefined) return undefined;
    if (template === null) return { data, today, planned: null, problem: null };
    try {
      const planned = planTrainOn(data, { train, template, today, until }, configuration);
      return { data, today, planned, problem: null };
    } catch (problem) {
      if (problem instanceof SlipwayError) return { data, today, planned: null, problem };
      throw problem;
    }
  }, [data, train, template, today, until, configuration]);
}
