import { EventEmitter } from 'node:events';
import type Electron from 'electron';

/** Kept, not drawn: a test finds it by `title` and clicks it by `emit('click')`. */
export class Notification extends EventEmitter {
  static isSupported(): boolean {
    return true;
  }

  readonly title: string;
  readonly body: string;

  constructor({ title = '', body = '' }: Electron.NotificationConstructorOptions = {}) {
    super();
    this.title = title;
    this.body = body;
  }

  show(): void {
    this.emit('show');
  }

  close(): void {
    this.emit('close');
  }
}
