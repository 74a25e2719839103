import { startTransition, useCallback, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { DAY_MS, pxPerDayOf, toPx, toTime, type Scale, type Zoom } from '#shared/planning/lanes/scale.ts';
import { useLanes } from './lanes-state.ts';
import { HEAD_WIDTH } from './metrics.ts';

/** Days laid out and read before and after what is in view, by zoom: panning within them reads nothing. */
const AROUND: Readonly<Record<Zoom, number>> = { day: 3, week: 21, month: 62, quarter: 92, year: 184 };
/** Pixels by which what is drawn grows and shrinks, and that are drawn ahead on either side. */
const STEP = 160;
/** Nearer than this part of it to either end, the range moves on: at rest, and at last while scrolling. */
const EDGE_AT_REST = 0.4;
const EDGE = 0.1;

/** Days laid out, as day numbers, both inclusive. */
export interface DayRange {
  readonly first: number;
  readonly last: number;
}

export interface TimeFrame {
  readonly scale: Scale;
  readonly range: DayRange;
  /** Pixels of the whole range. */
  readonly width: number;
  /** Brings a time to stand so many pixels right of the lane heads. */
  readonly show: (time: number, offset?: number) => void;
  /** Keeps a time where it is on the screen through the change of zoom that follows. */
  readonly hold: (time: number, offset: number) => void;
  readonly onScroll: () => void;
  /** Back to where it was: the browser scrolls to a head that is focused as if it did not stay in view. */
  readonly restore: () => void;
  /** Once scrolling rests: brings the days around into the range, before they are scrolled to. */
  readonly recentre: () => void;
}

function rangeAround(left: number, zoom: Zoom, days: number): DayRange {
  const first = Math.floor(left / DAY_MS);
  return { first: first - AROUND[zoom], last: first + Math.ceil(days) + AROUND[zoom] };
}

/**
 * Which days are laid out and how wide they are. The browser scrolls over them; near their end they are
 * exchanged for others, with the same time left where it stands on the screen.
 */
export function useTimeFrame(
  scroller: RefObject<HTMLElement | null>,
  zoom: Zoom,
  trackWidth: number,
  begin: number,
  readAhead: (range: DayRange) => Promise<void>,
): TimeFrame {
  const pxPerDay = pxPerDayOf(zoom, trackWidth);
  // The truth of where we are: this time stands this many pixels right of the heads.
  const anchor = useRef({ time: begin, offset: 0 });
  const [range, setRange] = useState(() => rangeAround(begin, zoom, trackWidth / pxPerDay));
  const scale = useMemo<Scale>(() => ({ zoom, pxPerDay, origin: range.first * DAY_MS }), [zoom, pxPerDay, range.first]);
  const width = (range.last - range.first + 1) * pxPerDay;

  const leftTime = useCallback(() => anchor.current.time - (anchor.current.offset / pxPerDay) * DAY_MS, [pxPerDay]);
  const daysInView = useCallback(
    () => Math.max(1, (scroller.current?.clientWidth ?? HEAD_WIDTH + trackWidth) - HEAD_WIDTH) / pxPerDay,
    [scroller, trackWidth, pxPerDay],
  );

  const draw = useCallback(() => {
    const step = (STEP / pxPerDay) * DAY_MS;
    const left = leftTime();
    const start = (Math.floor(left / step) - 1) * step;
    const end = (Math.ceil((left + daysInView() * DAY_MS) / step) + 1) * step;
    useLanes.getState().draw({ start, end });
  }, [pxPerDay, leftTime, daysInView]);

  // Before the eye sees it: a new scale, a new range or a new size shows what stood there before.
  useLayoutEffect(() => {
    const left = leftTime();
    const days = daysInView();
    const isCovered = left >= range.first * DAY_MS && left + days * DAY_MS <= (range.last + 1) * DAY_MS;
    const isTooWide = range.last - range.first > (days + AROUND[zoom] * 2) * 2;
    if (!isCovered || isTooWide) setRange(rangeAround(left, zoom, days));
    else scroller.current?.scrollTo({ left: toPx(left, scale), behavior: 'instant' });
    draw();
  }, [scroller, scale, range, zoom, leftTime, daysInView, draw]);

  const show = useCallback(
    (time: number, offset = 0) => {
      anchor.current = { time, offset };
      const left = leftTime();
      const days = daysInView();
      const room = (AROUND[zoom] * EDGE) / 2;
      const isNear = left < (range.first + room) * DAY_MS || left + days * DAY_MS > (range.last + 1 - room) * DAY_MS;
      if (isNear) setRange(rangeAround(left, zoom, days));
      else scroller.current?.scrollTo({ left: toPx(left, scale), behavior: 'instant' });
      draw();
    },
    [scroller, scale, range, zoom, leftTime, daysInView, draw],
  );
  const hold = useCallback((time: number, offset: number) => {
    anchor.current = { time, offset };
  }, []);
  const onScroll = useCallback(() => {
    const left = scroller.current?.scrollLeft ?? 0;
    // The browser rounds to whole pixels; what was asked for is kept exactly.
    if (Math.abs(toPx(leftTime(), scale) - left) < 1) return;
    anchor.current = { time: toTime(left, scale), offset: 0 };
    draw();
    const room = AROUND[zoom] * EDGE * pxPerDay;
    const right = left + daysInView() * pxPerDay;
    if (left < room || right > width - room) setRange(rangeAround(leftTime(), zoom, daysInView()));
  }, [scroller, scale, zoom, pxPerDay, width, leftTime, daysInView, draw]);

  const restore = useCallback(
    () => scroller.current?.scrollTo({ left: toPx(leftTime(), scale), behavior: 'instant' }),
    [scroller, leftTime, scale],
  );
  const recentre = useCallback(async () => {
    const left = leftTime();
    const room = AROUND[zoom] * EDGE_AT_REST * DAY_MS;
    const right = left + daysInView() * DAY_MS;
    if (left >= range.first * DAY_MS + room && right <= (range.last + 1) * DAY_MS - room) return;
    const next = rangeAround(left, zoom, daysInView());
    await readAhead(next);
    // Unless it was scrolled away from meanwhile.
    if (leftTime() === left) startTransition(() => setRange(next));
  }, [zoom, range, leftTime, daysInView, readAhead]);

  return useMemo(
    () => ({ scale, range, width, show, hold, onScroll, restore, recentre: () => void recentre() }),
    [scale, range, width, show, hold, onScroll, restore, recentre],
  );
}
