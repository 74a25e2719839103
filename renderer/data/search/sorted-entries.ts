import { recordRef } from '#shared/model/journal.ts';
import type { Id } from '#shared/model/schema.ts';
import type { SearchedTable, SearchEntry } from './entry.ts';

/** Entries always in the order in which equally good finds are listed, so that a search never sorts. */
export class SortedEntries {
  list: readonly SearchEntry[] = [];
  private readonly byRef = new Map<string, SearchEntry>();

  /** Adds or replaces. One pass over all, however many are put. */
  put(entries: readonly SearchEntry[]): void {
    const replaced = new Set<SearchEntry>();
    for (const entry of entries) {
      const ref = recordRef(entry.item.table, entry.item.id);
      const old = this.byRef.get(ref);
      if (old !== undefined) replaced.add(old);
      this.byRef.set(ref, entry);
    }
    const kept = replaced.size === 0 ? this.list : this.list.filter((entry) => !replaced.has(entry));
    this.list = inOrder(kept, [...entries].sort(compare));
  }

  remove(table: SearchedTable, id: Id): void {
    const ref = recordRef(table, id);
    const old = this.byRef.get(ref);
    if (old === undefined) return;
    this.byRef.delete(ref);
    this.list = this.list.filter((entry) => entry !== old);
  }

  keepOnly(table: SearchedTable, ids: ReadonlySet<Id>): void {
    const keep = (entry: SearchEntry): boolean => entry.item.table !== table || ids.has(entry.item.id);
    const gone = this.list.filter((entry) => !keep(entry));
    if (gone.length === 0) return;
    for (const { item } of gone) this.byRef.delete(recordRef(item.table, item.id));
    this.list = this.list.filter(keep);
  }
}

const compare = (a: SearchEntry, b: SearchEntry): number => (a.sort < b.sort ? -1 : a.sort > b.sort ? 1 : 0);

/** Two ordered lists as one. */
export function inOrder(a: readonly SearchEntry[], b: readonly SearchEntry[]): SearchEntry[] {
  const merged: SearchEntry[] = [];
  let i = 0;
  let j = 0;
  for (;;) {
    const left = a[i];
    const right = b[j];
    if (left === undefined) return merged.concat(b.slice(j));
    if (right === undefined) return merged.concat(a.slice(i));
    if (compare(left, right) <= 0) {
      merged.push(left);
      i += 1;
    } else {
      merged.push(right);
      j += 1;
    }
  }
}
