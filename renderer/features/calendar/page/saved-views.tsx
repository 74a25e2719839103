import { dequal } from 'dequal/lite';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CALENDAR_PAGE, useCalendarView } from '../../../ui/state/calendar-view.ts';
import { callSavedView, showSavedView, useViewNow } from '../../../ui/state/saved-view.ts';
import { useSavedViewEdits, useSavedViews } from '../../../data/saved-views.ts';
import { MenuButton, type MenuItemSpec } from '../../../ui/index.ts';
import { ViewNameDialog } from './view-name-dialog.tsx';

/** Views saved under a name: pick one, keep what is shown as one, keep what was changed in it. */
export function SavedViews() {
  const { t } = useTranslation('calendar');
  const views = useSavedViews(CALENDAR_PAGE) ?? [];
  const edits = useSavedViewEdits();
  const savedId = useCalendarView((state) => state.savedViewId);
  const now = useViewNow();
  const [asking, setAsking] = useState<'new' | 'name' | null>(null);
  const current = views.find((view) => view.id === savedId) ?? null;
  const isChanged = current !== null && !dequal(current.state, now);

  const items: MenuItemSpec[] = views.map((view) => ({
    id: view.id,
    label: view.name,
    ...(view.id === current?.id ? { icon: 'check' as const } : {}),
    onAction: () => showSavedView(view.id, view.state),
  }));
  if (isChanged)
    items.push(
      { id: 'keep', label: t('saved.keep', current), startsGroup: true, onAction: () => edits.update(current, now) },
      { id: 'back', label: t('saved.back', current), onAction: () => showSavedView(current.id, current.state) },
    );
  items.push({ id: 'new', label: t('saved.new'), startsGroup: items.length > 0, onAction: () => setAsking('new') });
  if (current !== null)
    items.push(
      { id: 'rename', label: t('saved.rename', current), onAction: () => setAsking('name') },
      { id: 'delete', label: t('saved.delete', current), danger: true, onAction: () => edits.remove(current) },
    );

  const save = async (name: string) => {
    setAsking(null);
    if (asking === 'name' && current !== null) edits.rename(current, name);
    else {
      const id = await edits.add(CALENDAR_PAGE, name, now);
      if (id !== null) callSavedView(id, savedId);
    }
  };
  const label = current === null ? t('saved.views') : t(isChanged ? 'saved.changed' : 'saved.current', current);
  return (
    <>
      <MenuButton label={label} items={items} variant="quiet" />
      {asking !== null && (
        <ViewNameDialog
          title={t(asking === 'new' ? 'saved.newTitle' : 'saved.renameTitle')}
          name={asking === 'name' ? (current?.name ?? '') : ''}
          taken={views.filter((view) => asking === 'new' || view.id !== current?.id).map((view) => view.name)}
          onSave={(name) => void save(name)}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}
