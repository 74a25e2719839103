import { useEffect, useRef, type RefObject } from 'react';
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
  const done = useRef<string | null>(null);
  const jump = `${isWanted} ${jumps}`;
  useEffect(() => {
    const element = scroller.current;
    if (!isWanted || element === null || visible === null || done.current === jump) return;
    const { rows, tops } = layout;
    const { scale } = latest.current;
    const start = toTime(element.scrollLeft, scale);
    const end = toTime(element.scrollLeft + element.clientWidth - HEAD_WIDTH, scale);
    const shows = (index: number) =>
      rows[index]?.bars.some(({ placed }) => placed.start < end && placed.end > start) === true;
    const first = rows.findIndex((_, index) => shows(index));
    if (first < 0) return;
    done.current = jump;
    if (shows(rowAt(tops, element.scrollTop))) return;
    // With the head of its release, where a phase is the first.
    const lane = rows.findIndex(({ laneId }) => laneId === rows[first]?.laneId);
    element.scrollTo({ top: tops[lane] ?? 0, behavior: 'instant' });
  }, [scroller, latest, isWanted, visible, jump, layout]);
}
