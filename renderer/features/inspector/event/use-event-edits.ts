import { useState } from 'react';
import type { Change } from '#shared/model/journal.ts';
import type { OccurrenceEdit } from '#shared/planning/occurrence-edit.ts';
import { OVERRIDABLE, type EditScope } from '#shared/planning/occurrence-edits.ts';
import { deleteRepeating, editRepeating, type Repeating } from '#shared/planning/repeating.ts';
import { uuidv7 } from '../../../data/ids.ts';
import { useWrite } from '../../../data/record-editor.ts';
import { useDeletion, type DeletionState } from '../../../data/use-deletion.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { keyOf, type SeenEvent } from './seen-event.ts';

/** An edit or a deletion that waits for what it is meant for. */
export interface PendingScope {
  readonly action: 'change' | 'remove';
  readonly scopes: readonly EditScope[];
  readonly answer: (scope: EditScope | null) => void;
}

export interface EventEdits {
  /** Answers null once it is on disk, otherwise why it was refused. `field` names the step. */
  readonly save: (field: string, edit: OccurrenceEdit) => Promise<unknown>;
  readonly remove: () => void;
  readonly deletion: DeletionState;
  readonly pending: PendingScope | null;
  /** Rises when something was given up: what was typed must make way for what is stored. */
  readonly round: number;
}

const nextId = () => uuidv7(Date.now());

/**
 * Edits of something that may repeat and of its occurrences, asking whether they mean this one, this and
 * following, or all. `seen` is `one` as its occurrence is looked at, a booking in an event's shape.
 */
export function useRepeatingEdits(one: Repeating, seen: SeenEvent, label: string): EventEdits {
  const write = useWrite();
  const select = useNavigation((state) => state.select);
  const deletion = useDeletion(() => select(null));
  const [pending, setPending] = useState<PendingScope | null>(null);
  const [round, setRound] = useState(0);
  const { event, key } = seen;

  const ask = (action: PendingScope['action'], scopes: readonly EditScope[]) =>
    new Promise<EditScope | null>((resolve) => {
      setPending({
        action,
        scopes,
        answer: (scope) => {
          setPending(null);
          if (scope === null) setRound((before) => before + 1);
          resolve(scope);
        },
      });
    });

  const save = async (field: string, edit: OccurrenceEdit) => {
    try {
      const scope = key === null ? 'all' : await ask('change', scopesFor(edit));
      if (scope === null) return null;
      const changes = editRepeating(one, key ?? keyOf(event.when), edit, scope, nextId);
      const refused = await write('fieldChanged', { label, field }, changes);
      if (refused === null && key !== null) select(after(one.table, seen, edit, scope, changes));
      return refused;
    } catch (error) {
      return error;
    }
  };
  const remove = async () => {
    if (key === null) {
      deletion.ask(one.table, [{ id: event.id, label }]);
      return;
    }
    const scope = await ask('remove', ['this', 'following', 'all']);
    if (scope === null) return;
    const refused = await write('recordDeleted', { label }, deleteRepeating(one, key, scope));
    if (refused === null) select(null);
  };
  return { save, remove: () => void remove(), deletion, pending, round };
}

/** What belongs to the whole series can't be said of one. */
function scopesFor({ fields, rules }: OccurrenceEdit): readonly EditScope[] {
  const own = Object.keys(fields ?? {}).every((field) => (OVERRIDABLE as readonly string[]).includes(field));
  return own && rules === undefined ? ['this', 'following', 'all'] : ['following', 'all'];
}

/** Where the occurrence is found after the edit: a part that was split off is an event of its own. */
function after(
  table: Repeating['table'],
  { event, key }: SeenEvent,
  edit: OccurrenceEdit,
  scope: EditScope,
  changes: readonly Change[],
) {
  const created = changes.find((change) => change.op === 'create');
  const id = created?.op === 'create' ? created.record.id : event.id;
  const isMoved = scope !== 'this' && edit.when !== undefined;
  const isSingle = scope !== 'this' && edit.rules?.length === 0;
  return { table, id, occurrence: isSingle ? null : isMoved ? keyOf(edit.when) : key };
}
