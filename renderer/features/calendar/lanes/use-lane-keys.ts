import { useCallback, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { NO_LANE, type Grouping } from '#shared/planning/lanes/grouping.ts';
import { laneChange, type LaneRefusal } from '#shared/planning/lanes/lane-change.ts';
import type { LaneRow } from '#shared/planning/lanes/layout.ts';
import { minutesOfSnap, type Zoom } from '#shared/planning/lanes/scale.ts';
import { useNotices } from '../../../ui/state/notices.ts';
import type { CalendarItem } from '../calendar-items.ts';
import type { LaneMove } from '../edits/lane-move.ts';
import type { KeyActions } from '../page/use-keyboard.ts';
import type { LaneFocusControl } from './use-lane-focus.ts';
import type { LaneItem, LaneLayout } from './use-lane-layout.ts';

export interface LaneActions extends KeyActions {
  /** Answers whether it was done. */
  readonly putIn: (item: CalendarItem, lane: LaneMove) => Promise<boolean>;
  readonly toggle: (rowId: string) => void;
  /** Shows the record a lane stands for beside it, where there is one. */
  readonly openLane: (laneId: string) => void;
}

export interface LaneKeys {
  readonly layout: LaneLayout;
  readonly grouping: Grouping;
  readonly zoom: Zoom;
  readonly focus: LaneFocusControl;
  readonly actions: LaneActions;
}

type Rows = readonly LaneRow<LaneItem>[];

/**
 * Keys among the lanes: left and right from entry to entry, up and down from lane to lane, near the time
 * one comes from. Alt moves an entry in time and to other lanes, Alt+Shift its end; on a head left and
 * right collapse and expand.
 */
export function useLaneKeys({ layout, grouping, zoom, focus, actions }: LaneKeys): (event: KeyboardEvent) => void {
  const { t } = useTranslation('calendar');
  /** Time the way up and down keeps to, over lanes where nothing stands. */
  const aim = useRef<number | null>(null);
  return useCallback(
    (event: KeyboardEvent) => {
      const rowId = (event.target as HTMLElement).closest('[data-row]')?.getAttribute('data-row');
      const isToggle = (event.target as HTMLElement).closest('[data-toggle]') !== null;
      if (rowId === null || rowId === undefined || isToggle || event.ctrlKey || event.metaKey) return;
      const rows: Rows = layout.bands.rows > 0 ? [layout.bands, ...layout.rows] : layout.rows;
      const at = rows.findIndex(({ id }) => id === rowId);
      const row = rows[at];
      if (row === undefined) return;
      const entryId = (event.target as HTMLElement).closest('[data-entry]')?.getAttribute('data-entry') ?? null;
      const index = row.bars.findIndex(({ placed }) => placed.entry.id === entryId);
      const placed = row.bars[index]?.placed ?? null;
      const refuse = (refusal: LaneRefusal) =>
        useNotices.getState().tell({ tone: 'error', text: t(`lanes.refused.${refusal}`) });

      const goTo = (to: LaneRow<LaneItem>, bar: number) => {
        const next = to.bars[bar]?.placed ?? null;
        focus.move({ rowId: to.id, entryId: next?.entry.id ?? null });
      };
      const goAlong = (by: number) => {
        aim.current = null;
        goTo(row, Math.min(Math.max(index + by, -1), row.bars.length - 1));
      };
      const goAcross = (by: number) => {
        const to = rows[at + by];
        if (to === undefined) return;
        if (placed !== null) aim.current = placed.start;
        goTo(to, aim.current === null ? -1 : nearest(to, aim.current));
      };
      const putIn = (item: CalendarItem, by: number) => {
        const to = nextLane(rows, at, by);
        const lane = to === undefined ? undefined : layout.lanes.get(to.laneId);
        const change = lane === undefined ? null : laneChange(item.entry, grouping, row.laneId, lane);
        if (to === undefined || lane === undefined || change === null) return;
        if (change.fields === null) return refuse(change.refused);
        void actions
          .putIn(item, { fields: change.fields, label: lane.label })
          .then((isDone) => isDone && focus.move({ rowId: to.id, entryId: item.id }));
      };
      const shift = (item: CalendarItem, by: number) => {
        const minutes = item.entry.when.type === 'moments' ? minutesOfSnap(zoom) : null;
        const step = minutes === null ? { days: by, minutes: 0 } : { days: 0, minutes: by * minutes };
        focus.follow();
        (event.shiftKey ? actions.stretch : actions.nudge)(item, step);
      };

      const { key, altKey } = event;
      const across = key === 'ArrowUp' ? -1 : key === 'ArrowDown' ? 1 : 0;
      const along = key === 'ArrowLeft' ? -1 : key === 'ArrowRight' ? 1 : 0;
      const isHead = placed === null;
      const isShutting = isHead && row.hasParts && ((along < 0 && !row.isCollapsed) || (along > 0 && row.isCollapsed));
      let handled = true;
      if (altKey && placed !== null && along !== 0) shift(placed.item, along);
      else if (altKey && placed !== null && across !== 0) putIn(placed.item, across);
      else if (altKey) handled = false;
      else if (isShutting) actions.toggle(row.id);
      else if (along !== 0) goAlong(along);
      else if (across !== 0) goAcross(across);
      else if (key === 'Home') goTo(row, 0);
      else if (key === 'End') goTo(row, row.bars.length - 1);
      else if (key === 'PageUp') actions.step(-1);
      else if (key === 'PageDown') actions.step(1);
      else if (placed !== null && key === 'Enter') actions.open(placed.item);
      else if (placed !== null && key === ' ') actions.preview(placed.item);
      else if (placed !== null && (key === 'Delete' || key === 'Backspace')) actions.remove(placed.item);
      else if (isHead && (key === 'Enter' || key === ' ')) {
        if (row.laneId !== NO_LANE) actions.openLane(row.laneId);
      } else handled = false;
      if (!handled) return;
      event.preventDefault();
      event.stopPropagation();
    },
    [layout, grouping, zoom, focus, actions, t],
  );
}

/** Index of the bar that begins nearest to a time; -1 where there is none. */
function nearest({ bars }: LaneRow<LaneItem>, time: number): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  bars.forEach(({ placed }, index) => {
    // Inside is nearer than beside.
    const distance = placed.start <= time && time < placed.end ? 0 : Math.abs(placed.start - time);
    if (distance < least) [best, least] = [index, distance];
  });
  return best;
}

/** The next row up or down that is another lane. */
function nextLane(rows: Rows, at: number, by: number): LaneRow<LaneItem> | undefined {
  const own = rows[at]?.laneId;
  for (let index = at + by; rows[index] !== undefined; index += by) if (rows[index]?.laneId !== own) return rows[index];
  return undefined;
}
