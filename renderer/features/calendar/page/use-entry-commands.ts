import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type AppCommand, useCommands } from '../../../ui/state/commands.ts';
import { useDialogs } from '../../../ui/state/dialogs.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import type { CalendarItem } from '../calendar-items.ts';
import type { KeyActions } from './use-keyboard.ts';

const NONE: readonly AppCommand[] = [];

/** What the keys on an entry do, for the palette and the list of shortcuts: meant is the one selected. */
export function useEntryCommands(itemsById: Pick<ReadonlyMap<string, CalendarItem>, 'get'>, actions: KeyActions): void {
  const { t } = useTranslation(['calendar', 'slip']);
  const selection = useNavigation((state) => state.selection);
  const commands = useMemo(() => {
    if (selection === null) return NONE;
    const { table, id, occurrence } = selection;
    const item = itemsById.get(`${table}:${id}${occurrence === null ? '' : `:${occurrence}`}`);
    if (item === undefined) return NONE;
    const group = t('commands.group');
    const { releaseId } = item.entry;
    const by = (days: number) => ({ days, minutes: 0 });
    return [
      {
        id: 'calendar.moveLater',
        title: t('commands.moveLater'),
        keys: 'Alt+ArrowRight',
        run: () => actions.nudge(item, by(1)),
      },
      {
        id: 'calendar.moveEarlier',
        title: t('commands.moveEarlier'),
        keys: 'Alt+ArrowLeft',
        run: () => actions.nudge(item, by(-1)),
      },
      {
        id: 'calendar.longer',
        title: t('commands.longer'),
        keys: 'Alt+Shift+ArrowRight',
        run: () => actions.stretch(item, by(1)),
      },
      {
        id: 'calendar.shorter',
        title: t('commands.shorter'),
        keys: 'Alt+Shift+ArrowLeft',
        run: () => actions.stretch(item, by(-1)),
      },
      ...(releaseId === null
        ? []
        : [
            {
              id: 'calendar.shift',
              title: t('slip:command'),
              run: () => useDialogs.getState().show({ kind: 'slip', releaseIds: [releaseId] }),
            },
          ]),
      { id: 'calendar.remove', title: t('commands.remove'), run: () => actions.remove(item) },
    ].map((command) => ({ ...command, group }));
  }, [selection, itemsById, actions, t]);
  useCommands('calendar-entry', commands);
}
