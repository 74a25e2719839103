import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '#shared/model/connection.ts';
import { putSecret, useVault } from '../../../data/vault.ts';
import { useWorkspace } from '../../../data/workspace-context.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { Button, SecretField, useSecretInput } from '../../../ui/index.ts';
import { useNotices } from '../../../ui/state/notices.ts';
import { secretKind } from './account.ts';
import styles from './connections.module.css';

interface SecretFormProps {
  readonly connection: Connection;
  readonly onSaved?: () => void;
}

/** Enters the secret of a connection, or another one in its place. It goes to main and nowhere else. */
export function SecretForm({ connection, onSaved }: SecretFormProps) {
  const { t } = useTranslation('syncConnections');
  const { id: workspaceId } = useWorkspace();
  const { status } = useVault();
  const errorText = useErrorText();
  const tell = useNotices((state) => state.tell);
  const input = useSecretInput();
  const [error, setError] = useState<string | null>(null);
  const { id, name, address, signIn } = connection;
  const save = async () => {
    setError(null);
    try {
      await putSecret(workspaceId, id, address, input.take());
      tell({ tone: 'info', text: t('secret.saved', { name }) });
      onSaved?.();
    } catch (refused) {
      setError(errorText(refused));
    }
  };
  return (
    <form
      className={styles.secret}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (input.isFilled) void save();
      }}
    >
      <div className={styles.grow}>
        <SecretField
          label={t(`field.secret.${secretKind(connection.system, signIn.type)}`)}
          input={input}
          error={error}
          help={status === null ? undefined : t(`protection.${status.protection}`)}
        />
      </div>
      <div className={styles.beside}>
        <Button type="submit" isDisabled={!input.isFilled}>
          {t('secret.save')}
        </Button>
      </div>
    </form>
  );
}
