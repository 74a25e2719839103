import type { Id } from '../model/schema.ts';
import type { PlainDate } from '../model/time.ts';

/** A record here that something there may be. */
export interface Candidate {
  readonly id: Id;
  readonly key: string;
  readonly name: string;
  /** The day it goes live, or begins. */
  readonly day: PlainDate | null;
}

/** Something there, as far as it tells what it is. */
export interface Arrived {
  readonly key: string;
  readonly name: string;
  readonly day: PlainDate | null;
}

export type MatchReason = 'sameKey' | 'sameName' | 'sameVersion' | 'sameDay';

export interface Suggestion {
  readonly id: Id;
  /** Strongest first. */
  readonly reasons: readonly MatchReason[];
}

const WEIGHT: Readonly<Record<MatchReason, number>> = { sameKey: 8, sameName: 8, sameVersion: 3, sameDay: 2 };
/** More would be a list to search, not a suggestion. */
const MOST = 5;

/**
 * Finds what an arrived record is likely to be: by its name or key, by the version number in them, by its day. None of
 * it is ever taken by itself. Made once for many: thousands may arrive at a time.
 */
export function suggester(candidates: readonly Candidate[]): (arrived: Arrived) => readonly Suggestion[] {
  const byText = new Map<string, [Id, MatchReason][]>();
  const byVersion = new Map<string, Id[]>();
  const byDay = new Map<string, Id[]>();
  for (const { id, key, name, day } of candidates) {
    push(byText, words(key), [id, 'sameKey']);
    if (words(name) !== words(key)) push(byText, words(name), [id, 'sameName']);
    for (const version of new Set([versionOf(key), versionOf(name)])) if (version !== '') push(byVersion, version, id);
    if (day !== null) push(byDay, day, id);
  }
  return ({ key, name, day }) => {
    const found = new Map<Id, Set<MatchReason>>();
    const say = (id: Id, reason: MatchReason) => found.set(id, (found.get(id) ?? new Set<MatchReason>()).add(reason));
    for (const text of new Set([words(key), words(name)])) {
      for (const [id, reason] of byText.get(text) ?? []) say(id, reason);
    }
    for (const version of new Set([versionOf(key), versionOf(name)])) {
      for (const id of byVersion.get(version) ?? []) say(id, 'sameVersion');
    }
    for (const id of day === null ? [] : (byDay.get(day) ?? [])) say(id, 'sameDay');
    return [...found]
      .map(([id, reasons]) => ({ id, reasons: [...reasons].sort((a, b) => WEIGHT[b] - WEIGHT[a]) }))
      .sort((a, b) => weightOf(b) - weightOf(a) || (a.id < b.id ? -1 : 1))
      .slice(0, MOST);
  };
}

const weightOf = ({ reasons }: Suggestion): number => reasons.reduce((sum, reason) => sum + WEIGHT[reason], 0);

/** Whether a suggestion is alone at the top and more than a version number or a day: good enough for many at once. */
export function isClear(suggestions: readonly Suggestion[]): boolean {
  const [first, second] = suggestions;
  if (first === undefined || weightOf(first) < WEIGHT.sameName) return false;
  return second === undefined || weightOf(second) < weightOf(first);
}

/** Case, punctuation and blanks say nothing: "PAY 26.4" is "pay-26.4". */
function words(text: string): string {
  return text
    .normalize('NFKC')
    .toLocaleLowerCase('en')
    .replace(/[^\p{L}\p{N}.]+/gu, ' ')
    .trim();
}

/** "Release v2.4.0-rc.1" → "2.4": zeros at the end say nothing, and a single number is no version. */
function versionOf(text: string): string {
  const parts = (/\d+(?:\.\d+)+/.exec(text)?.[0] ?? '').split('.');
  while (parts.length > 2 && /^0+$/.test(parts.at(-1) ?? '')) parts.pop();
  return parts.join('.');
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
