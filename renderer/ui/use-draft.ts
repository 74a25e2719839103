import { useState } from 'react';

/** What a person typed and has not left yet, kept apart from the stored value. */
export interface Draft<T> {
  readonly shown: T;
  readonly isDirty: boolean;
  readonly set: (value: T) => void;
  readonly reset: () => void;
}

/**
 * Starts at `value` and follows it while nothing is typed. What was typed stays, also after a refused
 * save, until the stored value changes or it is reset: nothing typed is lost to an error.
 */
export function useDraft<T>(value: T, same: (a: T, b: T) => boolean = Object.is): Draft<T> {
  const [draft, setDraft] = useState<{ readonly text: T } | null>(null);
  const [base, setBase] = useState(value);
  if (!same(base, value)) {
    setBase(value);
    setDraft(null);
  }
  const shown = draft === null ? value : draft.text;
  return {
    shown,
    isDirty: draft !== null && !same(draft.text, value),
    set: (text) => setDraft({ text }),
    reset: () => setDraft(null),
  };
}
