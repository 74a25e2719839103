import { useCallback } from 'react';
import type { When } from '#shared/model/time.ts';
import { toDayNumber } from '#shared/planning/days.ts';
import { daysOfWhen } from '#shared/planning/moments.ts';
import { useReleaseBundle } from '../../../data/release-bundle.ts';
import { useGrid } from '../grid-state.ts';
import { useScene } from '../view-context.ts';
import { partsText } from './parts-text.ts';

/** Titles of hard freezes and holidays among the days of something, as far as they are on the screen. */
export function useHits(): (when: When) => readonly string[] {
  const { zone, marks } = useScene();
  return useCallback(
    (when) => {
      const days = daysOfWhen(when, zone);
      const titles = new Set<string>();
      for (let day = toDayNumber(days.first); day <= toDayNumber(days.last); day += 1) {
        const mark = marks.get(day);
        if (mark === undefined) continue;
        if (mark.freeze !== null) titles.add(mark.freeze);
        if (mark.holiday !== null) titles.add(mark.holiday);
      }
      return [...titles];
    },
    [zone, marks],
  );
}

/** What belongs to the release that is being dragged: "3 phases and 2 gates"; empty where there is nothing. */
export function useDraggedParts(): string {
  const { t, locale } = useScene();
  const dragged = useGrid(({ drag }) => (drag?.item.entry.table === 'releases' ? drag.item.entry.recordId : null));
  const bundle = useReleaseBundle(dragged);
  if (!bundle) return '';
  const { phases, gates, deployments } = bundle;
  return partsText({ phases: phases.length, gates: gates.length, deployments: deployments.length }, t, locale);
}
