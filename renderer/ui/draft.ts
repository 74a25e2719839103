/**
 * What stands in a field beside its stored value. The stored value comes back some time after it was
 * saved, and a person types on meanwhile: an echo must not take away what was typed since.
 */
export interface DraftState<T> {
  readonly stored: T;
  /** Typed and not followed by the stored value yet. */
  readonly typed: { readonly value: T } | null;
  /** Handed over to be saved and not seen in the stored value yet, oldest first. One that was refused stays. */
  readonly given: readonly T[];
}

export type Same<T> = (a: T, b: T) => boolean;

export function newDraft<T>(stored: T): DraftState<T> {
  return { stored, typed: null, given: [] };
}

export function typedInto<T>(state: DraftState<T>, value: T): DraftState<T> {
  return { ...state, typed: { value } };
}

/** There is something to save: it differs from what is stored, or from what is about to be. */
export function isUnsaved<T>({ stored, typed, given }: DraftState<T>, same: Same<T>): boolean {
  if (typed === null) return false;
  return !same(typed.value, stored) || (given.length > 0 && !same(typed.value, given.at(-1) as T));
}

export function handedOver<T>(state: DraftState<T>): DraftState<T> {
  return state.typed === null ? state : { ...state, given: [...state.given, state.typed.value] };
}

/** The stored value is another now: by a save from here, as it was given or put right, or from elsewhere. */
export function storedAnew<T>(state: DraftState<T>, value: T, same: Same<T>): DraftState<T> {
  const { typed, given } = state;
  const still = given.slice(given.findLastIndex((one) => same(one, value)) + 1);
  const isEcho = still.length < given.length;
  const isTypedOn = typed !== null && (given.length === 0 || !same(typed.value, given.at(-1) as T));
  const isOnItsWay = isEcho && still.length > 0;
  const isKept = isOnItsWay || (isTypedOn && isUnsaved(state, same));
  return { stored: value, typed: isKept ? typed : null, given: isEcho ? still : [] };
}
