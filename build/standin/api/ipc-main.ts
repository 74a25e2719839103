import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { loud } from '../loud.ts';

type Handler = (event: Electron.IpcMainInvokeEvent, ...args: never[]) => unknown;

/** `ipcMain`, and `webContents.ipc`, which is asked first. */
export class IpcMain extends EventEmitter {
  private readonly handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.handlers.set(channel, handler);
  }

  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel);
      return handler(event, ...args);
    });
  }

  removeHandler(channel: string): void {
    this.handlers.delete(channel);
  }

  handlerOf(channel: string): Handler | undefined {
    return this.handlers.get(channel);
  }
}

export const ipcMain = loud('ipcMain', new IpcMain()) satisfies Pick<
  Electron.IpcMain,
  'handle' | 'handleOnce' | 'removeHandler' | 'on' | 'once' | 'off' | 'removeListener' | 'removeAllListeners'
>;
