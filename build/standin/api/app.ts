import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { callableOff, loud, notOffered } from '../loud.ts';
import { runtime } from '../runtime.ts';
import { BrowserWindow, closing, watchWindows } from './browser-window.ts';
import { commandLine } from './command-line.ts';
import { Paths } from './paths.ts';
import { onSessionCreated } from './session.ts';
import { InstanceLock, type SecondInstance } from './single-instance.ts';

/** Pages have this long to close before the browser is ended with them. */
const END_WAIT_MS = 3_000;

class App extends EventEmitter {
  readonly commandLine = commandLine;
  userAgentFallback = '';
  accessibilitySupportEnabled = false;
  private readonly paths = new Paths();
  private readonly lock = new InstanceLock((second) => this.second(second));
  private announceReady!: () => void;
  private readonly whenIsReady = new Promise<void>((resolve) => (this.announceReady = resolve));
  private refused = false;
  private quitting = false;
  private ending = false;

  get name(): string {
    return runtime.app.name;
  }
  set name(name: string) {
    runtime.app.name = name;
  }
  getName(): string {
    return runtime.app.name;
  }
  setName(name: string): void {
    runtime.app.name = name;
  }
  getVersion(): string {
    return runtime.app.version;
  }
  getAppPath(): string {
    return runtime.app.path;
  }
  get isPackaged(): boolean {
    return runtime.app.packaged;
  }
  getPath(name: string): string {
    return this.paths.get(name);
  }
  setPath(name: string, folder: string): void {
    this.paths.change(name, folder);
  }
  setAppLogsPath(folder?: string): void {
    this.paths.change('logs', folder ?? this.paths.get('logs'));
  }
  getLocale(): string {
    return Intl.DateTimeFormat().resolvedOptions().locale;
  }
  getSystemLocale(): string {
    return this.getLocale();
  }
  getLocaleCountryCode(): string {
    return new Intl.Locale(this.getLocale()).region ?? '';
  }
  getPreferredSystemLanguages(): string[] {
    return [this.getLocale()];
  }

  isReady(): boolean {
    return runtime.ready;
  }
  whenReady(): Promise<void> {
    return this.whenIsReady;
  }

  requestSingleInstanceLock(additionalData?: Record<string, unknown>): boolean {
    const data = additionalData ?? {};
    const granted = this.lock.request(this.paths.get('userData'), {
      argv: process.argv,
      workingDirectory: process.cwd(),
      additionalData: data,
    });
    this.refused = !granted;
    return granted;
  }
  hasSingleInstanceLock(): boolean {
    return this.lock.isHeld;
  }
  releaseSingleInstanceLock(): void {
    this.lock.release();
  }

  /** Each window is asked to close; one that stays calls the quit off. */
  quit(): void {
    if (this.ending) return;
    const event = callableOff({});
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    this.quitting = true;
    const windows = BrowserWindow.getAllWindows();
    if (windows.length === 0) this.leave(0);
    else void this.closeAll(windows);
  }

  exit(code = 0): void {
    if (this.ending) return;
    this.ending = true;
    for (const window of BrowserWindow.getAllWindows()) window.destroy();
    this.emit('quit', {}, code);
    void this.end(code);
  }

  relaunch(): void {
    throw notOffered('app.relaunch');
  }
  focus(): void {}
  hide(): void {}
  show(): void {}
  enableSandbox(): void {}
  disableHardwareAcceleration(): void {}
  setAppUserModelId(): void {}
  setAboutPanelOptions(): void {}
  showAboutPanel(): void {}
  addRecentDocument(): void {}
  clearRecentDocuments(): void {}
  setAsDefaultProtocolClient(): boolean {
    return false;
  }
  setBadgeCount(): boolean {
    return false;
  }
  isAccessibilitySupportEnabled(): boolean {
    return false;
  }

  // --- for the stand-in's start ---

  start(): void {
    watchWindows({
      created: (window) => {
        this.emit('web-contents-created', {}, window.webContents);
        this.emit('browser-window-created', {}, window);
        const forward = (...args: unknown[]): void =>
          void this.emit('render-process-gone', args[0], window.webContents, args[1]);
        window.webContents.on('render-process-gone', forward);
      },
      allClosed: () => this.windowsClosed(),
    });
    onSessionCreated((session) => this.emit('session-created', session));
  }

  /** Through `emit` of the outward object: the end-to-end runner holds `ready` back by replacing it. */
  announce(outward: { emit: EventEmitter['emit'] }): void {
    runtime.ready = true;
    outward.emit('will-finish-launching');
    outward.emit('ready', {}, {});
    this.announceReady();
  }

  /** Another process owns the profile: this one may wait for it, and must not touch the profile's browser. */
  get isRefused(): boolean {
    return this.refused;
  }

  get isEnding(): boolean {
    return this.ending;
  }

  private async closeAll(windows: BrowserWindow[]): Promise<void> {
    const left = await Promise.all(windows.map((window) => window.leave()));
    if (left.includes(false)) this.quitting = false;
  }

  private windowsClosed(): void {
    if (this.ending) return;
    if (this.quitting) this.leave(0);
    else if (!this.emit('window-all-closed')) this.quit();
  }

  private leave(code: number): void {
    if (this.ending) return;
    const event = callableOff({});
    this.emit('will-quit', event);
    if (event.defaultPrevented) {
      this.quitting = false;
      return;
    }
    this.ending = true;
    this.emit('quit', {}, code);
    void this.end(code);
  }

  private async end(code: number): Promise<void> {
    // Ending must not hang on a page that doesn't answer: the browser goes, and the page with it.
    const late = new Promise((resolve) => setTimeout(resolve, END_WAIT_MS));
    await Promise.race([Promise.allSettled(closing), late]);
    await runtime.browser?.close();
    this.lock.release();
    process.exit(code);
  }

  private second({ argv, workingDirectory, additionalData }: SecondInstance): void {
    const tell = (): void => void this.emit('second-instance', {}, argv, workingDirectory, additionalData);
    if (runtime.ready) tell();
    else void this.whenIsReady.then(tell);
  }
}

export const appControl = new App();
export const app = loud('app', appControl) satisfies Pick<
  Electron.App,
  | 'name'
  | 'getName'
  | 'setName'
  | 'getVersion'
  | 'getAppPath'
  | 'isPackaged'
  | 'getLocale'
  | 'isReady'
  | 'whenReady'
  | 'requestSingleInstanceLock'
  | 'quit'
  | 'exit'
>;
