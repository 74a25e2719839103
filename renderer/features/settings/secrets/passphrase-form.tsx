import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SlipwayError } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import { setPassphrase } from '../../../data/vault.ts';
import { useWorkspace } from '../../../data/workspace-context.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { Button, SecretField, useSecretInput } from '../../../ui/index.ts';
import { useNotices } from '../../../ui/state/notices.ts';
import form from '../form.module.css';

interface PassphraseFormProps {
  /** There is one already, which is asked for: an unlocked laptop on a table is no reason to lock its owner out. */
  readonly isSet: boolean;
  readonly onDone: () => void;
}

type Errors = Partial<Record<'current' | 'next' | 'again', string>>;

export function PassphraseForm({ isSet, onDone }: PassphraseFormProps) {
  const { t } = useTranslation('settings');
  const { id } = useWorkspace();
  const errorText = useErrorText();
  const tell = useNotices((state) => state.tell);
  const current = useSecretInput();
  const next = useSecretInput();
  const again = useSecretInput();
  const [errors, setErrors] = useState<Errors>({});
  const save = async () => {
    const [before, wanted, repeated] = [current.take(), next.take(), again.take()];
    if (wanted !== repeated) return setErrors({ again: t('secrets.differs') });
    setErrors({});
    try {
      await setPassphrase(id, wanted, isSet ? before : null);
      tell({ tone: 'info', text: t('secrets.saved') });
      onDone();
    } catch (error) {
      const isCurrent = error instanceof SlipwayError && error.code === 'vaultWrongPassphrase';
      setErrors({ [isCurrent ? 'current' : 'next']: errorText(error) });
    }
  };
  return (
    <form
      className={form.passphrase}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (next.isFilled) void save();
      }}
    >
      {isSet && (
        <SecretField
          label={t('secrets.current')}
          input={current}
          error={errors.current}
          autoComplete="current-password"
        />
      )}
      <SecretField
        label={t('secrets.next')}
        input={next}
        error={errors.next}
        help={t('secrets.setText', { least: LIMITS.passphraseLeast })}
        autoComplete="new-password"
      />
      <SecretField label={t('secrets.again')} input={again} error={errors.again} autoComplete="new-password" />
      <div>
        <Button type="submit" variant="primary" isDisabled={!next.isFilled}>
          {t('secrets.save')}
        </Button>
      </div>
    </form>
  );
}
