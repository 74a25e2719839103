import { useEffect, useMemo, useRef, type PointerEvent as ReactPointerEvent, type RefObject } from 'react';
import type { Bar } from '#shared/planning/lanes/bars.ts';
import type { Grouping } from '#shared/planning/lanes/grouping.ts';
import { laneChange, type LaneRefusal } from '#shared/planning/lanes/lane-change.ts';
import { rowAt, type LaneRow } from '#shared/planning/lanes/layout.ts';
import { DAY_MS, minutesOfSnap, snapped, toTime, type Scale } from '#shared/planning/lanes/scale.ts';
import { useLatest } from '../../../ui/use-latest.ts';
import type { CalendarItem } from '../calendar-items.ts';
import { dropped, resized } from '../edits/gestures.ts';
import type { LaneMove } from '../edits/lane-move.ts';
import type { Retiming } from '../edits/retime.ts';
import { grab, pointer, useGrid } from '../grid-state.ts';
import { MINUTE_MS } from '../localizer/utc-dates.ts';
import { useLanes } from './lanes-state.ts';
import { HEAD_WIDTH } from './metrics.ts';
import { BANDS_ROW, type LaneItem, type LaneLayout } from './use-lane-layout.ts';

/** Pixels the pointer may tremble before a press becomes a drag. */
const TREMBLE = 4;
/** Nearer than this to an end of the lanes they scroll under the pointer; and by how much at a time. */
const EDGE = 32;
const SCROLL = 10;
/** Pixels at either end by which a bar is made longer or shorter. */
const GRIP = 6;

export interface LaneDrop {
  readonly item: CalendarItem;
  /** Null: at the same time. */
  readonly to: Retiming | null;
  readonly lane: LaneMove | null;
  readonly isCopy: boolean;
}

export interface DragInput {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly layout: LaneLayout;
  readonly grouping: Grouping;
  readonly scale: Scale;
  readonly onDrop: (drop: LaneDrop) => void;
  readonly refusalText: (refusal: LaneRefusal) => string;
}

interface Held {
  readonly bar: Bar<LaneItem>;
  readonly row: LaneRow<LaneItem>;
  readonly edge: 'start' | 'end' | null;
  /** Time under the pointer when it was taken hold of. */
  readonly at: number;
  readonly x: number;
  readonly y: number;
  isMoving: boolean;
}

interface Target {
  readonly start: number;
  readonly end: number;
  readonly lane: LaneMove | null;
  /** Why it stays in its lane, where the pointer is over another. */
  readonly refused: string | null;
}

/** Drags of bars: along time, by their ends, and to other lanes. Esc gives up, Alt at the drop copies. */
export function useLaneDrag(input: DragInput): (event: ReactPointerEvent) => void {
  const latest = useLatest(input);
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => () => stop.current(), []);
  return useMemo(() => {
    const onDown = (event: ReactPointerEvent) => {
      if (event.button !== 0) return;
      const held = heldBy(event, latest.current);
      if (held === null) return;
      stop.current();
      stop.current = follow(held, () => latest.current);
    };
    return onDown;
  }, [latest]);
}

function heldBy(event: ReactPointerEvent, { layout, scroller, scale }: DragInput): Held | null {
  const control = (event.target as HTMLElement).closest<HTMLElement>('button[data-entry]');
  const rowId = control?.closest('[data-row]')?.getAttribute('data-row');
  if (!control || rowId === null || rowId === undefined || scroller.current === null) return null;
  const row = rowId === BANDS_ROW ? layout.bands : layout.rows.find(({ id }) => id === rowId);
  const bar = row?.bars.find(({ placed }) => placed.entry.id === control.dataset['entry']);
  if (row === undefined || bar === undefined) return null;
  const box = control.getBoundingClientRect();
  const hasEdges = control.dataset['edges'] !== undefined;
  const edge =
    hasEdges && event.clientX - box.left <= GRIP
      ? 'start'
      : hasEdges && box.right - event.clientX <= GRIP
        ? 'end'
        : null;
  const at = timeAt(event.clientX, scroller.current, scale);
  return { bar, row, edge, at, x: event.clientX, y: event.clientY, isMoving: false };
}

function timeAt(clientX: number, scroller: HTMLElement, scale: Scale): number {
  return toTime(clientX - scroller.getBoundingClientRect().left - HEAD_WIDTH + scroller.scrollLeft, scale);
}

