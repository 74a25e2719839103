import { dequal } from 'dequal';
import type { CalendarEntry } from '../planning/entry.ts';
import { daysOfWhen } from '../planning/moments.ts';
import type { CalendarSnapshot } from './snapshot.ts';

/** What became of one entry between two snapshots. Moved: it stands at another time, whatever else changed. */
export type EntryChange =
  | { readonly kind: 'added'; readonly after: CalendarEntry }
  | { readonly kind: 'removed'; readonly before: CalendarEntry }
  | { readonly kind: 'moved' | 'changed'; readonly before: CalendarEntry; readonly after: CalendarEntry };

/** Changes since a published revision, as a document marks and lists them. */
export interface ChangesSince {
  readonly revision: number;
  readonly changes: readonly EntryChange[];
  /** Whether all are listed on pages of their own; what is gone always is. */
  readonly list: boolean;
}

/**
 * Every difference between two sets of entries, in the order of the later one, then of the earlier one.
 * Entries are told apart by their ids: an occurrence of a series keeps its own wherever it is moved.
 */
export function changesBetween(before: readonly CalendarEntry[], after: readonly CalendarEntry[]): EntryChange[] {
  const earlier = new Map(before.map((entry) => [entry.id, entry]));
  const later = new Set(after.map((entry) => entry.id));
  const changes: EntryChange[] = [];
  for (const entry of after) {
    const was = earlier.get(entry.id);
    if (was === undefined) changes.push({ kind: 'added', after: entry });
    else if (!dequal(was.when, entry.when)) changes.push({ kind: 'moved', before: was, after: entry });
    else if (!dequal(was, entry)) changes.push({ kind: 'changed', before: was, after: entry });
  }
  for (const entry of before) if (!later.has(entry.id)) changes.push({ kind: 'removed', before: entry });
  return changes;
}

/**
 * What to mark in a snapshot since a published one. Only what both could show counts: another range or
 * filter makes nothing new and nothing gone.
 *
 * @param elsewhere entries of the plan as it is now that the later snapshot does not show, as far as they are
 *   known: one that moved out of its range has moved, one that a filter holds back is not told at all
 */
export function changesSince(
  published: CalendarSnapshot,
  now: CalendarSnapshot,
  elsewhere: readonly CalendarEntry[],
): EntryChange[] {
  const known = new Map(elsewhere.map((entry) => [entry.id, entry]));
  return changesBetween(published.entries, now.entries).flatMap((change): EntryChange[] => {
    if (change.kind === 'added') return touches(change.after, published) ? [change] : [];
    if (change.kind !== 'removed') return [change];
    if (!touches(change.before, now)) return [];
    const there = known.get(change.before.id);
    if (there === undefined) return [change];
    return dequal(there.when, change.before.when) ? [] : [{ kind: 'moved', before: change.before, after: there }];
  });
}

function touches({ when }: CalendarEntry, { first, last, zone }: CalendarSnapshot): boolean {
  const days = daysOfWhen(when, zone);
  return days.first <= last && days.last >= first;
}

/** A snapshot with the marks of what changed since a published one; with the looks of what is gone. */
export function withChanges(
  now: CalendarSnapshot,
  published: CalendarSnapshot,
  choice: { readonly revision: number; readonly list: boolean },
  elsewhere: readonly CalendarEntry[],
): CalendarSnapshot {
  const changes = changesSince(published, now, elsewhere);
  return { ...now, styles: { ...published.styles, ...now.styles }, since: { ...choice, changes } };
}
