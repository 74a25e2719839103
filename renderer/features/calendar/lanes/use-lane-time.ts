import { useCallback, useEffect, useMemo, useRef, type RefObject } from 'react';
import type { PlainDate } from '#shared/model/time.ts';
import { fromDayNumber, toDayNumber } from '#shared/planning/days.ts';
import { DAY_MS, toTime, zoomBy, type Zoom } from '#shared/planning/lanes/scale.ts';
import { STEP_OF, unitStart } from '#shared/planning/lanes/time-units.ts';
import { useCalendarView } from '../../../ui/state/calendar-view.ts';
import { useLanesView } from '../../../ui/state/lanes-view.ts';
import { useLatest } from '../../../ui/use-latest.ts';
import { useGrid } from '../grid-state.ts';
import { HEAD_WIDTH } from './metrics.ts';
import { useLanes } from './lanes-state.ts';
import type { TimeFrame } from './use-time-frame.ts';

/** Scrolling has come to rest when nothing moved for so long, milliseconds. */
const AT_REST = 140;

export interface LaneTime {
  readonly step: (by: 1 | -1) => void;
  readonly goToday: () => void;
  readonly showDay: (day: number) => void;
  /** Around what matters: today where it is in view, else the middle. */
  readonly zoomTo: (zoom: Zoom) => void;
  /** One step finer or coarser with the time under the pointer left where it is. */
  readonly zoomAt: (by: 1 | -1, clientX: number) => void;
  readonly onScroll: () => void;
}

export interface LaneTimeInput {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly frame: TimeFrame;
  readonly weekStart: number;
  /** The day the calendar was asked for; null follows today. */
  readonly chosen: PlainDate | null;
  readonly today: number;
}

/** Where in time the lanes stand: steps, today, zoom, and what a scroll means for the other views. */
export function useLaneTime({ scroller, frame, weekStart, chosen, today }: LaneTimeInput): LaneTime {
  const latest = useLatest({ frame, today });
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  /** Dates told from here: coming back through the state they must not scroll. */
  const told = useRef(chosen);

  const inView = useCallback(() => {
    const { scale } = latest.current.frame;
    const element = scroller.current;
    const left = element?.scrollLeft ?? 0;
    const width = Math.max(1, (element?.clientWidth ?? HEAD_WIDTH + 1) - HEAD_WIDTH);
    return { start: toTime(left, scale), end: toTime(left + width, scale) };
  }, [scroller, latest]);

  const settle = useCallback(() => {
    if (scroller.current === null) return;
    const { start, end } = inView();
    const { pxPerDay, zoom } = latest.current.frame.scale;
    // Less than a sliver of a day at the edge is not seen.
    const sliver = Math.min(DAY_MS / 2, (12 / pxPerDay) * DAY_MS);
    const first = Math.floor((start + sliver) / DAY_MS);
    const unit = STEP_OF[zoom];
    const isWhole = Math.abs(unitStart(start + sliver, unit, weekStart) - start) <= sliver;
    // A month of 30 days leaves room for one more: it is still that month.
    const limit = isWhole ? Math.min(end, unitStart(start + sliver, unit, weekStart, 1)) : end;
    const last = Math.max(first, Math.ceil((limit - sliver) / DAY_MS) - 1);
    useLanes.getState().setVisible(first, last);
    const { today: day } = latest.current;
    const isIn = (one: number) => one >= first && one <= last;
    const { date, setDate } = useCalendarView.getState();
    if (!isIn(date === null ? day : toDayNumber(date))) {
      told.current = isIn(day) ? null : fromDayNumber(first);
      setDate(told.current);
    }
    const { focusDay, setFocusDay } = useGrid.getState();
    if (!isIn(focusDay)) setFocusDay(isIn(day) ? day : first);
    latest.current.frame.recentre();
  }, [scroller, inView, latest, weekStart]);
  const settleSoon = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(settle, AT_REST);
  }, [settle]);
  useEffect(() => () => clearTimeout(timer.current), []);
  // A scale or size that changed shows other days without a scroll.
  useEffect(() => settleSoon(), [settleSoon, frame.scale, frame.range]);

  const showUnit = useCallback(
    (day: number) => {
      const { frame } = latest.current;
      frame.show(unitStart(day * DAY_MS, STEP_OF[frame.scale.zoom], weekStart));
      useLanes.getState().jumped();
      settleSoon();
    },
    [latest, weekStart, settleSoon],
  );
  useEffect(() => {
    if (told.current === chosen) return;
    told.current = chosen;
    showUnit(chosen === null ? latest.current.today : toDayNumber(chosen));
  }, [chosen, showUnit, latest]);

  return useMemo<LaneTime>(
    () => ({
      showDay: showUnit,
      goToday: () => {
        told.current = null;
        useCalendarView.getState().setDate(null);
        useGrid.getState().setFocusDay(latest.current.today);
        showUnit(latest.current.today);
      },
      step: (by) => {
        const { scale, show } = latest.current.frame;
        const { start } = inView();
        const unit = STEP_OF[scale.zoom];
        // A pixel of tolerance: the browser rounds where it scrolls to.
        const pixel = DAY_MS / scale.pxPerDay;
        const own = unitStart(start + pixel, unit, weekStart);
        const isAligned = Math.abs(own - start) <= pixel;
        show(by < 0 && !isAligned ? own : unitStart(own, unit, weekStart, by));
        useLanes.getState().jumped();
        settleSoon();
      },
      zoomTo: (zoom) => {
        const { start, end } = inView();
        const noon = (latest.current.today + 0.5) * DAY_MS;
        const around = noon >= start && noon < end ? noon : (start + end) / 2;
        latest.current.frame.hold(unitStart(around, STEP_OF[zoom], weekStart), 0);
        useLanes.getState().jumped();
        useLanesView.getState().setZoom(zoom);
      },
      zoomAt: (by, clientX) => {
        const { scale, hold } = latest.current.frame;
        const element = scroller.current;
        if (element === null) return;
        const offset = Math.max(0, clientX - element.getBoundingClientRect().left - HEAD_WIDTH);
        hold(toTime(element.scrollLeft + offset, scale), offset);
        useLanesView.getState().setZoom(zoomBy(scale.zoom, by));
      },
      onScroll: () => {
        latest.current.frame.onScroll();
        settleSoon();
      },
    }),
    [scroller, latest, inView, weekStart, showUnit, settleSoon],
  );
}
