import type Electron from 'electron';
import { Loads } from '../browser/loads.ts';
import { Page } from '../browser/page.ts';
import { callableOff, loud, notOffered } from '../loud.ts';
import { pageScripts } from '../page-scripts.ts';
import { PREVIEW_TITLE, browserTargets, runningBrowser, runtime } from '../runtime.ts';
import { ContentsOutput } from './contents-output.ts';
import { IpcMain } from './ipc-main.ts';
import { answerMessage, eventText } from './messages.ts';
import { themeValue } from './native-theme.ts';
import { refuseUnsafe } from './preferences.ts';
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

/** A page has this long to answer whether it may be closed. */
const UNLOAD_WAIT_MS = 1_000;

const all = new Map<number, WebContents>();
let lastId = 0;

export class WebContents extends ContentsOutput {
  readonly id = ++lastId;
  readonly ipc = loud('webContents.ipc', new IpcMain());
  readonly session: StandinSession;
  /** What main holds: this object, throwing on everything it lacks. */
  readonly self: WebContents;
  private page: Page | null = null;
  protected readonly opened: Promise<Page>;
  private openHandler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] | null = null;
  private readonly expected: string[] = [];
  private loading = false;
  private destroyed = false;
  private readonly loads = new Loads();

  constructor(
    private readonly owner: ContentsOwner,
    private readonly preferences: Electron.WebPreferences,
  ) {
    super();
    refuseUnsafe(preferences);
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
    const [scheme = ''] = url.split(':');
    if (!/^(about|data|https?)$/i.test(scheme) && !runtime.schemes.has(scheme))
      throw notOffered(`loadURL of ${scheme}:`);
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
    if (loaderId !== undefined) await this.loads.finished(loaderId);
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

  send(channel: string, ...args: unknown[]): void {
    this.page?.deliver(eventText(channel, args));
  }

  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    const page = await this.opened;
    if (this.loading) await new Promise<void>((resolve) => this.once('did-stop-loading', resolve));
    return await page.evaluate(code, 'page', userGesture);
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
    });
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
    const created = await browserTargets().create({
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
    browserTargets().watch(created.targetId, {
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

  private lifecycle(name: string, loaderId: string): void {
    if (name === 'DOMContentLoaded') this.emit('dom-ready', {});
    if (name !== 'load') return;
    this.loading = false;
    this.emit('did-finish-load');
    this.emit('did-stop-loading');
    this.loads.finish(loaderId);
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
  return url.replace(/#.*$/s, '');
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
