import { useMemo } from 'react';
import type { PlainDate } from '#shared/model/time.ts';
import type { Train } from '#shared/model/train.ts';
import { planDeletion } from '../../../data/deletion.ts';
import { useEdit } from '../../../data/edit.ts';
import { useWorkspace } from '../../../data/workspace-context.tsx';
import { useWhenText } from '../../../ui/records/when-text.ts';
import type { DepartureRow } from './departure-rows.ts';

/** What can be done to a train beside its fields, each a step to undo. */
export interface TrainEdits {
  /** Skips a departure, or lets it run again. */
  readonly skip: (row: DepartureRow) => void;
  /** Puts a departure on another day; on its own day it is the rule's again. */
  readonly move: (row: DepartureRow, to: PlainDate) => void;
  readonly archive: (archived: boolean) => void;
  readonly remove: () => void;
}

export function useTrainEdits(train: Train, onRemoved: () => void): TrainEdits {
  const { db } = useWorkspace();
  const edit = useEdit();
  const text = useWhenText();
  return useMemo(() => {
    const patch = (code: string, params: Record<string, string>, fields: Partial<Train>) =>
      void edit(code, { label: train.name, ...params }, [{ op: 'patch', table: 'trains', id: train.id, fields }]);
    return {
      skip: ({ departure, key, isSkipped }) => {
        const others = train.skipped.filter((day) => day !== departure);
        const skipped = isSkipped ? others : [...others, departure].sort();
        patch(isSkipped ? 'departureRuns' : 'departureSkipped', { departure: key }, { skipped });
      },
      move: ({ departure, key }, to) => {
        const others = train.moved.filter((one) => one.departure !== departure);
        const moved = to === departure ? others : [...others, { departure, to }];
        patch('departureMoved', { departure: key, date: text.day(to) }, { moved });
      },
      archive: (archived) => patch(archived ? 'trainArchived' : 'trainRestored', {}, { archived }),
      remove: () =>
        void planDeletion(db, 'trains', [train.id])
          .then(({ changes }) => edit('recordDeleted', { label: train.name }, changes))
          .then((done) => {
            if (done !== null) onRemoved();
            return done;
          }),
    };
  }, [db, edit, text, train, onRemoved]);
}
