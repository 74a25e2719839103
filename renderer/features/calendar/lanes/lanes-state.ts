import { create } from 'zustand';

/** Where the keyboard stands: on an entry of a row, or on the head of the row. */
export interface LaneFocus {
  readonly rowId: string;
  readonly entryId: string | null;
}

/** Where what is dragged would stand. */
export interface Ghost {
  readonly start: number;
  readonly end: number;
  readonly rowId: string;
  readonly rowIndex: number;
  /** Sub-row it came from, while it stays in its row. */
  readonly subRow: number;
  readonly entryId: string;
}

/** A stretch of time, from and up to. */
export interface TimeWindow {
  readonly start: number;
  readonly end: number;
}

interface LanesState {
  /** What is in view and a little on either side, in whole steps: stays the same until more has to be drawn. */
  readonly drawn: TimeWindow;
  readonly draw: (drawn: TimeWindow) => void;
  readonly focus: LaneFocus | null;
  readonly ghost: Ghost | null;
  /** First and last day in view, as day numbers; told once scrolling has come to rest. */
  readonly visible: { readonly first: number; readonly last: number } | null;
  /** Counts jumps to another time: by a step, to today, by zoom. Scrolling is none. */
  readonly jumps: number;
  readonly jumped: () => void;
  readonly setFocus: (focus: LaneFocus | null) => void;
  readonly setGhost: (ghost: Ghost | null) => void;
  readonly setVisible: (first: number, last: number) => void;
}

/** What is true only while the lanes are on the screen. Bars subscribe to the part that concerns them. */
export const useLanes = create<LanesState>()((set) => ({
  drawn: { start: 0, end: 0 },
  draw: (drawn) =>
    set((state) => (state.drawn.start === drawn.start && state.drawn.end === drawn.end ? state : { drawn })),
  focus: null,
  ghost: null,
  visible: null,
  jumps: 0,
  jumped: () => set(({ jumps }) => ({ jumps: jumps + 1 })),
  setFocus: (focus) =>
    set((state) =>
      state.focus?.rowId === focus?.rowId && state.focus?.entryId === focus?.entryId ? state : { focus },
    ),
  setGhost: (ghost) => set({ ghost }),
  setVisible: (first, last) =>
    set((state) =>
      state.visible?.first === first && state.visible.last === last ? state : { visible: { first, last } },
    ),
}));
