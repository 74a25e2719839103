import { app } from './api/app.ts';
import { BrowserWindow } from './api/browser-window.ts';
import { dialog } from './api/dialog.ts';
import { ipcMain } from './api/ipc-main.ts';
import { Menu, MenuItem } from './api/menu.ts';
import { nativeTheme } from './api/native-theme.ts';
import { net } from './api/net.ts';
import { Notification } from './api/notification.ts';
import { session } from './api/session.ts';
import { shell } from './api/shell.ts';
import { clipboard, safeStorage, screen } from './api/small.ts';
import { webContents } from './api/web-contents.ts';
import { loud } from './loud.ts';

/** What `require('electron')` gives the main process. Everything else throws when touched. */
export const electron = loud('electron', {
  app,
  BrowserWindow: loud('BrowserWindow', BrowserWindow),
  clipboard,
  dialog,
  ipcMain,
  Menu: loud('Menu', Menu),
  MenuItem,
  nativeTheme,
  net,
  Notification: loud('Notification', Notification),
  get protocol() {
    return session.defaultSession.protocol;
  },
  safeStorage,
  screen,
  session,
  shell,
  webContents,
});
