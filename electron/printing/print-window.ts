import type { PrintWindow } from './printer.ts';
import { PRINT_PREFERENCES } from '../security/web-preferences.ts';

/** A hidden window for one print document. */
export function openPrintWindow(BrowserWindow: typeof Electron.BrowserWindow): PrintWindow {
  const window = new BrowserWindow({ show: false, webPreferences: { ...PRINT_PREFERENCES } });
  return {
    load: async (address) => window.loadURL(address),
    toPdf: async (options) => window.webContents.printToPDF(options),
    toPrinter: async (options) =>
      new Promise((resolve) => {
        window.webContents.print(options, (success, reason) => {
          resolve(success ? null : reason);
        });
      }),
    destroy: () => {
      if (!window.isDestroyed()) window.destroy();
    },
  };
}
