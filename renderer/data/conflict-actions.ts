import { useEffect, useMemo, useState } from 'react';
import type { When, PlainDate } from '#shared/model/time.ts';
import type { Waiver } from '#shared/model/waiver.ts';
import type { Conflict, RecordName } from '#shared/planning/conflicts/conflict.ts';
import type { ConflictEngine } from '#shared/planning/conflicts/engine.ts';
import { slotSearch } from '#shared/planning/conflicts/free-slots.ts';
import { changesOfMove, isMovable, type Movable } from '#shared/planning/conflicts/moves.ts';
import { msToInstant } from '#shared/planning/wall.ts';
import { useEdit } from './edit.ts';
import { uuidv7 } from './ids.ts';
import { useWorkspace } from './workspace-context.tsx';

const MOST_SLOTS = 3;
/** The search lays down its work after so long, for input and drawing. */
const SLICE_MS = 8;

export interface WaiverInput {
  readonly reason: string;
  readonly personId: string | null;
  readonly until: PlainDate | null;
}

export interface ConflictActions {
  readonly move: (one: Movable, when: When, params: { readonly label: string; readonly date: string }) => void;
  readonly waive: (conflict: Conflict, input: WaiverInput, label: string) => void;
  readonly endWaiver: (waiver: Waiver, label: string) => void;
}

/** What can be done about a conflict, each one step to undo. */
export function useConflictActions(): ConflictActions {
  const edit = useEdit();
  return useMemo(() => {
    const nextId = () => uuidv7(Date.now());
    return {
      move: (one, when, params) => void edit('entryMoved', params, changesOfMove(one, when, nextId)),
      waive: ({ id: conflictId, rule, facts, records }, input, label) => {
        const at = msToInstant(Date.now());
        const record = { id: nextId(), rule, conflictId, records: [...records], facts, at, ...input };
        void edit('conflictWaived', { label }, [{ op: 'create', table: 'waivers', record }]);
      },
      endWaiver: ({ id }, label) => void edit('waiverEnded', { label }, [{ op: 'delete', table: 'waivers', id }]),
    };
  }, [edit]);
}

/** The record as something that may be moved; null where it can't, or is gone. */
export function movableOf(name: RecordName, engine: ConflictEngine): Movable | null {
  const { table, id, occurrence } = name;
  if (!isMovable(table)) return null;
  const record = engine.record(table, id);
  if (record === null) return null;
  // All of a series has no time of its own: its occurrences are moved.
  if ('recurrence' in record && record.recurrence !== null && occurrence === null) return null;
  return { table, record, occurrence } as Movable;
}

/** Nearest times at which a record would break no rule; null while they are looked for. */
export function useFreeSlots(engine: ConflictEngine | null, one: Movable | null): readonly When[] | null {
  const { db } = useWorkspace();
  const [slots, setSlots] = useState<readonly When[] | null>(null);
  useEffect(() => {
    setSlots(null);
    if (engine === null || one === null) return undefined;
    const search = slotSearch(engine, one, Date.now());
    const found: When[] = [];
    let timer: ReturnType<typeof setTimeout>;
    const work = () => {
      const from = performance.now();
      do {
        const { value, done } = search.next();
        if (value) found.push(value);
        if (done === true || found.length === MOST_SLOTS) {
          setSlots(found);
          return;
        }
      } while (performance.now() - from < SLICE_MS);
      timer = setTimeout(work, 0);
    };
    timer = setTimeout(work, 0);
    return () => clearTimeout(timer);
  }, [db, engine, one]);
  return slots;
}
