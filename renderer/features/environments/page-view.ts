import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';

export const VIEWS = ['list', 'matrix', 'bookings', 'utilisation'] as const;
export type ViewName = (typeof VIEWS)[number];

interface PageView {
  readonly view: ViewName;
  readonly setView: (view: ViewName) => void;
}

/** Which way the environments are looked at; kept over restarts. */
export const usePageView = create<PageView>()(
  persist((set) => ({ view: 'list', setView: (view) => set({ view }) }), {
    name: 'slipway-environments-view',
    storage: createJSONStorage(() => localStorage),
    partialize: ({ view }) => ({ view }),
  }),
);
