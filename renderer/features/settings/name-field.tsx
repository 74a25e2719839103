import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../ui/index.ts';
import { isNameTaken } from './use-record-edits.ts';

interface NameFieldProps {
  readonly record: { readonly id: string; readonly name: string };
  readonly records: readonly { readonly id: string; readonly name: string }[];
  readonly onSave: (name: string) => void;
  readonly label?: string;
}

/** A name no other record of the list has: two of one name could not be told apart where they are chosen. */
export function NameField({ record, records, onSave, label }: NameFieldProps) {
  const { t } = useTranslation('settings');
  const [error, setError] = useState<string | null>(null);
  return (
    <TextField
      label={label ?? t('field.name')}
      isRequired
      value={record.name}
      error={error}
      onInput={() => setError(null)}
      onSave={(text) => {
        const name = text.trim();
        const isTaken = isNameTaken(name, record, records);
        setError(isTaken ? t('nameTaken') : null);
        if (!isTaken && name !== record.name) onSave(name);
      }}
    />
  );
}
