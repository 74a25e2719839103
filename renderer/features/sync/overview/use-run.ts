import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { toErrorAnswer } from '#shared/errors.ts';
import type { Id } from '#shared/model/schema.ts';
import { useWorkspace } from '../../../data/workspace-context.tsx';
import { startRun, type RunOptions } from '../../../sync/runner/index.ts';
import { errorText } from '../../../ui/error-text.ts';
import { useNotices } from '../../../ui/state/notices.ts';

/** Synchronises by hand. What a run comes to is told by the run; only what is no error of the other side is a notice. */
export function useRun(): (connectionId: Id, options?: RunOptions) => void {
  const { t } = useTranslation('errors');
  const workspace = useWorkspace();
  return useCallback(
    (connectionId, options) => {
      startRun(workspace, connectionId, 'person', options).catch((error: unknown) => {
        if (toErrorAnswer(error).code === 'cancelled') return;
        useNotices.getState().tell({ tone: 'error', text: errorText(t, error) });
      });
    },
    [workspace, t],
  );
}
