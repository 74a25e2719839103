import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../../ui/index.ts';
import { codeOwner } from './codes.ts';
import type { Kind } from './kinds-section.tsx';

interface CodeFieldProps {
  readonly kind: Kind;
  readonly kinds: readonly Kind[];
  readonly onSave: (code: string) => void;
}

/** One to three characters that no other kind of the list has. */
export function CodeField({ kind, kinds, onSave }: CodeFieldProps) {
  const { t } = useTranslation('settings');
  const [error, setError] = useState<string | null>(null);
  return (
    <TextField
      label={t('field.code')}
      isRequired
      maxLength={3}
      spellCheck={false}
      value={kind.appearance.code}
      error={error}
      onInput={() => setError(null)}
      onSave={(text) => {
        const code = text.trim();
        const owner = codeOwner(code, kinds, kind.id);
        setError(owner === null ? null : t('codeTaken', { name: owner.name }));
        if (owner === null && code !== kind.appearance.code) onSave(code);
      }}
    />
  );
}
