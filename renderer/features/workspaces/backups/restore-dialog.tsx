import { useEffect, useState } from 'react';
import { useLocale } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { BackupInfo } from '#shared/bridge.ts';
import { previewRestore, restoreBackup } from '../../../data/backups.ts';
import { useSaveState } from '../../../data/save-state.ts';
import type { TableDifference } from '../../../data/restore.ts';
import { useWorkspace } from '../../../data/workspace-context.tsx';
import { Button, Dialog } from '../../../ui/index.ts';
import { useAttempt } from '../use-attempt.ts';
import { Differences } from '../differences.tsx';
import styles from '../workspaces.module.css';

interface RestoreDialogProps {
  readonly backup: BackupInfo;
  readonly onCancel: () => void;
  readonly onRestored: () => void;
}

/** What a restore would change, by kind of record, before anything is. */
export function RestoreDialog({ backup, onCancel, onRestored }: RestoreDialogProps) {
  const { t } = useTranslation(['workspaces', 'common']);
  const { locale } = useLocale();
  const workspace = useWorkspace();
  const [differences, setDifferences] = useState<readonly TableDifference[] | null>(null);
  const { attempt, problem, isBusy } = useAttempt();
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' });
  useEffect(() => {
    void attempt(async () => setDifferences((await previewRestore(workspace.db, backup)).differences));
  }, [attempt, workspace.db, backup]);
  const restore = async () => {
    const isRestored = await attempt(async () => {
      const { entry } = await restoreBackup(workspace, backup, Date.now());
      // The notice with Undo, as after any other step.
      if (entry !== null) useSaveState.setState({ last: { how: 'edit', entry, kept: [] }, error: null });
    });
    if (isRestored) onRestored();
  };
  const isNothing = differences?.length === 0;
  return (
    <Dialog
      title={t('backups.restoreTitle')}
      onClose={onCancel}
      footer={
        <>
          <Button onPress={onCancel}>{t('common:cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={isBusy || differences === null || isNothing}
            onPress={() => void restore()}
          >
            {t('backups.restoreNow')}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <p>{t('backups.restoreText', { when: when.format(new Date(backup.createdAt)) })}</p>
        {differences === null && problem === null && <p className={styles.told}>{t('backups.comparing')}</p>}
        {isNothing && <p>{t('backups.same')}</p>}
        {differences !== null && !isNothing && <Differences told="backups" differences={differences} />}
        {problem !== null && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
      </div>
    </Dialog>
  );
}
