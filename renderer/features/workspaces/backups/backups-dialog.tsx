import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupInfo } from '#shared/bridge.ts';
import { call } from '../../../bridge.ts';
import { backUp, listBackups } from '../../../data/backups.ts';
import { openWorkspace } from '../../../data/registry.ts';
import { openAsNewWorkspace } from '../../../data/workspace-file.ts';
import { useWorkspace } from '../../../data/workspace-context.tsx';
import { Button, DataTable, Dialog, EmptyState, SegmentedControl } from '../../../ui/index.ts';
import { useAttempt } from '../use-attempt.ts';
import styles from '../workspaces.module.css';
import { useBackupColumns } from './columns.tsx';
import { RestoreDialog } from './restore-dialog.tsx';

/** What was kept outside the database. One of this plan can be restored, one of any opened beside it. */
export function BackupsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['workspaces', 'common']);
  const workspace = useWorkspace();
  const [of, setOf] = useState<'this' | 'all'>('this');
  const [backups, setBackups] = useState<readonly BackupInfo[]>([]);
  const [chosen, setChosen] = useState<BackupInfo | null>(null);
  const [restoring, setRestoring] = useState<BackupInfo | null>(null);
  const { attempt, problem, isBusy } = useAttempt();
  const columns = useBackupColumns(of === 'all');
  const whose = of === 'this' ? workspace.id : null;
  // Read when opened and when the choice changes; what is written meanwhile is read after writing it.
  useEffect(() => {
    void attempt(async () => setBackups(await listBackups(whose)));
  }, [attempt, whose]);

  const openBeside = async (backup: BackupInfo) => {
    const isOpen = await attempt(async () => {
      const { bytes } = await call('backupRead', { id: backup.id });
      const made = await openAsNewWorkspace(bytes, backup.workspaceName, Date.now());
      (await openWorkspace(made.id, Date.now())).db.close();
    });
    if (isOpen) onClose();
  };
  const backUpNow = () =>
    attempt(async () => {
      await backUp(workspace, 'manual', Date.now());
      setBackups(await listBackups(whose));
    });

  if (restoring !== null) {
    return <RestoreDialog backup={restoring} onCancel={() => setRestoring(null)} onRestored={onClose} />;
  }
  const isOfThis = chosen !== null && chosen.workspaceId === workspace.id;
  return (
    <Dialog
      title={t('backups.title')}
      size="large"
      onClose={onClose}
      footer={
        <>
          <Button isDisabled={isBusy} onPress={() => void backUpNow()}>
            {t('plans.backUpNow')}
          </Button>
          <Button isDisabled={chosen === null || isBusy} onPress={() => chosen !== null && void openBeside(chosen)}>
            {t('backups.openBeside')}
          </Button>
          <Button variant="primary" isDisabled={!isOfThis || isBusy} onPress={() => setRestoring(chosen)}>
            {t('backups.restore')}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <p className={styles.told}>{t('backups.text')}</p>
        <div className={styles.actions}>
          <SegmentedControl
            label={t('backups.of')}
            value={of}
            options={[
              { id: 'this', label: t('backups.ofThis') },
              { id: 'all', label: t('backups.ofAll') },
            ]}
            onChange={(next) => {
              setOf(next);
              setChosen(null);
            }}
          />
        </div>
        <div className={styles.tall}>
          <DataTable
            label={t('backups.title')}
            rows={backups}
            columns={columns}
            getRowId={(backup) => backup.id}
            onOpen={setChosen}
            onActiveChange={setChosen}
            currentId={chosen?.id ?? null}
            emptyState={<EmptyState title={t('backups.noneTitle')} text={t('backups.none')} />}
          />
        </div>
        {problem !== null && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
      </div>
    </Dialog>
  );
}
