import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';

export const SUPPORT_TABS = [
  'overview',
  'checklist',
  'log',
  'knownErrors',
  'preProduction',
  'escalation',
  'briefing',
  'handOver',
] as const;
export type SupportTab = (typeof SUPPORT_TABS)[number];

interface Found {
  readonly table: 'known-errors' | 'incidents';
  readonly id: string;
}

interface State {
  readonly tab: SupportTab;
  /** One of its records that was searched for: it is opened. */
  readonly found: Found | null;
  readonly setTab: (tab: SupportTab) => void;
  readonly find: (table: Found['table'], id: string) => void;
  readonly forget: () => void;
}

/** The part of early life support that is looked at; a find of the palette opens its own. Kept over restarts. */
export const useSupportTab = create<State>()(
  persist(
    (set) => ({
      tab: 'overview',
      found: null,
      setTab: (tab) => set({ tab }),
      find: (table, id) => set({ tab: table === 'incidents' ? 'log' : 'knownErrors', found: { table, id } }),
      forget: () => set({ found: null }),
    }),
    {
      name: 'slipway-support-tab',
      storage: createJSONStorage(() => localStorage),
      partialize: ({ tab }) => ({ tab }),
    },
  ),
);
