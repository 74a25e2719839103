import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenedFile } from '#shared/bridge.ts';
import { SlipwayError } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import { useDialogs } from '../../ui/state/dialogs.ts';
import { useNotices } from '../../ui/state/notices.ts';
import { errorText } from '../../ui/error-text.ts';
import { openWorkspaceFile } from './open-workspace-file.ts';

export const isWorkspaceFile = (name: string): boolean => name.toLowerCase().endsWith('.slipway');

/** The most bytes a file of this name may have. */
export const limitOf = (name: string): number =>
  isWorkspaceFile(name) ? LIMITS.workspaceFileBytes : LIMITS.importFileBytes;

export function assertSize(name: string, size: number): void {
  const limit = limitOf(name);
  if (size > limit) throw new SlipwayError('fileTooLarge', { name, size, limit });
}

/** Takes files however they came: a plan is opened beside the others, the rest goes to the import preview. */
export function useTakeFiles(): (files: readonly OpenedFile[]) => Promise<void> {
  const { t } = useTranslation('errors');
  return useCallback(
    async (files) => {
      try {
        for (const file of files) assertSize(file.name, file.size);
        const plan = files.find((file) => isWorkspaceFile(file.name));
        if (plan !== undefined) await openWorkspaceFile(plan);
        else if (files.length > 0) useDialogs.getState().show({ kind: 'import', files });
      } catch (error) {
        useNotices.getState().tell({ tone: 'error', text: errorText(t, error) });
      }
    },
    [t],
  );
}
