import { useTranslation } from 'react-i18next';
import { call } from '../../../bridge.ts';
import { useWorkspace } from '../../../data/workspace-context.tsx';
import { useAppInfo } from '../../../ui/state/app-info.ts';

/** Saves the plan as a file the person names. Answers its name, null when the person cancelled. */
export function useExportPlan(): (journal: boolean) => Promise<string | null> {
  const { t } = useTranslation('settings');
  const { db, name } = useWorkspace();
  const { version } = useAppInfo();
  return async (journal) => {
    const { exportWorkspace } = await import('../../../data/workspace-file.ts');
    const { bytes } = await exportWorkspace(db, { name, app: version, journal, now: Date.now() });
    const answer = await call('saveFile', {
      title: t('data.exportTitle'),
      suggestedName: `${name.replace(/[\\/:*?"<>|]/g, ' ').trim()}.slipway`.slice(-200),
      filters: [{ name: t('data.planFiles'), extensions: ['slipway'] }],
      content: bytes,
    });
    return answer.name;
  };
}
