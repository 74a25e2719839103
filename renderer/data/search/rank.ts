import type { SearchEntry } from './entry.ts';
import { normalise } from './normalise.ts';

/** How good a find is; smaller is better. */
export const RANK = { key: 0, keyStart: 1, titleStart: 2, wordStart: 3, within: 4, more: 5, none: 6 } as const;
export type Rank = (typeof RANK)[keyof typeof RANK];

export interface Query {
  readonly phrase: string;
  /** Every one of them must be found. */
  readonly words: readonly string[];
}

/** Null for a query without anything to look for. */
export function toQuery(text: string): Query | null {
  const phrase = normalise(text);
  return phrase === '' ? null : { phrase, words: phrase.split(' ') };
}

/**
 * Whether every find of `next` is also one of `before`, so that only those need be looked at: true
 * while the person goes on typing.
 */
export function narrows(before: Query, next: Query): boolean {
  return before.words.every((word, index) => next.words[index]?.startsWith(word) === true);
}

export function rank({ key, title, text, more }: SearchEntry, { phrase, words }: Query): Rank {
  if (key !== '' && key.startsWith(phrase)) return key.length === phrase.length ? RANK.key : RANK.keyStart;
  if (title.startsWith(phrase)) return RANK.titleStart;
  let worst: Rank = RANK.wordStart;
  for (const word of words) {
    const at = text.indexOf(word);
    if (at < 0) {
      if (!more.includes(word)) return RANK.none;
      worst = RANK.more;
    } else if (worst === RANK.wordStart && !startsWord(text, word, at)) worst = RANK.within;
  }
  return worst;
}

/** Whether any occurrence from `at` on begins a word. */
function startsWord(text: string, word: string, at: number): boolean {
  for (let index = at; index >= 0; index = text.indexOf(word, index + 1)) {
    if (index === 0 || !isWordPart(text.charCodeAt(index - 1))) return true;
  }
  return false;
}

/** ASCII letters and digits, and everything beyond ASCII: scripts without blanks have no better boundary. */
function isWordPart(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 97 && code <= 122) || code > 127;
}
