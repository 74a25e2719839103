import { useLayoutEffect, useRef, useState } from 'react';
import { handedOver, isUnsaved, newDraft, storedAnew, typedInto, type DraftState } from './draft.ts';

/** What a person typed and has not left yet, kept apart from the stored value. */
export interface Draft<T> {
  readonly shown: T;
  readonly isDirty: boolean;
  readonly set: (value: T) => void;
  readonly reset: () => void;
  /**
   * What is to be saved now, or null. From then on it counts as on its way to the disk. `isFit` says no to a
   * value that stays in the field unsaved. Right also in a handler that is older than what was typed.
   */
  readonly take: (isFit?: (value: T) => boolean) => { readonly value: T } | null;
}

/**
 * Starts at `value` and follows it while nothing is typed. What was typed stays, also after a refused
 * save or when an earlier save comes back, until it is stored or reset: nothing typed is lost.
 */
export function useDraft<T>(value: T, same: (a: T, b: T) => boolean = Object.is): Draft<T> {
  const [state, setState] = useState<DraftState<T>>(() => newDraft(value));
  if (!same(state.stored, value)) setState(storedAnew(state, value, same));
  const latest = useRef(state);
  useLayoutEffect(() => {
    latest.current = state;
  });
  const update = (next: DraftState<T>) => {
    latest.current = next;
    setState(next);
  };
  return {
    shown: state.typed === null ? value : state.typed.value,
    isDirty: isUnsaved(state, same),
    set: (typed) => update(typedInto(latest.current, typed)),
    reset: () => update({ ...latest.current, typed: null }),
    take: (isFit) => {
      const { typed } = latest.current;
      if (typed === null || !isUnsaved(latest.current, same) || isFit?.(typed.value) === false) return null;
      update(handedOver(latest.current));
      return typed;
    },
  };
}
