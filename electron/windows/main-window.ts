import { APP_ORIGIN, eventChannel, type EventName } from '#shared/bridge-names.ts';
import type { EventPayload } from '#shared/bridge.ts';
import { SlipwayError } from '#shared/errors.ts';
import { LEAST, startBounds, type Rectangle, type SavedBounds } from './bounds.ts';
import { Closing } from './closing.ts';
import { ReloadGuard } from './reload-guard.ts';

export interface MainWindowParts {
  readonly BrowserWindow: typeof Electron.BrowserWindow;
  readonly preferences: Electron.WebPreferences;
  readonly background: () => string;
  readonly screens: () => readonly Rectangle[];
  readonly savedBounds: () => SavedBounds | null;
  readonly saveBounds: (bounds: SavedBounds) => void;
  readonly log: (level: 'error' | 'warn' | 'info', event: string, detail?: Record<string, number>) => void;
  readonly closed: () => void;
  /** The page crashed; another may be loaded in its place. */
  readonly pageGone: () => void;
  readonly limits: { readonly readyMs: number; readonly closeMs: number; readonly reloadsPerMinute: number };
}

/** The planner's one window. It may run unseen for a command and be shown later. */
export class MainWindow {
  readonly #window: Electron.BrowserWindow;
  readonly #closing: Closing;
  readonly #reloads: ReloadGuard;
  /** Resolves once the page said `ready`; renewed when the page is loaded anew. */
  #ready = deferred();
  #isReady = false;
  #visible = false;

  constructor(private readonly parts: MainWindowParts) {
    const start = startBounds(parts.savedBounds(), parts.screens());
    this.#window = new parts.BrowserWindow({
      width: start.width,
      height: start.height,
      ...start.place,
      minWidth: LEAST.width,
      minHeight: LEAST.height,
      show: false,
      backgroundColor: parts.background(),
      webPreferences: parts.preferences,
    });
    if (start.maximized) this.#window.once('show', () => this.#window.maximize());
    this.#reloads = new ReloadGuard(parts.limits.reloadsPerMinute);
    this.#closing = new Closing({
      ask: () => this.#isReady && this.send('closing', {}),
      close: () => {
        this.#window.close();
      },
      timeoutMs: parts.limits.closeMs,
      timedOut: () => {
        parts.log('warn', 'window.closeTimedOut');
      },
    });
    this.#listen();
  }

  /** Starts loading the page; resolves when the document is there, before it said `ready`. */
  async load(): Promise<void> {
    await this.#window.loadURL(`${APP_ORIGIN}/`);
  }

  get isGone(): boolean {
    return this.#window.isDestroyed();
  }

  /** Shown to the person, rather than run unseen for a command. */
  get isVisible(): boolean {
    return this.#visible;
  }

  get browserWindow(): Electron.BrowserWindow {
    return this.#window;
  }

  isPageOf(contents: Electron.WebContents): boolean {
    return !this.isGone && contents === this.#window.webContents;
  }

  show(): void {
    if (this.isGone) return;
    this.#visible = true;
    if (this.#window.isMinimized()) this.#window.restore();
    this.#window.show();
    this.#window.focus();
    if (this.#isReady) this.send('shown', {});
  }

  /** Sends an event to the page; false when there is no page. */
  send<E extends EventName>(event: E, payload: EventPayload<E>): boolean {
    if (this.isGone || this.#window.webContents.isDestroyed()) return false;
    this.#window.webContents.send(eventChannel(event), payload);
    return true;
  }

  pageReady(): void {
    this.#isReady = true;
    if (this.#visible) this.send('shown', {});
    this.#ready.resolve();
  }

  pageMayClose(): void {
    this.#closing.ready();
  }

  /** Waits for the page, bounded. @throws SlipwayError `internal` when it doesn't come up */
  async untilReady(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        reject(new SlipwayError('internal', { name: 'windowNotReady' }));
      }, this.parts.limits.readyMs);
    });
    try {
      await Promise.race([this.#ready.promise, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  #listen(): void {
    const window = this.#window;
    window.on('close', (event) => {
      if (!this.#closing.request()) {
        event.preventDefault();
        return;
      }
      if (this.#visible) {
        this.parts.saveBounds({ ...window.getNormalBounds(), maximized: window.isMaximized() });
      }
    });
    window.on('closed', () => {
      this.parts.closed();
    });
    // The title is set through `windowState`; the document's own would show the bare product name in between.
    window.on('page-title-updated', (event) => {
      event.preventDefault();
    });
    window.webContents.on('render-process-gone', (_event, details) => {
      this.#isReady = false;
      this.parts.log('error', 'window.rendererGone', { exitCode: details.exitCode });
      this.parts.pageGone();
      // A window that was about to close has nothing to wait for any more, and goes here.
      this.#closing.ready();
      if (details.reason === 'clean-exit' || this.isGone || !this.#reloads.mayReload(Date.now())) return;
      this.#ready = deferred();
      window.webContents.reload();
    });
  }
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
