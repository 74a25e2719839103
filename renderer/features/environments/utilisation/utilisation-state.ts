import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import type { PlainDate } from '#shared/model/time.ts';
import { addDays } from '#shared/planning/days.ts';

export type Preset = 'month' | 'quarter' | 'year';

interface UtilisationState {
  /** A preset follows the day it is; `own` stands still. */
  readonly preset: Preset | 'own';
  readonly own: { readonly first: PlainDate; readonly last: PlainDate } | null;
  readonly approvedOnly: boolean;
  readonly by: 'environment' | 'release';
  readonly set: (fields: Partial<Pick<UtilisationState, 'preset' | 'own' | 'approvedOnly' | 'by'>>) => void;
}

/** Which range and which figures; kept over restarts. */
export const useUtilisationState = create<UtilisationState>()(
  persist(
    (set) => ({ preset: 'quarter', own: null, approvedOnly: false, by: 'environment', set: (fields) => set(fields) }),
    {
      name: 'slipway-environment-utilisation',
      storage: createJSONStorage(() => localStorage),
      partialize: ({ preset, own, approvedOnly, by }) => ({ preset, own, approvedOnly, by }),
    },
  ),
);

const MONTHS = { month: 1, quarter: 3, year: 12 } as const satisfies Record<Preset, number>;

/** The calendar month, quarter or year a day is in. */
export function presetRange(preset: Preset, today: PlainDate): { first: PlainDate; last: PlainDate } {
  const length = MONTHS[preset];
  const month = Number(today.slice(5, 7)) - 1;
  const count = Number(today.slice(0, 4)) * 12 + Math.floor(month / length) * length;
  const firstOf = (months: number): PlainDate =>
    `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}-01`;
  return { first: firstOf(count), last: addDays(firstOf(count + length), -1) };
}
