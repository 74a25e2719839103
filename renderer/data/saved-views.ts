import { useCallback, useMemo } from 'react';
import { SavedView } from '#shared/model/saved-view.ts';
import { compareNames } from '#shared/planning/name-order.ts';
import { useEdit } from './edit.ts';
import { uuidv7 } from './ids.ts';
import { useLive } from './live.ts';

/** Views of a page that were saved under a name, in order of name. Undefined until known. */
export function useSavedViews(page: string): readonly SavedView[] | undefined {
  const all = useLive((db) => db.records('saved-views').toArray(), []);
  return useMemo(
    () => all?.filter((view) => view.page === page).sort((a, b) => compareNames(a.name, b.name)),
    [all, page],
  );
}

export interface SavedViewEdits {
  /** Answers the new view's id; null where it could not be saved. */
  readonly add: (page: string, name: string, state: Record<string, unknown>) => Promise<string | null>;
  readonly update: (view: SavedView, state: Record<string, unknown>) => void;
  readonly rename: (view: SavedView, name: string) => void;
  readonly remove: (view: SavedView) => void;
}

export function useSavedViewEdits(): SavedViewEdits {
  const edit = useEdit();
  const add = useCallback<SavedViewEdits['add']>(
    async (page, name, state) => {
      const record = SavedView.parse({ id: uuidv7(Date.now()), name, page, state });
      const done = await edit('viewSaved', { label: record.name }, [{ op: 'create', table: 'saved-views', record }]);
      return done === null ? null : record.id;
    },
    [edit],
  );
  return useMemo(() => {
    const patch = (code: string, { id, name }: SavedView, fields: Partial<SavedView>) =>
      void edit(code, { label: fields.name ?? name }, [{ op: 'patch', table: 'saved-views', id, fields }]);
    return {
      add,
      update: (view, state) => patch('viewChanged', view, { state }),
      rename: (view, name) => patch('viewRenamed', view, { name }),
      remove: ({ id, name }) => void edit('viewDeleted', { label: name }, [{ op: 'delete', table: 'saved-views', id }]),
    };
  }, [edit, add]);
}
