import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../bridge.ts';
import type { OpenWorkspace } from '../data/workspace-context.tsx';
import { useNotices } from '../ui/state/notices.ts';
import { errorText } from '../ui/error-text.ts';

/** After the window has settled: packing a large plan must not slow its start. */
const FIRST_MS = 30_000;
/** A laptop may stay open for weeks. */
const EVERY_MS = 60 * 60 * 1000;

/** A backup a day while the plan is open. One that fails is said: the person would count on it. */
export function useDailyBackups(workspace: OpenWorkspace | null): void {
  const { t } = useTranslation('errors');
  useEffect(() => {
    if (workspace === null) return;
    const run = () =>
      void load()
        .then(({ backUpDaily }) => backUpDaily(workspace, Date.now()))
        .catch((error: unknown) => {
          useNotices.getState().tell({ tone: 'error', text: errorText(t, error) });
          return told('backup-daily-failed');
        });
    const first = setTimeout(run, FIRST_MS);
    const hourly = setInterval(run, EVERY_MS);
    return () => {
      clearTimeout(first);
      clearInterval(hourly);
    };
  }, [workspace, t]);
}

/** Before the window goes. Everything is in the database already, so a backup that fails holds nothing up. */
export async function backUpBeforeClose(workspace: OpenWorkspace | null): Promise<void> {
  if (workspace === null || workspace.whatIfOf !== undefined) return;
  try {
    await (await load()).backUpOnClose(workspace, Date.now());
  } catch {
    await told('backup-on-close-failed');
  }
}

/** Read when needed: the window is up sooner without what packs files. */
const load = () => import('../data/backups.ts');

async function told(event: string): Promise<void> {
  await call('log', { level: 'warn', event, detail: {} }).catch(() => undefined);
}
