import type { SearchEntry } from './entry.ts';
import { normalise } from './normalise.ts';

/** How good a find is; smaller is better. */
export const RANK = { key: 0, keyStart: 1, titleStart: 2, wordStart: 3, within: 4, more: 5, none: 6 } as const;
export type Rank = (typeof RANK)[keyof typeof RANK];

export interface Query {
  readonly phrase: string;
  /** Every one of them must be found. The longest first: it is the one most likely to be missing. */
  readonly words: readonly string[];
}

/** Null for a query without anything to look for. */
export function toQuery(text: string): Query | null {
  const phrase = normalise(text);
  return phrase === '' ? null : { phrase, words: phrase.split(' ').sort((a, b) => b.length - a.length) };
}

/**
 * Whether every find of `next` is also one of `before`, so that only those need be looked at: true
 * while the person goes on typing.
 */
export function narrows(before: Query, next: Query): boolean {
  return next.phrase.startsWith(before.phrase);
}

/** How good a find by key and title is; `none` where a word stands in neither. */
export function rankText({ key, title, text, starts }: SearchEntry, { phrase, words }: Query): Rank {
  let worst: Rank = RANK.wordStart;
  for (const word of words) {
    if (!text.includes(word)) return RANK.none;
    if (worst === RANK.wordStart && !starts.includes(` ${word}`)) worst = RANK.within;
  }
  if (key !== '' && key.startsWith(phrase)) return key.length === phrase.length ? RANK.key : RANK.keyStart;
  return title.startsWith(phrase) ? RANK.titleStart : worst;
}

/** Whether every word stands somewhere, notes included. */
export function isWithin({ text, more }: SearchEntry, { words }: Query): boolean {
  for (const word of words) if (!more.includes(word) && !text.includes(word)) return false;
  return true;
}
