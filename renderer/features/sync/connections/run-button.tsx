import { useTranslation } from 'react-i18next';
import type { Connection } from '#shared/model/connection.ts';
import { useWorkspace } from '../../../data/workspace-context.tsx';
import { cancelRun, startRun, useRunning } from '../../../sync/runner/index.ts';
import { useErrorText } from '../../../ui/error-text.ts';
import { Button } from '../../../ui/index.ts';
import { useNotices } from '../../../ui/state/notices.ts';

interface RunButtonProps {
  readonly connection: Connection;
  readonly isReady: boolean;
}

/** Starts a run, or calls off the one that is under way; what came of it is told where runs are. */
export function RunButton({ connection: { id }, isReady }: RunButtonProps) {
  const { t } = useTranslation('syncConnections');
  const workspace = useWorkspace();
  const errorText = useErrorText();
  const tell = useNotices((state) => state.tell);
  const run = useRunning((state) => state.runs[id]);
  if (run !== undefined) {
    return (
      <Button isDisabled={run.isCancelling} onPress={() => cancelRun(id)}>
        {t('actions.stopRun')}
      </Button>
    );
  }
  const start = () =>
    void startRun(workspace, id, 'person').catch((error: unknown) => tell({ tone: 'error', text: errorText(error) }));
  return (
    <Button variant="primary" isDisabled={!isReady} onPress={start}>
      {t('actions.run')}
    </Button>
  );
}
