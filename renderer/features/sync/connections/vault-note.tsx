import { useTranslation } from 'react-i18next';
import { unlockVault, useVault } from '../../../data/vault.ts';
import { useWorkspace } from '../../../data/workspace-context.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { Button, Icon } from '../../../ui/index.ts';
import { UnlockForm } from '../../../ui/unlock-form.tsx';
import { useNavigation } from '../../../ui/state/navigation.ts';
import styles from './connections.module.css';

/** What keeps every secret from being used: a passphrase that is due, a system's store that is shut, a broken file. */
export function VaultNote() {
  const { t } = useTranslation(['syncConnections', 'settings']);
  const { id } = useWorkspace();
  const { status, problem } = useVault();
  const errorText = useErrorText();
  const go = useNavigation((state) => state.go);
  const isLocked = status !== null && status.locked && status.secrets.length > 0;
  if (problem === null && !isLocked) return null;
  return (
    <div className={styles.note} role="note">
      <Icon name="lock" />
      <div className={styles.noteText}>
        {problem !== null && <p>{t('vaultProblem', { reason: errorText(problem) })}</p>}
        {isLocked && <p>{t(status.protection === 'system' ? 'stateText.lockedSystem' : 'unlock.text')}</p>}
        {isLocked && status.protection === 'passphrase' && (
          <UnlockForm onUnlock={(passphrase) => unlockVault(id, passphrase)} />
        )}
      </div>
      {problem !== null && <Button onPress={() => go('settings', 'secrets')}>{t('settings:section.secrets')}</Button>}
    </div>
  );
}
