import { useSyncExternalStore } from 'react';
import { useWorkspace } from '../data/workspace-context.tsx';
import { standingStore, type SyncStanding } from './standing.ts';

/** How the connections of the open plan stand, live; null until known. A what-if is not synchronised: empty. */
export function useSyncStanding(): SyncStanding | null {
  const { db, whatIfOf } = useWorkspace();
  const store = standingStore(db);
  const standing = useSyncExternalStore(store.subscribe, store.now);
  return whatIfOf === undefined ? standing : NONE;
}

const NONE: SyncStanding = [];
