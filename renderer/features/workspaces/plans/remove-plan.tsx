import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { backUp } from '../../../data/backups.ts';
import { connectWorkspace, removeWorkspace, type WorkspaceInfo } from '../../../data/registry.ts';
import { Button, Dialog, TextField } from '../../../ui/index.ts';
import { useAttempt } from '../use-attempt.ts';
import styles from '../workspaces.module.css';

/** Removing a plan is the one thing no undo takes back: its name is typed, and a backup is made first. */
export function RemovePlan({ plan, onDone }: { readonly plan: WorkspaceInfo; readonly onDone: () => void }) {
  const { t } = useTranslation(['workspaces', 'common']);
  const [typed, setTyped] = useState('');
  const { attempt, problem, isBusy } = useAttempt();
  const remove = async () => {
    const isGone = await attempt(async () => {
      const now = Date.now();
      const workspace = await connectWorkspace(plan.id, now);
      try {
        await backUp(workspace, 'manual', now);
      } finally {
        workspace.db.close();
      }
      await removeWorkspace(plan.id);
    });
    if (isGone) onDone();
  };
  return (
    <Dialog
      title={t('plans.removeTitle', { name: plan.name })}
      role="alertdialog"
      size="small"
      onClose={onDone}
      footer={
        <>
          <Button onPress={onDone}>{t('common:cancel')}</Button>
          <Button variant="danger" isDisabled={isBusy || typed.trim() !== plan.name} onPress={() => void remove()}>
            {t('plans.remove')}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <p>{t('plans.removeText')}</p>
        <TextField
          label={t('plans.typeName', { name: plan.name })}
          value=""
          autoFocus
          onInput={setTyped}
          onSave={setTyped}
        />
        {problem !== null && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
      </div>
    </Dialog>
  );
}
