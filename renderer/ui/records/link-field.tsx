import { useTranslation } from 'react-i18next';
import { judgeWebAddress } from '#shared/web-address.ts';
import { TextField } from '../text-field.tsx';
import { OpenOutside } from './open-outside.tsx';
import styles from './link-field.module.css';

interface LinkFieldProps {
  readonly label: string;
  readonly value: string;
  readonly error: string | null;
  readonly help?: string;
  readonly onSave: (value: string) => void;
}

/** An address with what opens it. One that came in with a file and is never opened stands there as text, with why. */
export function LinkField({ label, value, error, help = '', onSave }: LinkFieldProps) {
  const { t } = useTranslation('outside');
  const refusal = value === '' ? null : refusalOf(value);
  const notes = [help, refusal === null ? '' : t(`errors:${refusal}`)].filter((note) => note !== '');
  return (
    <div className={styles.link}>
      <TextField
        label={label}
        value={value}
        type="url"
        error={error}
        {...(notes.length === 0 ? {} : { help: notes.join(' ') })}
        onSave={(typed) => onSave(typed.trim())}
      />
      {value !== '' && refusal === null && <OpenOutside address={value}>{t('open')}</OpenOutside>}
    </div>
  );
}

/** Why an address is not opened; null where it is. */
export function refusalOf(address: string) {
  const judged = judgeWebAddress(address);
  return judged.ok ? null : judged.code;
}
