import type Electron from 'electron';
import type { CallRequest } from '#shared/bridge.ts';

export interface NotifierParts {
  readonly Notification: typeof Electron.Notification;
  /** Brings the window to the front and tells the page. */
  readonly chosen: (id: string) => void;
}

/** Reminders as notifications of the desktop. */
export class Notifier {
  // Held until they are gone: one that is collected can no longer be clicked (electron/electron#12690).
  readonly #shown = new Map<string, Electron.Notification>();

  constructor(private readonly parts: NotifierParts) {}

  /** False where the system shows none. The same id again takes the earlier one's place. */
  show({ id, title, body }: CallRequest<'notify'>): boolean {
    const { Notification } = this.parts;
    if (!Notification.isSupported()) return false;
    this.#shown.get(id)?.close();
    const notification = new Notification({ title, body });
    const forget = (): void => {
      if (this.#shown.get(id) === notification) this.#shown.delete(id);
    };
    notification.on('close', forget);
    notification.on('click', () => {
      forget();
      this.parts.chosen(id);
    });
    this.#shown.set(id, notification);
    notification.show();
    return true;
  }
}
