import { create } from 'zustand';

/** A short message at the foot of the window. `action` is its one button. */
export interface Notice {
  readonly id: number;
  readonly tone: 'info' | 'error';
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

interface Notices {
  readonly notices: readonly Notice[];
  readonly tell: (notice: Omit<Notice, 'id'>) => void;
  readonly dismiss: (id: number) => void;
}

let next = 1;

export const useNotices = create<Notices>()((set) => ({
  notices: [],
  // A new notice takes the place of the old one of its tone: a stack of them would hide the page.
  tell: (notice) =>
    set((state) => ({ notices: [...state.notices.filter((n) => n.tone !== notice.tone), { ...notice, id: next++ }] })),
  dismiss: (id) => set((state) => ({ notices: state.notices.filter((n) => n.id !== id) })),
}));
