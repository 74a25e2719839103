import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import type { MatrixOptions } from './cells.ts';

interface MatrixState {
  readonly options: MatrixOptions;
  readonly setOptions: (fields: Partial<MatrixOptions>) => void;
}

/** Which releases the matrix shows; kept over restarts. */
export const useMatrixState = create<MatrixState>()(
  persist(
    (set) => ({
      options: { text: '', withClosed: false, withEmpty: false },
      setOptions: (fields) => set((state) => ({ options: { ...state.options, ...fields } })),
    }),
    {
      name: 'slipway-environment-matrix',
      storage: createJSONStorage(() => localStorage),
      partialize: ({ options }) => ({ options }),
    },
  ),
);
