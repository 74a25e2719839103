import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspaces } from '../../../data/registry.ts';
import { leaveWhatIf } from '../../../data/what-if.ts';
import { useWorkspace } from '../../../data/workspace-context.tsx';
import { Button, Confirm } from '../../../ui/index.ts';
import { useDialogs } from '../../../ui/state/dialogs.ts';
import { useAttempt } from '../use-attempt.ts';
import styles from './what-if.module.css';

/** Above every page of a what-if: what this is, and the ways out. */
export function WhatIfBanner() {
  const { t } = useTranslation('workspaces');
  const workspace = useWorkspace();
  const plans = useWorkspaces();
  const show = useDialogs((state) => state.show);
  const [isAsking, setAsking] = useState(false);
  const { attempt, problem, isBusy } = useAttempt();
  const plan = plans?.find(({ id }) => id === workspace.whatIfOf);
  if (plans === undefined) return null;
  if (plan === undefined) {
    return (
      <aside className={styles.banner} aria-label={t('whatIf.of', { name: t('whatIf.lostName') })}>
        <span className={styles.words}>{t('whatIf.lost')}</span>
      </aside>
    );
  }
  const leave = (discard: boolean) => attempt(() => leaveWhatIf(workspace, discard, Date.now()));
  return (
    <aside className={styles.banner} aria-label={t('whatIf.of', { name: plan.name })}>
      <span className={styles.words}>{problem ?? t('whatIf.banner', { name: plan.name })}</span>
      <Button onPress={() => show({ kind: 'whatIf' })}>{t('whatIf.differences')}</Button>
      <Button isDisabled={isBusy} onPress={() => void leave(false)}>
        {t('whatIf.back')}
      </Button>
      <Button isDisabled={isBusy} onPress={() => setAsking(true)}>
        {t('whatIf.discard')}
      </Button>
      {isAsking && (
        <Confirm
          title={t('whatIf.discardTitle')}
          text={t('whatIf.discardText')}
          confirmLabel={t('whatIf.discardNow')}
          onConfirm={() => {
            setAsking(false);
            void leave(true);
          }}
          onCancel={() => setAsking(false)}
        />
      )}
    </aside>
  );
}
