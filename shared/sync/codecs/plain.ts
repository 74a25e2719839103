import { isBlank, mapped, unmapped, type Codec } from '../codec.ts';
import type { Raw } from '../field-link.ts';

/** Numbers; `factor` of theirs is one of ours (seconds of Jira, hours here: 3600). */
export function numberCodec({ factor }: { readonly factor: number }): Codec {
  const scale = (value: number): number => Math.round((value / factor) * 1e6) / 1e6;
  return {
    read: (raw) => {
      if (raw === null || raw === '') return mapped(null);
      const value = typeof raw === 'string' ? Number(raw) : raw;
      return typeof value === 'number' && Number.isFinite(value) ? mapped(scale(value)) : unmapped('wrongType');
    },
    write: (local) => {
      if (isBlank(local)) return mapped(null);
      if (typeof local !== 'number' || !Number.isFinite(local)) return unmapped('wrongType');
      return mapped(Math.round(local * factor * 1e6) / 1e6);
    },
    // A remote of whole numbers rounds.
    keeps: (local, raw) =>
      typeof local === 'number' && Number.isFinite(Number(raw)) && Math.round(local * factor) === Number(raw),
    identity: (raw) => (raw === '' || raw === null ? null : Number.isFinite(Number(raw)) ? Number(raw) : raw),
  };
}

/**
 * Numbers of theirs that are levels of ours (RT's priority 0 to 100, ours 1 to 4): the first of `from`, falling, that
 * is not above theirs says which. A level is written as its least number, unless the one that stands there says it.
 */
export function levelsCodec({ from }: { readonly from: readonly number[] }): Codec {
  const levelOf = (value: number): number => {
    const found = from.findIndex((least) => value >= least);
    return found === -1 ? from.length + 1 : found + 1;
  };
  const valueOf = (raw: Raw): number | null => {
    const value = typeof raw === 'string' && raw.trim() !== '' ? Number(raw) : raw;
    return typeof value === 'number' && Number.isFinite(value) ? value : null;
  };
  return {
    read: (raw) => {
      const value = valueOf(raw);
      return value === null ? unmapped('wrongType') : mapped(levelOf(value));
    },
    write: (local, current) => {
      if (typeof local !== 'number' || !Number.isInteger(local) || local < 1 || local > from.length + 1) {
        return unmapped('outOfRange');
      }
      const standing = valueOf(current);
      return mapped(standing !== null && levelOf(standing) === local ? standing : (from[local - 1] ?? 0));
    },
    keeps: () => false,
    identity: (raw) => valueOf(raw) ?? raw,
  };
}

export function flagCodec(): Codec {
  return {
    read: (raw) => (typeof raw === 'boolean' ? mapped(raw) : raw === null ? mapped(false) : unmapped('wrongType')),
    write: (local) => (typeof local === 'boolean' ? mapped(local) : unmapped('wrongType')),
    keeps: () => false,
    identity: (raw) => raw ?? false,
  };
}

/** Words that stand for themselves (labels), whose order says nothing. */
export function wordsCodec(): Codec {
  const sorted = (words: readonly string[]): string[] => [...new Set(words)].sort();
  const areWords = (list: readonly unknown[]): list is readonly string[] =>
    list.every((one) => typeof one === 'string');
  return {
    read: (raw) => {
      if (raw === null) return mapped([]);
      return Array.isArray(raw) && areWords(raw) ? mapped(sorted(raw)) : unmapped('wrongType');
    },
    write: (local) => (Array.isArray(local) && areWords(local) ? mapped(sorted(local)) : unmapped('wrongType')),
    // Written here in a person's own order, they come back sorted.
    keeps: (local, raw) =>
      Array.isArray(local) &&
      areWords(local) &&
      Array.isArray(raw) &&
      areWords(raw) &&
      sorted(local).join('\n') === sorted(raw).join('\n'),
    identity: (raw) => (Array.isArray(raw) && areWords(raw) ? sorted(raw) : (raw ?? [])),
  };
}
