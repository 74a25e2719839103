import { useCallback, useLayoutEffect, useMemo, useRef, type RefObject } from 'react';
import { barWidth } from '#shared/planning/lanes/bars.ts';
import type { LaneRow } from '#shared/planning/lanes/layout.ts';
import { DAY_MS, toPx } from '#shared/planning/lanes/scale.ts';
import { useLatest } from '../../../ui/use-latest.ts';
import { useGrid } from '../grid-state.ts';
import { type LaneFocus, useLanes } from './lanes-state.ts';
import { HEAD_WIDTH, METRICS } from './metrics.ts';
import { BANDS_ROW, type LaneItem, type LaneLayout } from './use-lane-layout.ts';
import type { TimeFrame } from './use-time-frame.ts';

export interface LaneFocusControl {
  /** Puts the keyboard there and brings it into view; waits for what an edit is about to draw. */
  readonly move: (to: LaneFocus) => void;
  /** After an edit by keys: where the entry goes, the keyboard follows. */
  readonly follow: () => void;
  readonly note: (target: HTMLElement) => void;
}

export interface FocusInput {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly frame: TimeFrame;
  readonly layout: LaneLayout;
}

/** The one stop of the keyboard among the lanes; what it stands on may have to be scrolled to first. */
export function useLaneFocus({ scroller, frame, layout }: FocusInput): LaneFocusControl {
  const latest = useLatest({ frame, layout });
  const wanted = useRef<(LaneFocus & { readonly isFollowing: boolean }) | null>(null);
  const focus = useLanes((state) => state.focus);

  // Rows come and go; there is always one stop.
  const { rows, bands } = layout;
  useLayoutEffect(() => {
    const row = rowOf(layout, focus?.rowId ?? null);
    const hasEntry = focus?.entryId === null || row?.bars.some(({ placed }) => placed.entry.id === focus?.entryId);
    // What is wanted may be about to come, with the edit that was just made.
    if ((row !== undefined && hasEntry) || wanted.current !== null) return;
    const [first] = rows;
    if (row !== undefined) useLanes.getState().setFocus({ rowId: row.id, entryId: null });
    else if (first !== undefined) useLanes.getState().setFocus({ rowId: first.id, entryId: null });
  }, [layout, rows, bands, focus]);

  const reach = useCallback(() => {
    const to = wanted.current;
    const root = scroller.current;
    if (to === null || root === null) return;
    // Somebody went elsewhere meanwhile: they are not called back.
    if (to.isFollowing && !root.contains(document.activeElement)) {
      wanted.current = null;
      return;
    }
    const row = rowOf(latest.current.layout, to.rowId);
    if (row === undefined) return;
    const bar = to.entryId === null ? null : row.bars.find(({ placed }) => placed.entry.id === to.entryId);
    if (bar === undefined) return;
    bringIntoView(root, latest.current, row, bar?.placed ?? null, bar?.row ?? 0);
    const holder = root.querySelector(`[data-row="${CSS.escape(to.rowId)}"]`);
    const target =
      to.entryId === null
        ? holder?.querySelector<HTMLElement>('[data-head]')
        : holder?.querySelector<HTMLElement>(`[data-entry="${CSS.escape(to.entryId)}"]`);
    if (!target) return;
    wanted.current = null;
    if (document.activeElement !== target) target.focus({ preventScroll: true });
  }, [scroller, latest]);
  // Once it is drawn.
  useLayoutEffect(reach, [reach, focus, layout, frame]);

  return useMemo(
    () => ({
      move: (to) => {
        wanted.current = { ...to, isFollowing: false };
        useLanes.getState().setFocus(to);
        reach();
      },
      follow: () => {
        const { focus: at } = useLanes.getState();
        wanted.current = at === null ? null : { ...at, isFollowing: true };
      },
      note: (target) => {
        const rowId = target.closest('[data-row]')?.getAttribute('data-row');
        if (rowId === null || rowId === undefined) return;
        const entryId = target.closest('[data-entry]')?.getAttribute('data-entry') ?? null;
        if (entryId === null && target.closest('[data-head]') === null) return;
        if (entryId === null) latest.current.frame.restore();
        useLanes.getState().setFocus({ rowId, entryId });
        const item = entryId === null ? undefined : latest.current.layout.itemsById.get(entryId);
        if (item !== undefined) useGrid.getState().setFocusDay(item.firstDay);
      },
    }),
    [reach, latest],
  );
}

function rowOf({ rows, bands }: LaneLayout, id: string | null): LaneRow<LaneItem> | undefined {
  return id === BANDS_ROW ? (bands.rows > 0 ? bands : undefined) : rows.find((row) => row.id === id);
}

/** Scrolls no further than it takes. */
function bringIntoView(
  root: HTMLElement,
  { frame, layout }: { readonly frame: TimeFrame; readonly layout: LaneLayout },
  row: LaneRow<LaneItem>,
  placed: LaneItem | null,
  subRow: number,
): void {
  const index = layout.rows.indexOf(row);
  if (index >= 0) {
    const body = root.querySelector<HTMLElement>('[data-body]');
    const room = root.clientHeight - (body?.offsetTop ?? 0);
    const top = (layout.tops[index] ?? 0) + (placed === null ? 0 : subRow * METRICS.subRow);
    const bottom = top + METRICS.subRow + METRICS.padding;
    if (top < root.scrollTop) root.scrollTop = top;
    else if (bottom > root.scrollTop + room) root.scrollTop = bottom - room;
  }
  if (placed === null) return;
  const { scale, show } = frame;
  const width = root.clientWidth - HEAD_WIDTH;
  const left = toPx(placed.start, scale) - root.scrollLeft;
  const right = left + barWidth(placed, scale.pxPerDay);
  if (right > 24 && left < width - 24) return;
  // A day of air before it.
  show(placed.start - Math.min(DAY_MS, (48 / scale.pxPerDay) * DAY_MS), 0);
}
