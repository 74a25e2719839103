import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { Page } from '../browser/page.ts';
import { callableOff, loud, notOffered } from '../loud.ts';
import { pageScripts } from '../page-scripts.ts';
import { PREVIEW_TITLE, runningBrowser, runtime } from '../runtime.ts';
import { IpcMain } from './ipc-main.ts';
import { answerMessage, eventText } from './messages.ts';
import { themeValue } from './native-theme.ts';
import { pdfOptions } from './printing.ts';
import { type StandinSession, sessionFor } from './session.ts';
import { type StandinFrame, frameOf } from './web-frame-main.ts';

export interface ContentsOwner {
  readonly width: number;
  readonly height: number;
  readonly minimized: boolean;
  /** The page is gone, whoever closed it. */
  contentsGone(): void;
  titleChanged(title: string): void;
}

const REFUSED_PREFERENCES = {
  sandbox: false,
  contextIsolation: false,
  nodeIntegration: true,
  nodeIntegrationInWorker: true,
  nodeIntegrationInSubFrames: true,
  webSecurity: false,
  allowRunningInsecureContent: true,
  webviewTag: true,
  experimentalFeatures: true,
} as const;

/** A page has this long to answer whether it may be closed. */
const UNLOAD_WAIT_MS = 1_000;

const all = new Map<number, WebContents>();
let lastId = 0;

