import { useEffect } from 'react';
import { call } from '../../bridge.ts';
import { useWorkspace, type OpenWorkspace } from '../../data/workspace-context.tsx';

/** After the window has settled: packing a large plan must not slow its start. */
const FIRST_LOOK_MS = 30_000;
/** A window may stay open for weeks. */
const NEXT_LOOK_MS = 60 * 60 * 1000;

/** Backs the open plan up once a day, if anything was done. What fails is tried again an hour later. */
export function useDailyBackups(): void {
  const workspace = useWorkspace();
  useEffect(() => {
    let timer = setTimeout(look, FIRST_LOOK_MS);
    function look(): void {
      timer = setTimeout(look, NEXT_LOOK_MS);
      void load()
        .then(({ backUpDaily }) => backUpDaily(workspace, Date.now()))
        .catch(() => told('backup-daily-failed'));
    }
    return () => clearTimeout(timer);
  }, [workspace]);
}

/** Before the window goes. Everything is in the database already, so a backup that fails holds nothing up. */
export async function backUpBeforeClose(workspace: OpenWorkspace | null): Promise<void> {
  if (workspace === null) return;
  try {
    await (await load()).backUpOnClose(workspace, Date.now());
  } catch {
    await told('backup-on-close-failed');
  }
}

/** Read when needed: the window is up sooner without what packs files. */
const load = () => import('../../data/backups.ts');

async function told(event: string): Promise<void> {
  await call('log', { level: 'warn', event, detail: {} }).catch(() => undefined);
}
