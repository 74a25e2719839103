import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseColour } from '../../../ui/contrast.ts';
import { useLatest } from '../../../ui/use-latest.ts';
import { TextField } from '../../../ui/index.ts';
import styles from './colour-grid.module.css';

interface ColourFieldProps {
  readonly label: string;
  /** `#rrggbb` */
  readonly value: string;
  /** Why a colour can't be taken; null when it can. */
  readonly problemOf: (colour: string) => string | null;
  readonly onSave: (colour: string) => void;
}

export function ColourField({ label, value, problemOf, onSave }: ColourFieldProps) {
  const { t } = useTranslation('settings');
  const [error, setError] = useState<string | null>(null);
  const save = (text: string) => {
    const colour = parseColour(text);
    const problem = colour === null ? t('colourUnknown') : problemOf(colour);
    setError(problem);
    if (problem === null && colour !== null && colour !== value) onSave(colour);
  };
  return (
    <div className={styles.colour}>
      <Well label={t('pick', { label })} value={value} onPick={save} />
      <TextField
        label={label}
        value={value}
        error={error}
        spellCheck={false}
        onInput={() => setError(null)}
        onSave={save}
      />
    </div>
  );
}

/** The desktop's own colour picker. React's onChange fires with every shade passed: one step is enough. */
function Well({
  label,
  value,
  onPick,
}: {
  readonly label: string;
  readonly value: string;
  readonly onPick: (colour: string) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const pick = useLatest(onPick);
  useEffect(() => {
    const element = input.current;
    const onChange = () => pick.current(element?.value ?? '');
    element?.addEventListener('change', onChange);
    return () => element?.removeEventListener('change', onChange);
  }, [pick]);
  return <input key={value} ref={input} type="color" aria-label={label} defaultValue={value} className={styles.well} />;
}
