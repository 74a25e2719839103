import os from 'node:os';
import path from 'node:path';
import type Electron from 'electron';
import { loud } from '../loud.ts';
import { runningBrowser } from '../runtime.ts';
import type { BrowserWindow } from './browser-window.ts';
import { chooseFiles } from './file-chooser.ts';

/**
 * Dialogs of the system are not to be had. In a shown window the browser's own stand in: its file
 * chooser to open, a yes-or-no to ask; a file is saved into Downloads, and that is said. Unseen,
 * every dialog is answered as if the person had cancelled. Tests replace these functions.
 */
type Maybe<T> = [T] | [unknown, T];

function split<T>(args: Maybe<T>): { window: BrowserWindow | null; options: T } {
  return args.length === 1
    ? { window: null, options: args[0] }
    : { window: args[0] as BrowserWindow, options: args[1] };
}

function say(text: string): void {
  process.stderr.write(`preview runtime: ${text}\n`);
}

export const dialog = loud('dialog', {
  async showOpenDialog(...args: Maybe<Electron.OpenDialogOptions>): Promise<Electron.OpenDialogReturnValue> {
    const { window, options } = split(args);
    if (!window || !runningBrowser().shows) {
      say(`no one to choose a file for "${options.title ?? 'open'}"; taken as cancelled`);
      return { canceled: true, filePaths: [] };
    }
    const filePaths = await chooseFiles(window.webContents, options);
    return { canceled: filePaths.length === 0, filePaths };
  },

  showSaveDialog(...args: Maybe<Electron.SaveDialogOptions>): Promise<Electron.SaveDialogReturnValue> {
    const { options } = split(args);
    if (!runningBrowser().shows) {
      say(`no one to choose a name for "${options.title ?? 'save'}"; taken as cancelled`);
      return Promise.resolve({ canceled: true, filePath: '' });
    }
    const filePath = path.join(os.homedir(), 'Downloads', path.basename(options.defaultPath ?? 'slipway'));
    say(`saving to ${filePath}`);
    return Promise.resolve({ canceled: false, filePath });
  },

  async showMessageBox(...args: Maybe<Electron.MessageBoxOptions>): Promise<Electron.MessageBoxReturnValue> {
    const { window, options } = split(args);
    const cancel = options.cancelId ?? 0;
    if (!window || !runningBrowser().shows) {
      say(`${options.message} — answered with "${options.buttons?.[cancel] ?? 'cancel'}"`);
      return { response: cancel, checkboxChecked: false };
    }
    const text = JSON.stringify([options.message, options.detail ?? ''].join('\n\n'));
    const yes = await window.webContents.evaluateInPreload(`confirm(${text})`);
    // Yes is the first button that does something; the default may well be the one that does nothing.
    const act = (options.buttons ?? []).findIndex((_button, index) => index !== cancel);
    return { response: yes === true && act >= 0 ? act : cancel, checkboxChecked: false };
  },

  showErrorBox(title: string, content: string): void {
    say(`${title}: ${content}`);
  },
}) satisfies { [K in 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox' | 'showErrorBox']: unknown };
