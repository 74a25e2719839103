import { useMemo } from 'react';
import { create } from 'zustand';
import type { Configuration } from '#shared/planning/configuration.ts';
import type { MeasureRange } from '#shared/planning/measures/source.ts';
import { todayIn } from '../../data/today.ts';
import { rangeOf, type RangeId } from './range.ts';

interface ViewState {
  readonly rangeId: RangeId;
  readonly serviceIds: readonly string[];
  readonly teamIds: readonly string[];
}

/** What the page looks at; what is printed is the same. */
export const useMeasuresView = create<ViewState>()(() => ({ rangeId: '6', serviceIds: [], teamIds: [] }));

/** The range looked at in this plan: services and teams of another that was open before count for nothing. */
export function useMeasureRange({ settings, services, teams }: Configuration): MeasureRange {
  const { rangeId, serviceIds, teamIds } = useMeasuresView();
  const today = todayIn(settings.zone);
  return useMemo(
    () => ({
      ...rangeOf(rangeId, today),
      serviceIds: serviceIds.filter((id) => services.has(id)),
      teamIds: teamIds.filter((id) => teams.has(id)),
    }),
    [rangeId, today, serviceIds, teamIds, services, teams],
  );
}
