import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenWorkspace } from '../data/workspace-context.tsx';
import { useNotices } from '../ui/state/notices.ts';
import { errorText } from './error-text.ts';

/** After the start has settled, then every hour: a laptop may stay open for days. */
const FIRST_MS = 20_000;
const EVERY_MS = 3_600_000;

/** A backup a day while the plan is open. One that fails is said: the person would count on it. */
export function useDailyBackups(workspace: OpenWorkspace | null): void {
  const { t } = useTranslation('errors');
  useEffect(() => {
    if (workspace === null) return;
    const run = () =>
      void import('../data/backups.ts')
        .then(({ backUpDaily }) => backUpDaily(workspace, Date.now()))
        .catch((error: unknown) => useNotices.getState().tell({ tone: 'error', text: errorText(t, error) }));
    const first = setTimeout(run, FIRST_MS);
    const hourly = setInterval(run, EVERY_MS);
    return () => {
      clearTimeout(first);
      clearInterval(hourly);
    };
  }, [workspace, t]);
}

/** The last backup before the window goes. Never holds it back: everything is saved already. */
export async function backUpBeforeClosing(workspace: OpenWorkspace | null): Promise<void> {
  if (workspace === null) return;
  const { backUpOnClose } = await import('../data/backups.ts');
  await backUpOnClose(workspace, Date.now());
}
