import { useCallback } from 'react';
import { labelOf } from '#shared/model/journal.ts';
import { msToInstant } from '#shared/planning/wall.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import type { FirstField, Side } from '#shared/sync/first-link.ts';
import { useEdit } from '../../../data/edit.ts';
import { uuidv7 } from '../../../data/ids.ts';
import { breathe } from '../../../data/pauses.ts';
import { useWorkspace } from '../../../data/workspace-context.tsx';
import { createHere } from '../../../sync/create-here.ts';
import { bringBack, leaveOut, linkChanges } from '../../../sync/first-link.ts';
import type { LinkedRecord } from '../../../sync/load.ts';
import type { ArrivalRow } from './rows.ts';

export interface Linking {
  readonly row: ArrivalRow;
  readonly record: LinkedRecord;
  readonly sides: (field: FirstField) => Side;
}

/** What can be said of what arrived, each one step that can be taken back. */
export function useLink(configuration: Configuration) {
  const { db } = useWorkspace();
  const edit = useEdit();
  const link = useCallback(
    async (choices: readonly Linking[]) => {
      const [only] = choices;
      if (only === undefined) return false;
      const now = msToInstant(Date.now());
      const changes = await linkChanges(
        db,
        choices.map(({ row, record, sides }) => ({ read: row.read, record, sides })),
        now,
      );
      const done =
        choices.length === 1
          ? await edit('syncLinked', { label: labelOf(only.record), there: only.row.name }, changes)
          : await edit('syncLinkedMany', { count: choices.length }, changes);
      return done !== null;
    },
    [db, edit],
  );
  const create = useCallback(
    async (rows: readonly ArrivalRow[], progress: (done: number) => void) => {
      const now = msToInstant(Date.now());
      const reads = rows.map(({ read }) => read);
      const pause = async (done: number) => {
        progress(done);
        await breathe();
      };
      const changes = await createHere(db, reads, configuration, () => uuidv7(Date.now()), now, pause);
      progress(rows.length);
      const count = changes.filter(({ table }) => table === 'links').length;
      if (count > 0) await edit('syncMadeHere', { count }, changes);
      return count;
    },
    [db, edit, configuration],
  );
  const leave = useCallback(
    (rows: readonly ArrivalRow[]) =>
      edit(
        'syncLeftOut',
        { count: rows.length },
        leaveOut(
          rows.map(({ read }) => read.link),
          msToInstant(Date.now()),
        ),
      ),
    [edit],
  );
  const restore = useCallback(
    (rows: readonly ArrivalRow[]) =>
      edit(
        'syncBroughtBack',
        { count: rows.length },
        bringBack(
          rows.map(({ read }) => read.link),
          msToInstant(Date.now()),
        ),
      ),
    [edit],
  );
  return { link, create, leave, restore };
}
