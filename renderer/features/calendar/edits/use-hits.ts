import { useCallback } from 'react';
import type { When } from '#shared/model/time.ts';
import { toDayNumber } from '#shared/planning/days.ts';
import { daysOfWhen } from '#shared/planning/moments.ts';
import { countMoves, planSlip } from '#shared/planning/slip/plan-slip.ts';
import { PART_TABLES } from '#shared/planning/slip/request.ts';
import { useLive } from '../../../data/live.ts';
import { readSlipRows, slipContextOf } from '../../../data/slip-rows.ts';
import { useGrid } from '../grid-state.ts';
import { useScene } from '../view-context.ts';
import { partsText } from './parts-text.ts';

/** How far it goes does not say what goes along. */
const A_DAY = { unit: 'days', amount: 1 } as const;
const ALONE = { dependents: false, events: false };
const ALL_PARTS = new Set(PART_TABLES);

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

/** What would move with the release that is being dragged: "3 phases and 2 gates"; empty where there is nothing. */
export function useDraggedParts(): string {
  const { t, locale, configuration } = useScene();
  const dragged = useGrid(({ drag }) => (drag?.item.entry.table === 'releases' ? drag.item.entry.recordId : null));
  const rows = useLive(async (db) => (dragged === null ? null : readSlipRows(db, [dragged], ALONE)), [dragged]);
  if (!rows || dragged === null) return '';
  const request = { releaseIds: [dragged], by: A_DAY, along: ALL_PARTS, dependents: false, evenFixed: true };
  const { releases } = planSlip(request, rows, slipContextOf(configuration, rows));
  return partsText(countMoves(releases), t, locale);
}
