import { useEffect, useRef, type RefObject } from 'react';
import { NO_LANE } from '#shared/planning/lanes/grouping.ts';
import { rowAt } from '#shared/planning/lanes/layout.ts';
import { toTime } from '#shared/planning/lanes/scale.ts';
import { useLatest } from '../../../ui/use-latest.ts';
import { useLanes } from './lanes-state.ts';
import { HEAD_WIDTH } from './metrics.ts';
import type { LaneLayout } from './use-lane-layout.ts';
import type { TimeFrame } from './use-time-frame.ts';

/**
 * Releases stand below each other in the order in which they begin: after a jump to another quarter those
 * at the top may all lie elsewhere. The first one that has something there is then brought up. Scrolling
 * by hand moves nothing.
 */
export function useSomethingInView(
  scroller: RefObject<HTMLElement | null>,
  frame: TimeFrame,
  layout: LaneLayout,
  isWanted: boolean,
): void {
  const latest = useLatest(frame);
  const jumps = useLanes((state) => state.jumps);
  const visible = useLanes((state) => state.visible);
  const done = useRef<number | null>(null);
  useEffect(() => {
    const element = scroller.current;
    if (!isWanted) done.current = null;
    if (!isWanted || element === null || visible === null || done.current === jumps) return;
    const { rows, tops } = layout;
    // Releases are read after the rest: until then everything stands in no lane.
    if (rows.every(({ laneId }) => laneId === NO_LANE)) return;
    const { scale } = latest.current;
    const start = toTime(element.scrollLeft, scale);
    const end = toTime(element.scrollLeft + element.clientWidth - HEAD_WIDTH, scale);
    // The last sliver of a bar at the edge is nothing to look at.
    const isSeen = (bar: { readonly start: number; readonly end: number }) =>
      Math.min(bar.end, end) - Math.max(bar.start, start) >= Math.min(bar.end - bar.start, (end - start) / 10);
    const shows = (index: number) => rows[index]?.bars.some(({ placed }) => isSeen(placed)) === true;
    done.current = jumps;
    const first = rows.findIndex(({ laneId }, index) => laneId !== NO_LANE && shows(index));
    if (first < 0 || shows(rowAt(tops, element.scrollTop))) return;
    // With the head of its release, where a phase is the first.
    const lane = rows.findIndex(({ laneId }) => laneId === rows[first]?.laneId);
    element.scrollTo({ top: tops[lane] ?? 0, behavior: 'instant' });
  }, [scroller, latest, isWanted, visible, jumps, layout]);
}