export class WebContents extends EventEmitter {
  readonly id = ++lastId;
  readonly ipc = loud('webContents.ipc', new IpcMain());
  readonly session: StandinSession;
  /** What main holds: this object, throwing on everything it lacks. */
  readonly self: WebContents;
  private page: Page | null = null;
  private readonly opened: Promise<Page>;
  private openHandler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] | null = null;
  private readonly expected: string[] = [];
  private loading = false;
  private destroyed = false;
  private zoom = 1;

  constructor(
    private readonly owner: ContentsOwner,
    private readonly preferences: Electron.WebPreferences,
  ) {
    super();
    for (const [name, refused] of Object.entries(REFUSED_PREFERENCES)) {
      if (preferences[name as keyof Electron.WebPreferences] === refused)
        throw notOffered(`webPreferences.${name}: ${refused}`);
    }
    this.session = sessionFor(preferences);
    this.self = loud('webContents', this);
    all.set(this.id, this);
    this.opened = this.open();
    // Reported where it is awaited; a window nobody loads must not end the process.
    this.opened.catch(() => {});
  }

  get mainFrame(): StandinFrame | null {
    return this.page && frameOf(this.page, this.page.mainFrameId, this.id);
  }

  async loadURL(url: string): Promise<void> {
    if (!/^(about|data|https?):/i.test(url) && !runtime.schemes.has(url.split(':')[0]!))
      throw notOffered(`loadURL of ${url.split(':')[0]}:`);
    const page = await this.opened;
    const target = runtime.addresses.toBrowser(url);
    await this.session.applyPermissions(url);
    this.expected.push(withoutHash(target));
    this.startLoading();
    const { errorText, loaderId } = await page.session.send('Page.navigate', { url: target });
    if (errorText) {
      this.loading = false;
      this.emit('did-fail-load', {}, -2, errorText, url, true);
      throw Object.assign(new Error(`${errorText} (-2) loading '${url}'`), { code: errorText, errno: -2, url });
    }
    if (loaderId !== undefined) await this.loaded(loaderId);
  }

  loadFile(): Promise<void> {
    return Promise.reject(notOffered('loadFile (file: addresses)'));
  }

  reload(): void {
    this.expected.push(withoutHash(this.page?.frames.get(this.page.mainFrameId)?.url ?? ''));
    this.startLoading();
    void this.page?.session.send('Page.reload', {}).catch(() => {});
  }

  getURL(): string {
    const url = this.page?.frames.get(this.page.mainFrameId)?.url ?? '';
    return url === 'about:blank' && this.expected.length > 0 ? '' : runtime.addresses.toApp(url);
  }

  getTitle(): string {
    return this.title;
  }
  private title = '';

  isLoading(): boolean {
    return this.loading;
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  isCrashed(): boolean {
    return false;
  }

  getType(): 'window' {
    return 'window';
  }

  getOSProcessId(): number {
    return runningBrowser().connection ? process.pid : 0;
  }

  send(channel: string, ...args: unknown[]): void {
    this.page?.deliver(eventText(channel, args));
  }

  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    const page = await this.opened;
    if (this.loading) await new Promise<void>((resolve) => this.once('did-stop-loading', resolve));
    return await page.evaluate(code, 'page', userGesture);
  }

  /** For the stand-in's own parts only. */
  async evaluateInPreload(code: string): Promise<unknown> {
    return (await this.opened).evaluate(code, 'preload', true);
  }

  /** Paths of the files an expression of the preload world resolves to. For the stand-in's own parts only. */
  async filePathsOf(code: string): Promise<string[]> {
    const { session } = await this.opened;
    const { result } = await session.send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      userGesture: true,
    });
    if (result.objectId === undefined) return [];
    const { result: properties } = await session.send('Runtime.getProperties', {
      objectId: result.objectId,
      ownProperties: true,
    });
    const files = properties.flatMap(({ value }) =>
      value?.className === 'File' && value.objectId ? [value.objectId] : [],
    );
    return await Promise.all(files.map(async (objectId) => (await session.send('DOM.getFileInfo', { objectId })).path));
  }

  async printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer> {
    const page = await this.opened;
    const { data } = await page.session.send('Page.printToPDF', pdfOptions(options));
    return Buffer.from(data, 'base64');
  }

  /** A shown window prints through the browser's own dialog; unseen there is no printer, and it says so. */
  print(
    _options?: Electron.WebContentsPrintOptions,
    callback?: (success: boolean, failureReason: string) => void,
  ): void {
    if (!runningBrowser().shows) {
      setImmediate(() => callback?.(false, 'no printer in the preview runtime'));
      return;
    }
    this.opened
      .then((page) => page.evaluate('window.print()', 'page', true))
      .then(
        () => callback?.(true, ''),
        (error: Error) => callback?.(false, error.message),
      );
  }

  getPrintersAsync(): Promise<Electron.PrinterInfo[]> {
    return Promise.resolve([]);
  }

  async capturePage(): Promise<{ toPNG(): Buffer }> {
    const { data } = await (await this.opened).session.send('Page.captureScreenshot', { format: 'png' });
    return loud('NativeImage', { toPNG: () => Buffer.from(data, 'base64') });
  }

  async insertCSS(css: string): Promise<string> {
    const add = `(() => { const style = document.createElement('style'); style.textContent = ${JSON.stringify(css)}; document.documentElement.append(style); })()`;
    await (await this.opened).evaluate(add, 'preload');
    return 'standin';
  }

  setWindowOpenHandler(handler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0]): void {
    this.openHandler = handler;
  }

  /** A page asked for a window. It was refused already: allowing is what this runtime can't do. */
  windowOpenAsked(url: string, frameName = '', features = ''): void {
    const answer = this.openHandler?.({
      url: runtime.addresses.toApp(url),
      frameName,
      features,
      disposition: 'new-window',
      referrer: { url: this.getURL(), policy: 'default' },
    } as Electron.HandlerDetails);
    if (answer?.action !== 'deny') throw notOffered('a window opened by a page');
  }

  close(options?: { waitForBeforeUnload?: boolean }): void {
    const leave = options?.waitForBeforeUnload ? this.mayUnload() : Promise.resolve(true);
    void leave.then((may) => may && this.owner.contentsGone());
  }

  /** Asks the page's `beforeunload` listeners. `will-prevent-unload` may overrule them, as in Electron. */
  async mayUnload(): Promise<boolean> {
    if (this.destroyed || !this.page) return true;
    const ask = `(() => { const event = document.createEvent('BeforeUnloadEvent'); event.initEvent('beforeunload', false, true);
      window.dispatchEvent(event); return event.defaultPrevented || event.returnValue !== ''; })()`;
    // A page that hangs can't hold its window open (Chromium gives it a second as well).
    const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), UNLOAD_WAIT_MS));
    const prevented = await Promise.race([this.page.evaluate(ask, 'page').catch(() => false), late]);
    if (prevented !== true) return true;
    const event = callableOff({});
    this.emit('will-prevent-unload', event);
    return event.defaultPrevented;
  }

  focus(): void {
    this.page?.session.send('Page.bringToFront').catch(() => {});
  }

  setZoomFactor(factor: number): void {
    this.zoom = factor;
  }
  getZoomFactor(): number {
    return this.zoom;
  }
  setZoomLevel(level: number): void {
    this.zoom = 1.2 ** level;
  }
  getZoomLevel(): number {
    return Math.log(this.zoom) / Math.log(1.2);
  }
  setVisualZoomLevelLimits(): Promise<void> {
    return Promise.resolve();
  }
  setBackgroundThrottling(): void {}
  isDevToolsOpened(): boolean {
    return false;
  }
  closeDevTools(): void {}

  /** Undone and redone, cut and pasted, by the page itself. */
  private command(name: string): void {
    this.page?.evaluate(`document.execCommand('${name}')`, 'page', true).catch(() => {});
  }
  undo = (): void => this.command('undo');
  redo = (): void => this.command('redo');
  cut = (): void => this.command('cut');
  copy = (): void => this.command('copy');
  paste = (): void => this.command('paste');
  selectAll = (): void => this.command('selectAll');

  // --- for the stand-in's other parts ---

  get targetId(): string | null {
    return this.page?.mainFrameId ?? null;
  }

  holds(frameId: string): boolean {
    return this.page?.frames.has(frameId) ?? false;
  }

  frame(frameId: string): StandinFrame | null {
    return this.page && frameOf(this.page, frameId, this.id);
  }

  /** True once for each navigation main itself started. */
  takeExpected(url: string): boolean {
    const at = this.expected.indexOf(withoutHash(url));
    if (at === -1) return false;
    this.expected.splice(at, 1);
    return true;
  }

  setColorScheme(value: string): void {
    this.page?.setColorScheme(value).catch(() => {});
  }

  /** The shown title. A page's own title stays what it was. */
  showTitle(title: string): void {
    this.opened.then((page) => page.evaluate(`document.title = ${JSON.stringify(title)}`, 'preload')).catch(() => {});
  }

  markDestroyed(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    all.delete(this.id);
    this.emit('destroyed');
  }

  async closeTarget(): Promise<void> {
    const page = await this.opened.catch(() => null);
    if (page) await runtime.targets?.close(page.mainFrameId).catch(() => {});
  }

  private async open(): Promise<Page> {
    const browser = runningBrowser();
    const { width, height, minimized } = this.owner;
    const created = await runtime.targets!.create({
      width,
      height,
      minimized: minimized && browser.shows,
      browserContextId: await this.session.browserContext(),
    });
    const page = new Page(created, pageScripts(this.preferences.preload ?? null), {
      message: (text, contextId) => answerMessage(this, page, text, contextId),
      navigated: (url) => this.emit('did-navigate', {}, runtime.addresses.toApp(url), 200, ''),
      navigatedWithin: (url, isMain) =>
        this.emit('did-navigate-in-page', {}, runtime.addresses.toApp(url), isMain, this.id, 1),
      lifecycle: (name, loaderId) => this.lifecycle(name, loaderId),
      failedNavigation: (url) => this.emit('did-fail-load', {}, -2, 'ERR_FAILED', runtime.addresses.toApp(url), true),
      console: (level, text, source, line) => this.consoleMessage(level, text, source, line),
      crashed: () => this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }),
      requestedNavigation: (url, frameId) => this.requestedNavigation(url, frameId),
    });
    runtime.targets!.watch(created.targetId, {
      destroyed: () => this.owner.contentsGone(),
      title: () => void this.readTitle(page),
    });
    this.page = page;
    await page.prepare({
      javascript: this.preferences.javascript !== false,
      showsDialogs: browser.shows,
      colorScheme: themeValue(),
    });
    if (browser.sizeIsOuter) await setInnerSize(page, width, height);
    return page;
  }

  /** Asked of the document: the browser itself calls an untitled page by its address. */
  private async readTitle(page: Page): Promise<void> {
    const title = await page.evaluate('document.title', 'preload').catch(() => '');
    if (this.destroyed || typeof title !== 'string' || title === '' || title.endsWith(PREVIEW_TITLE)) return;
    this.title = title;
    this.owner.titleChanged(title);
  }

  private startLoading(): void {
    if (this.loading) return;
    this.loading = true;
    this.emit('did-start-loading');
  }

  private readonly loads = new Map<string, () => void>();
  private readonly done = new Set<string>();

  private loaded(loaderId: string): Promise<void> {
    if (this.done.has(loaderId)) return Promise.resolve();
    return new Promise((resolve) => this.loads.set(loaderId, resolve));
  }

  private lifecycle(name: string, loaderId: string): void {
    if (name === 'init' && this.done.size > 50) this.done.clear();
    if (name === 'DOMContentLoaded') this.emit('dom-ready', {});
    if (name !== 'load') return;
    this.done.add(loaderId);
    this.loading = false;
    this.emit('did-finish-load');
    this.emit('did-stop-loading');
    this.loads.get(loaderId)?.();
    this.loads.delete(loaderId);
  }

  private consoleMessage(type: string, message: string, source: string, lineNumber: number): void {
    const level = type === 'error' || type === 'warning' || type === 'debug' ? type : 'info';
    this.emit('console-message', { level, message, lineNumber, sourceId: runtime.addresses.toApp(source) });
    if (process.env['SLIPWAY_STANDIN_DEBUG']) process.stderr.write(`[page ${level}] ${message}\n`);
  }

  /** Other schemes never come by the request handler; the browser refuses them, main is still told. */
  private requestedNavigation(url: string, frameId: string): void {
    if (/^(https?|about|javascript):/i.test(url)) return;
    if (this.takeExpected(url)) return;
    this.emit(
      'will-frame-navigate',
      callableOff({ url, isMainFrame: frameId === this.targetId, isSameDocument: false }),
    );
    if (frameId === this.targetId)
      this.emit('will-navigate', callableOff({ url, isMainFrame: true, isSameDocument: false }), url);
  }
}

function withoutHash(url: string): string {
  return url.split('#')[0]!;
}

async function setInnerSize(page: Page, width: number, height: number): Promise<void> {
  const { windowId } = await page.session.send('Browser.getWindowForTarget', {});
  await page.session.send('Browser.setContentsSize', { windowId, width, height });
}

export function allContents(): WebContents[] {
  return [...all.values()];
}

export const webContents = loud('webContents', {
  getAllWebContents: () => allContents().map((contents) => contents.self),
  fromId: (id: number) => all.get(id)?.self,
  fromDevToolsTargetId: (targetId: string) => allContents().find((contents) => contents.targetId === targetId)?.self,
  getFocusedWebContents: () => allContents().at(-1)?.self ?? null,
});
