import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { TableName } from '#shared/model/tables.ts';
import type { OccurrenceKey } from '#shared/model/event.ts';
import { refOf, type Ref } from '#shared/planning/conflicts/conflict.ts';
import { ConflictStore, type ConflictView, type Known } from './conflicts/store.ts';
import type { WorkspaceDatabase } from './database.ts';
import { useWorkspace } from './workspace-context.tsx';

export type { ConflictView, Known } from './conflicts/store.ts';

/** After the first paint and what it asked for. */
const START_AFTER_MS = 700;

const byDatabase = new WeakMap<WorkspaceDatabase, ConflictStore>();

/** The one store of a workspace. */
export function conflictStore(db: WorkspaceDatabase): ConflictStore {
  const known = byDatabase.get(db) ?? new ConflictStore(db);
  byDatabase.set(db, known);
  return known;
}

/** Begins to look for conflicts once the window has settled; for the frame. */
export function usePreparedConflicts(): void {
  const { db } = useWorkspace();
  useEffect(() => {
    const timer = setTimeout(() => conflictStore(db).start(), START_AFTER_MS);
    return () => clearTimeout(timer);
  }, [db]);
}

/** All conflicts, live. Not ready: still reading, none are known yet. */
export function useConflicts(): ConflictView {
  const { db } = useWorkspace();
  const store = conflictStore(db);
  return useSyncExternalStore(store.subscribe, store.view);
}

const NONE: readonly Known[] = [];

/** The conflicts a record is in; of a series those of all occurrences unless one is named. */
export function useConflictsOf(
  table: TableName,
  id: string,
  occurrence: OccurrenceKey | null = null,
): readonly Known[] {
  const view = useConflicts();
  return useMemo(() => {
    const ref = refOf(table, id, occurrence);
    const own = view.byRef.get(ref) ?? NONE;
    const isSeries = occurrence === null && (table === 'bookings' || table === 'events');
    if (!isSeries) return own;
    const ofOccurrences = view.all.filter(({ conflict }) => conflict.records.some((one) => one.startsWith(`${ref}:`)));
    return ofOccurrences.length === 0 ? own : [...own, ...ofOccurrences];
  }, [view, table, id, occurrence]);
}

/** How many conflicts nobody has waived one thing of the calendar is in. */
export function useConflictCount(ref: Ref): number {
  const { db } = useWorkspace();
  const store = conflictStore(db);
  return useSyncExternalStore(
    store.subscribe,
    useCallback(() => store.view().openByRef.get(ref) ?? 0, [store, ref]),
  );
}