/** From the press until it is let go or given up; answers how to end it from outside. */
function follow(held: Held, input: () => DragInput): () => void {
  const { item } = held.bar.placed;
  let target: Target | null = null;
  let frame = 0;

  const update = () => {
    target = targetOf(held, input());
    const { drag, setDrag } = useGrid.getState();
    const { start, end, refused } = target;
    const lane = target.lane?.label ?? null;
    const over = drag?.over;
    const isSame =
      over?.start.getTime() === start && over.end.getTime() === end && drag?.lane === lane && drag.refused === refused;
    if (isSame) return;
    const action = held.edge === null ? 'move' : 'resize';
    setDrag({ item, action, over: { start: new Date(start), end: new Date(end) }, lane, refused });
  };
  const roll = () => {
    const element = input().scroller.current;
    if (element !== null && scrollAtEdge(element)) update();
    frame = requestAnimationFrame(roll);
  };
  const onMove = (event: PointerEvent) => {
    pointer.x = event.clientX;
    pointer.y = event.clientY;
    if (!held.isMoving) {
      if (Math.hypot(event.clientX - held.x, event.clientY - held.y) < TREMBLE) return;
      held.isMoving = true;
      grab.start = null;
      grab.ms = 0;
      useGrid.getState().setDrag({ item, action: held.edge === null ? 'move' : 'resize', over: null });
      frame = requestAnimationFrame(roll);
    }
    update();
  };
  const end = () => {
    cancelAnimationFrame(frame);
    window.removeEventListener('pointermove', onMove);
    window.removeEventListener('pointerup', onUp);
    window.removeEventListener('pointercancel', end);
    window.removeEventListener('keydown', onKey, { capture: true });
    useLanes.getState().setGhost(null);
    useGrid.getState().setDrag(null);
  };
  const onUp = (event: PointerEvent) => {
    const { onDrop } = input();
    end();
    if (!held.isMoving) return;
    // Letting go over the same bar is a click to the browser; the person has not chosen anything.
    window.addEventListener('click', swallow, { capture: true, once: true });
    setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0);
    if (target !== null) drop(held, target, input().scale, event.altKey, onDrop);
  };
  const onKey = (event: KeyboardEvent) => {
    if (!held.isMoving) return;
    event.stopPropagation();
    if (event.key === 'Escape') end();
  };
  window.addEventListener('pointermove', onMove);
  window.addEventListener('pointerup', onUp);
  window.addEventListener('pointercancel', end);
  window.addEventListener('keydown', onKey, { capture: true });
  return end;
}

function swallow(event: Event): void {
  event.stopPropagation();
  event.preventDefault();
}

function targetOf(held: Held, { scroller, layout, grouping, scale, refusalText }: DragInput): Target {
  const { bar, row, edge } = held;
  const { placed } = bar;
  const element = scroller.current;
  const delta = element === null ? 0 : timeAt(pointer.x, element, scale) - held.at;
  const times = movedTimes(placed, edge, delta, scale);
  const rowIndex = layout.rows.findIndex(({ id }) => id === row.id);
  let lane: LaneMove | null = null;
  let refused: string | null = null;
  let at = rowIndex;
  if (edge === null && row.id !== BANDS_ROW && element !== null) {
    const over = rowUnderPointer(element, layout);
    const to = over === null ? undefined : layout.lanes.get(layout.rows[over]?.laneId ?? '');
    const change = to === undefined ? null : laneChange(placed.entry, grouping, row.laneId, to);
    if (change !== null && to !== undefined && over !== null) {
      if (change.fields === null) refused = refusalText(change.refused);
      else {
        lane = { fields: change.fields, label: to.label };
        at = over;
      }
    }
  }
  useLanes.getState().setGhost({
    ...times,
    rowId: row.id,
    rowIndex: at,
    subRow: at === rowIndex ? bar.row : 0,
    entryId: placed.entry.id,
  });
  return { ...times, lane, refused };
}

function rowUnderPointer(element: HTMLElement, { rows, tops }: LaneLayout): number | null {
  const body = element.querySelector('[data-body]');
  if (body === null) return null;
  const index = rowAt(tops, pointer.y - body.getBoundingClientRect().top);
  return index < 0 || index >= rows.length ? null : index;
}

/** Whole days for whole days; what has a time snaps to the clock where hours can be told apart. */
function movedTimes(
  { entry, item, start, end }: LaneItem,
  edge: 'start' | 'end' | null,
  delta: number,
  scale: Scale,
): { start: number; end: number } {
  const minutes = hasClock(item, edge) ? minutesOfSnap(scale.zoom) : null;
  const step = minutes === null ? DAY_MS : minutes * MINUTE_MS;
  const by = (time: number) => (minutes === null ? snapped(delta, step) : snapped(time + delta, step) - time);
  if (edge === null) {
    const moved = by(start);
    return { start: start + moved, end: end + moved };
  }
  const least = entry.when.type === 'dates' ? DAY_MS : step;
  if (edge === 'start') return { start: Math.min(start + by(start), Math.max(start, end - least)), end };
  return { start, end: Math.max(end + by(end), Math.min(end, start + least)) };
}

/** What lasts a day or longer is resized by days, as in the week view. */
function hasClock({ entry, allDay }: CalendarItem, edge: 'start' | 'end' | null): boolean {
  return entry.when.type === 'moments' && (edge === null || !allDay);
}

function drop(held: Held, target: Target, scale: Scale, isCopy: boolean, onDrop: DragInput['onDrop']): void {
  const { item } = held.bar.placed;
  const start = new Date(target.start);
  const end = new Date(target.end);
  const isHours = hasClock(item, held.edge) && minutesOfSnap(scale.zoom) !== null;
  if (held.edge !== null) {
    const to = resized(item, { start, end }, isHours);
    if (to !== null) onDrop({ item, to, lane: null, isCopy: false });
    return;
  }
  const to = dropped(item, { start, allDay: isHours ? false : null });
  if (to === null && target.lane === null) return;
  onDrop({ item, to, lane: target.lane, isCopy });
}

/** Scrolls while the pointer is at an end of the lanes; answers whether it did. */
function scrollAtEdge(element: HTMLElement): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const { scrollLeft, scrollTop } = element;
  if (pointer.x < left + HEAD_WIDTH + EDGE) element.scrollLeft -= SCROLL;
  else if (pointer.x > right - EDGE) element.scrollLeft += SCROLL;
  if (pointer.y > bottom - EDGE) element.scrollTop += SCROLL;
  else {
    const body = element.querySelector('[data-body]')?.getBoundingClientRect().top ?? top;
    const headBottom = Math.max(top, body + scrollTop);
    if (pointer.y < headBottom + EDGE) element.scrollTop -= SCROLL;
  }
  return element.scrollLeft !== scrollLeft || element.scrollTop !== scrollTop;
}
