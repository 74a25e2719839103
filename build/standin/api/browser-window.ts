import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { callableOff, loud, notOffered } from '../loud.ts';
import { PREVIEW_TITLE, runningBrowser, runtime } from '../runtime.ts';
import { onThemeChange } from './native-theme.ts';
import { WebContents, allContents } from './web-contents.ts';

const open = new Map<number, BrowserWindow>();
let lastId = 0;

type WindowsListener = { created(window: BrowserWindow): void; allClosed(): void };
let listener: WindowsListener = { created: () => {}, allClosed: () => {} };
export function watchWindows(watcher: WindowsListener): void {
  listener = watcher;
}

onThemeChange((value) => allContents().forEach((contents) => contents.setColorScheme(value)));

/** Pages still being closed; the app waits for them before it ends the browser. */
export const closing = new Set<Promise<void>>();

export class BrowserWindow extends EventEmitter {
  readonly id = ++lastId;
  readonly webContents: WebContents;
  private readonly contents: WebContents;
  private readonly self: BrowserWindow;
  private title: string;
  private bounds: Electron.Rectangle;
  private visible: boolean;
  private state: 'normal' | 'maximized' | 'minimized' | 'fullscreen' = 'normal';
  private destroyed = false;

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super();
    if (!runtime.ready) throw new Error('Cannot create BrowserWindow before app is ready');
    if (options.parent || options.modal) throw notOffered('child windows');
    this.bounds = { x: options.x ?? 0, y: options.y ?? 0, width: options.width ?? 800, height: options.height ?? 600 };
    this.visible = options.show ?? true;
    this.title = options.title ?? runtime.app.name;
    this.self = loud('BrowserWindow', this);
    this.contents = new WebContents(
      {
        width: this.bounds.width,
        height: this.bounds.height,
        minimized: !this.visible,
        contentsGone: () => this.destroy(),
        titleChanged: (title) => this.pageTitled(title),
      },
      options.webPreferences ?? {},
    );
    this.webContents = this.contents.self;
    open.set(this.id, this.self);
    this.contents.once('did-stop-loading', () => this.emit('ready-to-show'));
    this.contents.on('unresponsive', () => this.emit('unresponsive'));
    queueMicrotask(() => listener.created(this.self));
    return this.self;
  }

  loadURL(url: string): Promise<void> {
    return this.contents.loadURL(url);
  }
  loadFile(): Promise<void> {
    return this.contents.loadFile();
  }
  reload(): void {
    this.contents.reload();
  }

  /** `close` may be called off; then the page's own beforeunload is asked; then the window goes. */
  close(): void {
    void this.leave();
  }

  /** As `close`; false when the window stays. */
  async leave(): Promise<boolean> {
    if (this.destroyed) return true;
    const event = callableOff({});
    this.emit('close', event);
    if (event.defaultPrevented || !(await this.contents.mayUnload())) return false;
    this.destroy();
    return true;
  }

  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    open.delete(this.id);
    const gone = this.contents.closeTarget();
    closing.add(gone);
    void gone.finally(() => closing.delete(gone));
    this.contents.markDestroyed();
    this.emit('closed');
    setImmediate(() => open.size === 0 && listener.allClosed());
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  show(): void {
    const was = this.visible;
    this.visible = true;
    if (this.state === 'minimized') this.state = 'normal';
    this.place('normal');
    if (!was) this.emit('show');
    this.focus();
  }
  showInactive(): void {
    this.show();
  }
  hide(): void {
    this.visible = false;
    this.place('minimized');
    this.emit('hide');
  }
  isVisible(): boolean {
    return this.visible;
  }
  focus(): void {
    if (runningBrowser().shows) this.contents.focus();
    this.emit('focus');
  }
  blur(): void {
    this.emit('blur');
  }
  isFocused(): boolean {
    return this.visible && !this.destroyed && [...open.values()].at(-1) === this.self;
  }
  moveTop(): void {
    this.focus();
  }
  flashFrame(): void {}

  maximize(): void {
    this.change('maximized', 'maximize');
  }
  unmaximize(): void {
    this.change('normal', 'unmaximize');
  }
  isMaximized(): boolean {
    return this.state === 'maximized';
  }
  minimize(): void {
    this.change('minimized', 'minimize');
  }
  restore(): void {
    this.change('normal', 'restore');
  }
  isMinimized(): boolean {
    return this.state === 'minimized';
  }
  setFullScreen(flag: boolean): void {
    this.change(flag ? 'fullscreen' : 'normal', flag ? 'enter-full-screen' : 'leave-full-screen');
  }
  isFullScreen(): boolean {
    return this.state === 'fullscreen';
  }
  isNormal(): boolean {
    return this.state === 'normal';
  }

  getBounds(): Electron.Rectangle {
    return { ...this.bounds };
  }
  getNormalBounds(): Electron.Rectangle {
    return { ...this.bounds };
  }
  getContentBounds(): Electron.Rectangle {
    return { ...this.bounds };
  }
  getSize(): [number, number] {
    return [this.bounds.width, this.bounds.height];
  }
  getContentSize(): [number, number] {
    return this.getSize();
  }
  getPosition(): [number, number] {
    return [this.bounds.x, this.bounds.y];
  }
  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.bounds = { ...this.bounds, ...bounds };
    this.place('normal');
    this.emit('resize');
    this.emit('resized');
  }
  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }
  setContentSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }
  setPosition(x: number, y: number): void {
    this.bounds = { ...this.bounds, x, y };
    this.place('normal');
    this.emit('move');
  }
  center(): void {}
  setMinimumSize(): void {}
  setMaximumSize(): void {}
  setResizable(): void {}

  /** What the title bar says, the runtime's own words included. */
  getTitle(): string {
    return shown(this.title);
  }
  setTitle(title: string): void {
    this.title = title;
    this.contents.showTitle(shown(title));
  }

  // Chrome of a real window that this one doesn't have.
  setMenu(): void {}
  removeMenu(): void {}
  setMenuBarVisibility(): void {}
  setAutoHideMenuBar(): void {}
  setBackgroundColor(): void {}
  setTitleBarOverlay(): void {}
  setProgressBar(): void {}
  setRepresentedFilename(): void {}
  setDocumentEdited(): void {}
  setIcon(): void {}
  setOverlayIcon(): void {}

  static getAllWindows(): BrowserWindow[] {
    return [...open.values()];
  }
  static getFocusedWindow(): BrowserWindow | null {
    return [...open.values()].filter((window) => window.isVisible()).at(-1) ?? null;
  }
  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return [...open.values()].find((window) => window.webContents === contents) ?? null;
  }
  static fromId(id: number): BrowserWindow | null {
    return open.get(id) ?? null;
  }

  private change(state: BrowserWindow['state'], event: string): void {
    if (this.state === state) return;
    this.state = state;
    this.place(state);
    this.emit(event);
  }

  /** The browser's window follows. Unseen windows have a size and nothing else. */
  private place(windowState: BrowserWindow['state']): void {
    const { shows, connection } = runningBrowser();
    const targetId = this.contents.targetId;
    if (targetId === null || this.destroyed || (!shows && windowState !== 'normal')) return;
    void (async () => {
      const { windowId } = await connection.root.send('Browser.getWindowForTarget', { targetId });
      if (shows) await connection.root.send('Browser.setWindowBounds', { windowId, bounds: { windowState } });
      if (windowState !== 'normal') return;
      const { x, y, width, height } = this.bounds;
      const where = shows ? { left: x, top: y, width, height } : { width, height };
      await connection.root.send('Browser.setWindowBounds', { windowId, bounds: where });
    })().catch(() => {});
  }

  private pageTitled(title: string): void {
    if (this.destroyed) return;
    const event = callableOff({});
    this.contents.emit('page-title-updated', event, title, true);
    this.emit('page-title-updated', event, title, true);
    if (!event.defaultPrevented) this.title = title;
    // Seen by nobody: what is printed from a hidden window has its own title, not this one.
    if (this.visible) this.contents.showTitle(shown(this.title));
  }
}

function shown(title: string): string {
  return `${title} — ${PREVIEW_TITLE}`;
}
