import { useState } from 'react';
import { TextField } from '../text-field.tsx';
import { classNames } from '../class-names.ts';
import form from './form.module.css';
import styles from './gate.module.css';

export interface AddLineProps {
  readonly label: string;
  readonly onAdd: (text: string) => void;
}

/** A line at the end of a list: type, Enter, and the next can be typed. */
export function AddLine({ label, onAdd }: AddLineProps) {
  // Another key makes a fresh field: what was added must not stay in it as a draft.
  const [added, setAdded] = useState(0);
  const add = (text: string) => {
    setAdded(added + 1);
    if (text.trim() !== '') onAdd(text.trim());
  };
  return (
    <div className={classNames(form.quiet, styles.add)}>
      <TextField key={added} label={label} hideLabel placeholder={label} value="" autoFocus={added > 0} onSave={add} />
    </div>
  );
}
