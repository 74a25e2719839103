import { useState } from 'react';
import { useErrorText } from '../error-text.ts';

/** Writes fields of one record; answers null once they are on disk, otherwise why they were refused. */
export type SaveFields<R> = (fields: Partial<R>) => Promise<unknown>;

export interface FieldSaver<R> {
  /** What is wrong with a field and what to do; null when nothing is. */
  readonly error: (field: keyof R) => string | null;
  /** Saves one field; a refusal stands at it until the next try. */
  readonly save: <F extends keyof R>(field: F, value: R[F]) => void;
  /** Saves several together; a refusal stands at `at`. */
  readonly saveAll: (at: keyof R, fields: Partial<R>) => void;
  /** Says what is wrong without trying. */
  readonly refuse: (field: keyof R, text: string) => void;
}

export function useFieldSaver<R>(onSave: SaveFields<R>): FieldSaver<R> {
  const [errors, setErrors] = useState<ReadonlyMap<keyof R, string>>(new Map());
  const errorText = useErrorText();
  const set = (field: keyof R, text: string | null) =>
    setErrors((before) => {
      if (text === null && !before.has(field)) return before;
      const next = new Map(before);
      if (text === null) next.delete(field);
      else next.set(field, text);
      return next;
    });
  const saveAll = (at: keyof R, fields: Partial<R>) =>
    void onSave(fields).then((refused) => set(at, refused === null ? null : errorText(refused)));
  return {
    error: (field) => errors.get(field) ?? null,
    save: (field, value) => saveAll(field, { [field]: value } as unknown as Partial<R>),
    saveAll,
    refuse: set,
  };
}
