import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { useErrorText } from './error-text.ts';
import { SecretField, useSecretInput } from './secret-field.tsx';
import styles from './unlock-form.module.css';

/** Asks for the passphrase of the secrets, in one line. `onUnlock` throws where it is not the one. */
export function UnlockForm({ onUnlock }: { readonly onUnlock: (passphrase: string) => Promise<void> }) {
  const { t } = useTranslation('syncConnections');
  const errorText = useErrorText();
  const input = useSecretInput();
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    setError(null);
    // The field goes with its form once it is unlocked.
    await onUnlock(input.take()).catch((refused: unknown) => setError(errorText(refused)));
    setBusy(false);
  };
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (input.isFilled && !isBusy) void submit();
      }}
    >
      <div className={styles.field}>
        <SecretField label={t('unlock.passphrase')} input={input} error={error} autoComplete="current-password" />
      </div>
      <div className={styles.button}>
        <Button type="submit" isDisabled={!input.isFilled || isBusy}>
          {t('unlock.confirm')}
        </Button>
      </div>
    </form>
  );
}
