import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import type { OccurrenceKey } from '#shared/model/event.ts';
import type { TableName } from '#shared/model/tables.ts';

/** Pages of the rail. A page appears here only once it exists. */
export type PageId =
  | 'thisWeek'
  | 'calendar'
  | 'conflicts'
  | 'releases'
  | 'environments'
  | 'services'
  | 'changes'
  | 'meetings'
  | 'support'
  | 'measures'
  | 'synchronise'
  | 'settings';

/** What the inspector or a full page shows. `occurrence` picks one of a series. */
export interface Selection {
  readonly table: TableName;
  readonly id: string;
  readonly occurrence: OccurrenceKey | null;
}

interface Navigation {
  readonly page: PageId;
  /** The record opened as a full page within `page` (a release, an environment), or its tab; null for the list. */
  readonly openId: string | null;
  readonly selection: Selection | null;
  readonly go: (page: PageId, openId?: string | null) => void;
  readonly select: (selection: Selection | null) => void;
}

/** Where the person is. Kept over restarts by page; a selection is not. */
export const useNavigation = create<Navigation>()(
  persist(
    (set) => ({
      page: 'calendar',
      openId: null,
      selection: null,
      go: (page, openId = null) => set({ page, openId, selection: null }),
      select: (selection) => set({ selection }),
    }),
    {
      name: 'slipway-navigation',
      storage: createJSONStorage(() => localStorage),
      partialize: ({ page, openId }) => ({ page, openId }),
    },
  ),
);
