import type { Raw } from './field-link.ts';

/** Why a value has no counterpart on the other side; a person mends the mapping. */
export type Unmapped = 'noStatus' | 'noPerson' | 'noTeam' | 'noRelease' | 'noDate' | 'wrongType' | 'required';

export type Mapped<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: Unmapped };

/**
 * How one field is read and written. Pure; made from a connection's mapping. For every raw value that can be
 * read, reading what is written of it gives the same again: `read(write(read(raw))) = read(raw)`.
 */
export interface Codec {
  readonly read: (raw: Raw) => Mapped<unknown>;
  /** `current` is the raw value that stands there: what a write needn't say stays as it is. */
  readonly write: (local: unknown, current: Raw) => Mapped<Raw>;
  /**
   * Whether a remote that was given `local` and now says `raw` has kept it in its own way: cut to its length,
   * without seconds, its blanks taken off. Called only where reading `raw` gives another value.
   */
  readonly keeps: (local: unknown, raw: Raw) => boolean;
}

export const mapped = <T>(value: T): Mapped<T> => ({ ok: true, value });
export const unmapped = (why: Unmapped): Mapped<never> => ({ ok: false, why });
