import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { call, listen } from '../bridge.ts';
import { useSaveState } from '../data/save-state.ts';
import type { OpenWorkspace } from '../data/workspace-context.tsx';
import { endRuns } from '../sync/runner/index.ts';
import { useLatest } from '../ui/use-latest.ts';
import { useAppInfo } from '../ui/state/app-info.ts';
import { backUpBeforeClose } from './automatic-backups.ts';
import { startCommands } from './commands/index.ts';
import { useTakeFiles } from './files/take-files.ts';
import { runCommand } from './shortcuts/use-shortcuts.ts';

/** Resolves once no write is under way. */
function saved(): Promise<void> {
  return new Promise((resolve) => {
    if (useSaveState.getState().pending === 0) return resolve();
    const stop = useSaveState.subscribe(({ pending }) => {
      if (pending > 0) return;
      stop();
      resolve();
    });
  });
}

/** What a field holds is saved when it is left; closing the window is leaving it. */
function leaveField(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

/** Listens to main while the window lives, and says `ready` once it does. */
export function useMainEvents(open: OpenWorkspace | null): void {
  const take = useTakeFiles();
  const info = useAppInfo();
  const { i18n } = useTranslation();
  const shown = useLatest(open);
  useEffect(() => startCommands({ getOpenWorkspace: () => shown.current, info, text: i18n }), [info, i18n, shown]);
  useEffect(() => {
    const stops = [
      listen('fileOpened', (file) => void take([file])),
      listen('menu', ({ action }) => void runCommand(action)),
      listen('closing', () => {
        leaveField();
        // The blur's own save starts in the same turn; its write is counted before this runs.
        void Promise.resolve()
          .then(saved)
          .then(() => (shown.current === null ? undefined : endRuns(shown.current.id)))
          .then(() => backUpBeforeClose(shown.current))
          .then(() => call('closeReady', {}))
          .catch(() => {});
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [take, shown]);
  // Last: what main sends once it knows must find its listeners.
  useEffect(() => {
    void call('ready', {}).catch(() => {});
  }, []);
}
