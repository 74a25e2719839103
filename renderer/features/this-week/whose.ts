import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';

export type Whose = 'everyone' | 'mine';

interface WhoseState {
  readonly whose: Whose;
  readonly setWhose: (whose: Whose) => void;
}

/** Whose things the page shows; kept on this laptop. */
export const useWhose = create<WhoseState>()(
  persist((set) => ({ whose: 'everyone', setWhose: (whose) => set({ whose }) }), {
    name: 'slipway-this-week',
    storage: createJSONStorage(() => localStorage),
    partialize: ({ whose }) => ({ whose }),
  }),
);
