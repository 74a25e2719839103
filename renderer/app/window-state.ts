import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../bridge.ts';
import { useSaveState } from '../data/save-state.ts';
import { applyTheme, usePreferences } from '../ui/state/preferences.ts';

/** Keeps title and theme of the window, and whether it may be closed without a wait, known to main. */
export function useWindowState(planName: string | null): void {
  const { t } = useTranslation('shell');
  const theme = usePreferences((state) => state.theme);
  const unsaved = useSaveState((state) => state.pending > 0);
  const title = planName === null ? t('titleEmpty') : t('title', { plan: planName });
  useEffect(() => {
    document.title = title;
    applyTheme(theme);
    void call('windowState', { title: title.slice(0, 300), theme, unsaved }).catch(() => {});
  }, [title, theme, unsaved]);
}
