import { create } from 'zustand';
import type { CalendarItem } from './calendar-items.ts';

/** What the pointer is dragging, and over which time it would be dropped. */
export interface Drag {
  readonly item: CalendarItem;
  readonly action: 'move' | 'resize';
  /** Drawn span under the pointer; null until it has moved. */
  readonly over: { readonly start: Date; readonly end: Date } | null;
  /** Among lanes: the other lane it would stand in, and why it can't where it can't. */
  readonly lane?: string | null;
  readonly refused?: string | null;
}

interface GridState {
  /** The day the keyboard stands on, as a day number; entries of this day are in the tab order. */
  readonly focusDay: number;
  /** Day whose whole list is open, and what it hangs on. */
  readonly popup: { readonly day: number; readonly anchor: HTMLElement } | null;
  readonly drag: Drag | null;
  readonly setFocusDay: (day: number) => void;
  readonly setPopup: (popup: GridState['popup']) => void;
  readonly setDrag: (drag: Drag | null) => void;
}

/** What is true only while the calendar is on the screen. Chips subscribe to the part that concerns them. */
export const useGrid = create<GridState>()((set) => ({
  focusDay: 0,
  popup: null,
  drag: null,
  setFocusDay: (focusDay) => set((state) => (state.focusDay === focusDay ? state : { focusDay })),
  setPopup: (popup) => set({ popup }),
  setDrag: (drag) => set({ drag }),
}));

/**
 * Days between the first day of what is dragged and the day it was taken hold of. Read by the
 * localizer's `merge` while the calendar component works out where a drag stands: it knows the day
 * under the pointer only, and would otherwise pull the first day of a long bar there.
 */
export const grab: { start: Date | null; days: number; ms: number } = {
  start: null,
  days: 0,
  /**
   * Among the hours: from the start to midnight of the column it was taken hold of in. The part of a
   * night's work after midnight is a block of its own there, and the component moves that block.
   */
  ms: 0,
};

/** Last position of the pointer, kept by `use-pointer`; what appears while dragging appears there. */
export const pointer = { x: 0, y: 0 };
