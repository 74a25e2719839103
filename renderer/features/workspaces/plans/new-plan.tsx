import { useTranslation } from 'react-i18next';
import { call } from '../../../bridge.ts';
import { createWorkspace, openWorkspace } from '../../../data/registry.ts';
import { openAsNewWorkspace } from '../../../data/workspace-file.ts';
import { useConfiguration } from '../../../data/live.ts';
import { Button } from '../../../ui/index.ts';
import { useAppInfo } from '../../../ui/state/app-info.ts';
import { LIMITS } from '#shared/limits.ts';
import { momentFromInstant } from '#shared/planning/moments.ts';
import type { Attempt } from '../use-attempt.ts';
import styles from '../workspaces.module.css';

interface NewPlanProps {
  readonly attempt: Attempt['attempt'];
  readonly isBusy: boolean;
  readonly onOpened: () => void;
}

/** A further plan: empty, the sample, or from a file. It opens beside the others, which stay as they are. */
export function NewPlan({ attempt, isBusy, onOpened }: NewPlanProps) {
  const { t } = useTranslation(['workspaces', 'defaults']);
  const info = useAppInfo();
  const zone = useConfiguration()?.settings.zone ?? info.zone;

  const create = async (content: 'empty' | 'sample'): Promise<string> => {
    const now = Date.now();
    const today = momentFromInstant(`${new Date(now).toISOString().slice(0, 19)}Z`, zone).wall.slice(0, 10);
    const name = content === 'sample' ? t('defaults:sampleName') : t('defaults:workspaceName');
    return (await createWorkspace({ name, content, zone, today, now, t })).id;
  };
  const fromFile = async (): Promise<string | null> => {
    const { files } = await call('openFiles', {
      title: t('plans.openFile'),
      filters: [{ name: t('plans.fileKind'), extensions: ['slipway'] }],
      multiple: false,
      maxBytes: LIMITS.workspaceFileBytes,
    });
    const [file] = files;
    return file === undefined ? null : (await openAsNewWorkspace(file.bytes, file.name, Date.now())).id;
  };
  const begin = async (make: () => Promise<string | null>) => {
    let isMade = false;
    const isWell = await attempt(async () => {
      const id = await make();
      if (id === null) return;
      (await openWorkspace(id, Date.now())).db.close();
      isMade = true;
    });
    if (isWell && isMade) onOpened();
  };
  return (
    <div className={styles.actions}>
      <Button icon="plus" isDisabled={isBusy} onPress={() => void begin(() => create('empty'))}>
        {t('plans.newEmpty')}
      </Button>
      <Button icon="star" isDisabled={isBusy} onPress={() => void begin(() => create('sample'))}>
        {t('plans.newSample')}
      </Button>
      <Button icon="folder" isDisabled={isBusy} onPress={() => void begin(fromFile)}>
        {t('plans.openFile')}
      </Button>
    </div>
  );
}
