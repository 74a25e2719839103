import type { NeedKind } from '#shared/planning/this-week/needs.ts';
import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';

export type Theme = 'system' | 'light' | 'dark';

interface Preferences {
  readonly theme: Theme;
  /** Null follows the desktop's language. */
  readonly language: string | null;
  /** Kinds of things this laptop reminds of with a notification. */
  readonly reminders: readonly NeedKind[];
  readonly setTheme: (theme: Theme) => void;
  readonly setLanguage: (language: string | null) => void;
  readonly setReminder: (kind: NeedKind, on: boolean) => void;
}

/** How this laptop likes to see it, whatever plan is open. No part of any plan. */
export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      theme: 'system',
      language: null,
      reminders: [],
      setTheme: (theme) => set({ theme }),
      setLanguage: (language) => set({ language }),
      setReminder: (kind, on) =>
        set(({ reminders }) => ({
          reminders: on ? [...reminders, kind] : reminders.filter((other) => other !== kind),
        })),
    }),
    {
      name: 'slipway-preferences',
      storage: createJSONStorage(() => localStorage),
      partialize: ({ theme, language, reminders }) => ({ theme, language, reminders }),
    },
  ),
);

/** Puts the theme on the root, where the tokens look for it. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}
