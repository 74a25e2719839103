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

/**
 * The conflicts a record is in: of a series those of all occurrences unless one is named, of a release
 * those of its phases, gates, deployments and bookings too.
 */
export function useConflictsOf(
  table: TableName,
  id: string,
  occurrence: OccurrenceKey | null = null,
): readonly Known[] {
  const view = useConflicts();
  return useMemo(() => {
    const ref = refOf(table, id, occurrence);
    const own = view.byRef.get(ref) ?? NONE;
    const further = furtherRefs(view, table, id, occurrence);
    if (further.length === 0) return own;
    return [...new Set([...own, ...further.flatMap((one) => view.byRef.get(one) ?? NONE)])];
  }, [view, table, id, occurrence]);
}

function furtherRefs(view: ConflictView, table: TableName, id: string, occurrence: OccurrenceKey | null): Ref[] {
  if (table === 'releases') return (view.engine?.parts(id) ?? []).map((part) => refOf(part.table, part.id));
  if (occurrence !== null || (table !== 'bookings' && table !== 'events')) return [];
  return [...view.byRef.keys()].filter((one) => one.startsWith(`${table}:${id}:`));
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
