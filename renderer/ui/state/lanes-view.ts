import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import type { Grouping } from '#shared/planning/lanes/grouping.ts';
import type { Zoom } from '#shared/planning/lanes/scale.ts';

/** Collapsed rows remembered; those shut longest ago are forgotten first. */
const MOST_COLLAPSED = 2_000;

interface LanesView {
  readonly grouping: Grouping;
  readonly zoom: Zoom;
  /** Ids of releases and `release/phase` whose parts are hidden. */
  readonly collapsed: readonly string[];
  readonly setGrouping: (grouping: Grouping) => void;
  readonly setZoom: (zoom: Zoom) => void;
  readonly toggle: (id: string) => void;
  readonly setCollapsed: (ids: readonly string[]) => void;
}

/** How the lanes are looked at; printing starts from it. Kept over restarts. */
export const useLanesView = create<LanesView>()(
  persist(
    (set) => ({
      grouping: 'service',
      zoom: 'quarter',
      collapsed: [],
      setGrouping: (grouping) => set({ grouping }),
      setZoom: (zoom) => set({ zoom }),
      toggle: (id) =>
        set(({ collapsed }) => ({
          collapsed: collapsed.includes(id) ? collapsed.filter((one) => one !== id) : last([...collapsed, id]),
        })),
      setCollapsed: (ids) => set({ collapsed: last(ids) }),
    }),
    {
      name: 'slipway-lanes-view',
      storage: createJSONStorage(() => localStorage),
      partialize: ({ grouping, zoom, collapsed }) => ({ grouping, zoom, collapsed }),
    },
  ),
);

function last(ids: readonly string[]): readonly string[] {
  return ids.slice(-MOST_COLLAPSED);
}
