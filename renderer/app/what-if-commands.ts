import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { openWorkspace } from '../data/registry.ts';
import { useWorkspace, type OpenWorkspace } from '../data/workspace-context.tsx';
import { useCommands, type AppCommand } from '../ui/state/commands.ts';
import { useDialogs } from '../ui/state/dialogs.ts';
import { useNotices } from '../ui/state/notices.ts';
import { errorText } from '../ui/error-text.ts';

/** Beginning a what-if; within one, seeing what it changed. */
export function useWhatIfCommands(): void {
  const { t } = useTranslation(['workspaces', 'shell', 'errors']);
  const workspace = useWorkspace();
  const commands = useMemo<AppCommand[]>(() => {
    const group = t('shell:commands.file');
    if (workspace.whatIfOf !== undefined) {
      const run = () => useDialogs.getState().show({ kind: 'whatIf' });
      return [{ id: 'file.whatIfDifferences', group, title: t('whatIf.differences'), run }];
    }
    const begin = () =>
      void start(workspace, t('whatIf.name', { name: workspace.name })).catch((error: unknown) =>
        useNotices.getState().tell({ tone: 'error', text: errorText(t, error) }),
      );
    return [{ id: 'file.whatIf', group, title: t('whatIf.start'), run: begin }];
  }, [t, workspace]);
  useCommands('what-if', commands);
}

async function start(workspace: OpenWorkspace, name: string): Promise<void> {
  // Read when needed: copying a plan brings what packs files.
  const { startWhatIf } = await import('../data/what-if.ts');
  const { id } = await startWhatIf(workspace, name, Date.now());
  // Its connection is the window's own to open: here it is only made the current one.
  (await openWorkspace(id, Date.now())).db.close();
}
