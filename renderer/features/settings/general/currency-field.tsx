import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Settings } from '#shared/model/configuration.ts';
import { TextField } from '../../../ui/index.ts';

interface CurrencyFieldProps {
  readonly value: string;
  readonly onSave: (currency: string) => void;
}

/** ISO 4217 code. Amounts are not converted: a new code says what they always were. */
export function CurrencyField({ value, onSave }: CurrencyFieldProps) {
  const { t } = useTranslation('settings');
  const [error, setError] = useState<string | null>(null);
  return (
    <TextField
      label={t('field.currency')}
      hideLabel
      value={value}
      isRequired
      maxLength={3}
      spellCheck={false}
      error={error}
      onInput={() => setError(null)}
      onSave={(text) => {
        const parsed = Settings.shape.currency.safeParse(text.trim().toUpperCase());
        setError(parsed.success ? null : t('general.currencyUnknown'));
        if (parsed.success && parsed.data !== value) onSave(parsed.data);
      }}
    />
  );
}
