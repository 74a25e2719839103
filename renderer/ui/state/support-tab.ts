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

interface State {
  readonly tab: SupportTab;
  readonly setTab: (tab: SupportTab) => void;
}

/** The part of early life support that is looked at; a find of the palette opens its own. Kept over restarts. */
export const useSupportTab = create<State>()(
  persist((set) => ({ tab: 'overview', setTab: (tab) => set({ tab }) }), {
    name: 'slipway-support-tab',
    storage: createJSONStorage(() => localStorage),
    partialize: ({ tab }) => ({ tab }),
  }),
);
