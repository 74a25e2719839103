import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { backUp } from '../../../data/backups.ts';
import { openWorkspace, renameWorkspace, useWorkspaces, type WorkspaceInfo } from '../../../data/registry.ts';
import { useWorkspace } from '../../../data/workspace-context.tsx';
import { Button, Dialog } from '../../../ui/index.ts';
import { runCommandById } from '../../../ui/state/commands.ts';
import { useDialogs } from '../../../ui/state/dialogs.ts';
import { useAttempt } from '../use-attempt.ts';
import styles from '../workspaces.module.css';
import { NewPlan } from './new-plan.tsx';
import { PlanItem } from './plan-item.tsx';
import { RemovePlan } from './remove-plan.tsx';

/** The plans on this laptop: change over, make, open, rename, back up, remove. */
export function WorkspacesDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('workspaces');
  const workspace = useWorkspace();
  const plans = useWorkspaces() ?? [];
  const { attempt, problem, isBusy } = useAttempt();
  const [told, setTold] = useState<string | null>(null);
  const [removing, setRemoving] = useState<WorkspaceInfo | null>(null);
  const tryWhatIf = () => {
    onClose();
    runCommandById('file.whatIf');
  };
  const showBackups = () => useDialogs.getState().show({ kind: 'backups' });

  const change = async (id: string) => {
    // Its connection is the window's own to open: here it is only made the current one.
    if (await attempt(async () => (await openWorkspace(id, Date.now())).db.close())) onClose();
  };
  const backUpNow = () =>
    attempt(async () => {
      const { kept } = await backUp(workspace, 'manual', Date.now());
      setTold(t(kept ? 'plans.backedUp' : 'plans.nearlyEmpty', { name: workspace.name }));
    });

  if (removing !== null) return <RemovePlan plan={removing} onDone={() => setRemoving(null)} />;
  return (
    <Dialog
      title={t('plans.title')}
      onClose={onClose}
      footer={
        <>
          {workspace.whatIfOf === undefined && (
            <Button isDisabled={isBusy} onPress={tryWhatIf}>
              {t('whatIf.start')}
            </Button>
          )}
          <Button onPress={showBackups}>{t('plans.backups')}</Button>
          <Button isDisabled={isBusy} onPress={() => void backUpNow()}>
            {t('plans.backUpNow')}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <ul className={styles.list} aria-label={t('plans.title')}>
          {plans.map((plan) => (
            <PlanItem
              key={plan.id}
              plan={plan}
              isOpen={plan.id === workspace.id}
              isBusy={isBusy}
              onOpen={() => void change(plan.id)}
              onRename={(name) => void attempt(() => renameWorkspace(plan.id, name))}
              onRemove={() => setRemoving(plan)}
            />
          ))}
        </ul>
        <NewPlan attempt={attempt} isBusy={isBusy} onOpened={onClose} />
        {problem !== null && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
        {told !== null && <output className={styles.told}>{told}</output>}
      </div>
    </Dialog>
  );
}
