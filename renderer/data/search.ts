import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { WorkspaceDatabase } from './database.ts';
import type { SearchItem } from './search/entry.ts';
import { SearchIndex } from './search/search-index.ts';
import { useWorkspace } from './workspace-context.tsx';

export type { SearchItem } from './search/entry.ts';

const byDatabase = new WeakMap<WorkspaceDatabase, SearchIndex>();

/** The one index of a workspace; asking for it begins to build it. */
export function searchIndex(db: WorkspaceDatabase): SearchIndex {
  const known = byDatabase.get(db) ?? new SearchIndex(db);
  byDatabase.set(db, known);
  return known;
}

/** Finds while the person types, in the same frame. `isReady` false: still reading, more may come. */
export function useSearch(
  query: string,
  limit: number,
): { readonly results: readonly SearchItem[]; readonly isReady: boolean } {
  const { db } = useWorkspace();
  const index = searchIndex(db);
  const version = useSyncExternalStore(index.subscribe, index.getVersion);
  return useMemo(
    () => ({ results: index.search(query, limit), isReady: index.isReady, version }),
    [index, query, limit, version],
  );
}

/** Begins to build the index once the window has settled, so that the first search finds it whole. */
export function usePreparedSearch(): void {
  const { db } = useWorkspace();
  useEffect(() => {
    const timer = setTimeout(() => searchIndex(db), PREPARE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [db]);
}

const PREPARE_AFTER_MS = 1_500;
