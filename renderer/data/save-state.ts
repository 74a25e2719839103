import { create } from 'zustand';
import type { JournalEntry } from '#shared/model/journal.ts';
import type { StepResult } from './undo.ts';

/** What just happened to the plan, for the footer ("Saved on this laptop") and the notice with Undo. */
export interface SaveState {
  /** Commits under way: while it is not 0, the footer says "Saving". */
  readonly pending: number;
  /** The last step written here, and how: shown once as a notice. */
  readonly last: {
    readonly how: 'edit' | 'undo' | 'redo';
    readonly entry: JournalEntry;
    readonly kept: StepResult['kept'];
  } | null;
  /** The last refusal; nothing was written. Cleared by the next success. */
  readonly error: unknown;
  /** Whether the refusal stands at the field that was typed in: then no notice repeats it. */
  readonly isAtField: boolean;
}

export const useSaveState = create<SaveState>()(() => ({ pending: 0, last: null, error: null, isAtField: false }));

/**
 * Runs one write and keeps the save state true; answers null when it was refused (the state says why).
 * `isAtField` says which refusals the caller shows where they were typed.
 */
export async function tracked<T>(
  write: () => Promise<T>,
  last: (result: T) => SaveState['last'],
  isAtField: (error: unknown) => boolean = () => false,
): Promise<T | null> {
  useSaveState.setState((state) => ({ pending: state.pending + 1 }));
  try {
    const result = await write();
    useSaveState.setState((state) => ({ pending: state.pending - 1, last: last(result) ?? state.last, error: null }));
    return result;
  } catch (error) {
    useSaveState.setState((state) => ({ pending: state.pending - 1, error, isAtField: isAtField(error) }));
    return null;
  }
}
