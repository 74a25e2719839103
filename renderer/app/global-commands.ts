import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenedFile } from '#shared/bridge.ts';
import type { Text } from '#shared/text/index.ts';
import { useSteps } from '../data/edit.ts';
import { useCommands, type AppCommand } from '../ui/state/commands.ts';
import { useDialogs, type Dialog } from '../ui/state/dialogs.ts';
import { useNavigation, type PageId } from '../ui/state/navigation.ts';
import { useNotices } from '../ui/state/notices.ts';
import { usePreferences, type Theme } from '../ui/state/preferences.ts';
import { useLatest } from '../ui/use-latest.ts';
import { errorText } from '../ui/error-text.ts';
import { chooseFiles } from './files/choose-files.ts';
import { useTakeFiles } from './files/take-files.ts';
import { useSavedViewCommands } from './saved-view-commands.ts';
import { useWhatIfCommands } from './what-if-commands.ts';
import { FRAME } from './shortcuts/use-shortcuts.ts';

type Take = (files: readonly OpenedFile[]) => Promise<void>;

/** What can be done from anywhere. The desktop menu sends these ids. */
export function useGlobalCommands(): void {
  const { t } = useTranslation(['shell', 'common', 'errors', 'measures']);
  const take = useTakeFiles();
  const steps = useLatest(useSteps());
  const commands = useMemo(
    () => [
      ...goCommands(t),
      ...editCommands(
        t,
        () => void steps.current.undo(),
        () => void steps.current.redo(),
      ),
      ...createCommands(t),
      ...fileCommands(t, take),
      ...windowCommands(t),
    ],
    [t, take, steps],
  );
  useCommands(FRAME, commands);
  useSavedViewCommands();
  useWhatIfCommands();
}

const show = (dialog: Dialog) => () => useDialogs.getState().show(dialog);

function goCommands(t: Text): AppCommand[] {
  const group = t('shell:commands.go');
  const keys: Record<PageId, string> = {
    thisWeek: 'g w',
    calendar: 'g c',
    conflicts: 'g x',
    releases: 'g r',
    environments: 'g e',
    services: 'g v',
    changes: 'g h',
    meetings: 'g b',
    support: 'g l',
    measures: 'g m',
    synchronise: 'g y',
    settings: 'g s',
  };
  return (Object.keys(keys) as PageId[]).map((page) => ({
    id: `go.${page}`,
    group,
    title: t('shell:commands.goTo', { page: t(`shell:rail.${page}`) }),
    keys: keys[page],
    run: () => useNavigation.getState().go(page),
  }));
}

function editCommands(t: Text, undo: () => void, redo: () => void): AppCommand[] {
  const group = t('shell:commands.edit');
  return [
    { id: 'edit.undo', group, title: t('common:undo'), keys: 'Mod+z', run: undo },
    { id: 'edit.redo', group, title: t('common:redo'), keys: 'Shift+Mod+z', run: redo },
  ];
}

function createCommands(t: Text): AppCommand[] {
  const group = t('shell:commands.create');
  const kinds = ['release', 'event', 'change', 'booking', 'environment', 'service'] as const;
  return [
    {
      id: 'file.new',
      group,
      title: t('shell:commands.new'),
      keys: 'n',
      run: show({ kind: 'create', what: 'choose', when: null }),
    },
    {
      id: 'create.emergency',
      group,
      title: t('shell:commands.emergency'),
      keys: 'Shift+Mod+b',
      run: show({ kind: 'create', what: 'emergency', when: null }),
    },
    ...kinds.map((what) => ({
      id: `create.${what}`,
      group,
      title: t(`shell:commands.${what}`),
      run: show({ kind: 'create', what, when: null }),
    })),
  ];
}

/** A meeting's own pack where one is open, else any. */
function showPack(): void {
  const { page, openId } = useNavigation.getState();
  useDialogs.getState().show({ kind: 'pack', meetingId: page === 'meetings' ? openId : null });
}

/** What is exported is what the page is about: the board's pack among changes and meetings, the hand-over in early life support, the measures, else the calendar. */
function exportHere(): void {
  const { page, openId } = useNavigation.getState();
  if (page === 'support' && openId !== null)
    useDialogs.getState().show({ kind: 'supportDocument', id: openId, document: 'hand-over' });
  else if (page === 'changes' || page === 'meetings') showPack();
  else if (page === 'measures') useDialogs.getState().show({ kind: 'measures' });
  else useDialogs.getState().show({ kind: 'export' });
}

function fileCommands(t: Text, take: Take): AppCommand[] {
  const group = t('shell:commands.file');
  const openPlan = () =>
    void chooseFiles(t, 'plan').then(take, (error: unknown) =>
      useNotices.getState().tell({ tone: 'error', text: errorText(t, error) }),
    );
  return [
    { id: 'file.import', group, title: t('shell:commands.import'), run: show({ kind: 'import', files: [] }) },
    { id: 'file.open', group, title: t('shell:commands.open'), keys: 'Mod+o', run: openPlan },
    { id: 'file.print', group, title: t('shell:commands.print'), keys: 'Mod+p', run: show({ kind: 'print' }) },
    { id: 'file.export', group, title: t('shell:commands.export'), keys: 'Mod+e', run: exportHere },
    { id: 'file.pack', group, title: t('shell:commands.pack'), run: showPack },
    { id: 'file.measures', group, title: t('measures:report.command'), run: show({ kind: 'measures' }) },
    { id: 'file.workspaces', group, title: t('shell:commands.workspaces'), run: show({ kind: 'workspaces' }) },
    { id: 'file.backups', group, title: t('shell:commands.backups'), run: show({ kind: 'backups' }) },
    {
      id: 'file.history',
      group,
      title: t('shell:commands.history'),
      run: show({ kind: 'history', table: 'journal', id: '' }),
    },
  ];
}

function windowCommands(t: Text): AppCommand[] {
  const group = t('shell:commands.window');
  const palette = show({ kind: 'palette', query: '' });
  const themes: readonly Theme[] = ['system', 'light', 'dark'];
  return [
    { id: 'app.palette', group, title: t('shell:commands.palette'), keys: 'Mod+k', run: palette },
    { id: 'app.search', group, title: t('common:search'), keys: '/', run: palette },
    { id: 'app.shortcuts', group, title: t('shell:commands.shortcuts'), keys: '?', run: show({ kind: 'shortcuts' }) },
    ...themes.map((theme) => ({
      id: `theme.${theme}`,
      group,
      title: t(`shell:commands.theme.${theme}`),
      run: () => usePreferences.getState().setTheme(theme),
    })),
  ];
}
