import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSavedViews } from '../data/saved-views.ts';
import { CALENDAR_PAGE } from '../ui/state/calendar-view.ts';
import { useCommands } from '../ui/state/commands.ts';
import { showSavedView } from '../ui/state/saved-view.ts';
import { useNavigation } from '../ui/state/navigation.ts';

/** Every saved view in the palette, from any page. */
export function useSavedViewCommands(): void {
  const { t } = useTranslation('shell');
  const views = useSavedViews(CALENDAR_PAGE);
  const commands = useMemo(
    () =>
      (views ?? []).map(({ id, name, state }) => ({
        id: `view.${id}`,
        group: t('commands.views'),
        title: t('commands.showView', { name }),
        run: () => {
          showSavedView(id, state);
          useNavigation.getState().go('calendar');
        },
      })),
    [views, t],
  );
  useCommands('saved-views', commands);
}
