import type { Raw } from './field-link.ts';

/** Why a value has no counterpart on the other side; a person mends the mapping. */
export type Unmapped = 'noEntry' | 'noPerson' | 'noRecord' | 'wrongType' | 'outOfRange';

export type Mapped<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: Unmapped };

/**
 * How one field is read and written. Pure; made from a connection's mapping. What is written of a value that
 * was read is read as the same again: `read(write(read(raw))) = read(raw)`.
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
  /** What of a raw value says whether it changed: of a person the account, not the name it goes by. */
  readonly identity: (raw: Raw) => Raw;
}

export const mapped = <T>(value: T): Mapped<T> => ({ ok: true, value });
export const unmapped = (why: Unmapped): Mapped<never> => ({ ok: false, why });

/** A raw value that stands for something of its own: an account, an option, a version. Null: nothing is chosen. */
export function rawId(raw: Raw): string | null | undefined {
  if (raw === null || raw === '') return null;
  if (typeof raw === 'string') return raw;
  if (typeof raw === 'number') return String(raw);
  if (typeof raw !== 'object' || Array.isArray(raw)) return undefined;
  const { id } = raw;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}

export const isBlank = (local: unknown): boolean => local === null || local === undefined || local === '';
