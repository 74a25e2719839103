import type { TFunction } from 'i18next';

/** Names of the palette's commands that the desktop menu offers. */
export const MENU_ACTIONS = [
  'file.new',
  'file.open',
  'file.import',
  'file.export',
  'file.print',
  'file.workspaces',
  'file.backups',
  'edit.undo',
  'edit.redo',
  'app.palette',
  'app.search',
  'go.calendar',
  'go.releases',
  'go.environments',
  'go.services',
  'go.settings',
  'app.shortcuts',
] as const;
export type MenuAction = (typeof MENU_ACTIONS)[number];

type Item = Electron.MenuItemConstructorOptions;

/**
 * The desktop's menu. Keys are shown but not registered: the page owns the keyboard, knows when a field is being typed
 * in, and must behave the same where there is no such menu.
 */
export function menuTemplate(t: TFunction, act: (action: MenuAction) => void, platform: NodeJS.Platform): Item[] {
  const item = (action: MenuAction, label: string, accelerator?: string): Item => ({
    id: action,
    label,
    click: () => {
      act(action);
    },
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
  });
  const line: Item = { type: 'separator' };
  const mac = platform === 'darwin';
  return [
    ...(mac ? [{ role: 'appMenu' } satisfies Item] : []),
    {
      label: t('menu:file'),
      submenu: [
        item('file.new', t('menu:new')),
        item('file.open', t('menu:open'), 'CmdOrCtrl+O'),
        item('file.workspaces', t('menu:workspaces')),
        line,
        item('file.import', t('menu:import')),
        item('file.export', t('menu:export'), 'CmdOrCtrl+E'),
        item('file.print', t('menu:print'), 'CmdOrCtrl+P'),
        item('file.backups', t('menu:backups')),
        line,
        mac ? { role: 'close' } : { role: 'quit', label: t('menu:quit') },
      ],
    },
    {
      label: t('menu:edit'),
      submenu: [
        item('edit.undo', t('menu:undo'), 'CmdOrCtrl+Z'),
        item('edit.redo', t('menu:redo'), 'CmdOrCtrl+Shift+Z'),
        line,
        { role: 'cut', label: t('menu:cut') },
        { role: 'copy', label: t('menu:copy') },
        { role: 'paste', label: t('menu:paste') },
        { role: 'selectAll', label: t('menu:selectAll') },
        line,
        item('app.search', t('menu:search')),
        item('app.palette', t('menu:palette'), 'CmdOrCtrl+K'),
      ],
    },
    {
      label: t('menu:view'),
      submenu: [
        item('go.calendar', t('menu:calendar')),
        item('go.releases', t('menu:releases')),
        item('go.environments', t('menu:environments')),
        item('go.services', t('menu:services')),
        item('go.settings', t('menu:settings')),
        line,
        { role: 'zoomIn', label: t('menu:zoomIn') },
        { role: 'zoomOut', label: t('menu:zoomOut') },
        { role: 'resetZoom', label: t('menu:zoomReset') },
        { role: 'togglefullscreen', label: t('menu:fullScreen') },
      ],
    },
    { label: t('menu:help'), submenu: [item('app.shortcuts', t('menu:shortcuts'))] },
  ];
}
