import { useRef, useState } from 'react';
import { IconButton, TextField } from '../../ui/index.ts';
import { useTranslation } from 'react-i18next';
import form from './form.module.css';
import styles from './text-list.module.css';

interface TextListProps {
  readonly label: string;
  readonly addLabel: string;
  readonly value: readonly string[];
  readonly onSave: (value: string[]) => void;
}

/** Short texts in order: each a field, a last empty one adds. An emptied one goes. */
export function TextList({ label, addLabel, value, onSave }: TextListProps) {
  const { t } = useTranslation('settings');
  const [added, setAdded] = useState(0);
  const group = useRef<HTMLDivElement>(null);
  const replace = (index: number, text: string) => {
    const next = [...value];
    if (text.trim() === '') next.splice(index, 1);
    else next[index] = text.trim();
    onSave(next);
  };
  return (
    <div ref={group} role="group" aria-label={label}>
      <div className={form.label} aria-hidden="true">
        {label}
      </div>
      <div className={styles.list}>
        {value.map((text, index) => (
          <div key={`${index}:${text}`} className={styles.line}>
            <TextField
              label={t('lineOf', { label, number: index + 1 })}
              hideLabel
              value={text}
              onSave={(next) => replace(index, next)}
            />
            <IconButton icon="close" label={t('removeLine', { text })} onPress={() => replace(index, '')} />
          </div>
        ))}
        <div className={styles.line}>
          <TextField
            // A fresh field per line added: what was added must not stay in it as a draft.
            key={added}
            label={addLabel}
            hideLabel
            placeholder={addLabel}
            value=""
            autoFocus={added > 0}
            onSave={(text) => {
              setAdded(added + 1);
              if (text.trim() !== '') onSave([...value, text.trim()]);
            }}
          />
          <span className={styles.gap} />
        </div>
      </div>
    </div>
  );
}
