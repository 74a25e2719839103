import type { CdpSession } from './connection.ts';
import type { NewPage } from './targets.ts';
import type { PageScripts } from '../page-scripts.ts';
import type { Protocol } from './protocol-types.ts';

export interface FrameInfo {
  readonly id: string;
  readonly parentId: string | null;
  url: string;
  name: string;
}

export interface PageListener {
  /** A call from the preload world of the main frame. */
  message(text: string, contextId: number): void;
  navigated(url: string): void;
  navigatedWithin(url: string, isMainFrame: boolean): void;
  lifecycle(name: string, loaderId: string): void;
  failedNavigation(url: string): void;
  console(level: string, text: string, source: string, line: number): void;
  crashed(): void;
  /** A navigation the page asked for, before anything is requested. */
  requestedNavigation(url: string, frameId: string): void;
}

/** One page of the browser: its frames, its two worlds, its scripts. */
export class Page {
  readonly frames = new Map<string, FrameInfo>();
  readonly session: CdpSession;
  readonly mainFrameId: string;
  private isolatedContext: number | null = null;

  constructor(
    page: NewPage,
    private readonly scripts: PageScripts,
    private readonly listener: PageListener,
  ) {
    this.session = page.session;
    // Chromium gives a page's main frame the id of its target.
    this.mainFrameId = page.targetId;
    this.frames.set(page.targetId, { id: page.targetId, parentId: null, url: '', name: '' });
    this.listen();
  }

  /** Everything is sent at once and in this order: the page's own world must be ready before preload. */
  async prepare(options: { javascript: boolean; showsDialogs: boolean; colorScheme: string }): Promise<void> {
    const { session, scripts } = this;
    if (!options.showsDialogs) {
      session.on('Page.javascriptDialogOpening', () => {
        session.send('Page.handleJavaScriptDialog', { accept: false }).catch(() => {});
      });
    }
    await Promise.all([
      session.send('Page.enable'),
      session.send('Page.setLifecycleEventsEnabled', { enabled: true }),
      session.send('Runtime.enable'),
      session.send('Inspector.enable'),
      session.send('Runtime.addBinding', { name: scripts.binding, executionContextName: scripts.world }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.mainWorld }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.isolated, worldName: scripts.world }),
      this.setColorScheme(options.colorScheme),
      ...(options.javascript ? [] : [session.send('Emulation.setScriptExecutionDisabled', { value: true })]),
      session.send('Runtime.runIfWaitingForDebugger'),
    ]);
  }

  /** `dark`, `light`, or empty for the system's. */
  async setColorScheme(value: string): Promise<void> {
    await this.session.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] });
  }

  /** Hands a text to the preload world. Lost when there is no document yet, as in Electron. */
  deliver(text: string, contextId = this.isolatedContext): void {
    if (contextId === null) return;
    this.session
      .send('Runtime.callFunctionOn', {
        functionDeclaration: `function (text) { globalThis[${JSON.stringify(this.scripts.deliver)}](text); }`,
        arguments: [{ value: text }],
        executionContextId: contextId,
        silent: true,
      })
      // The document that asked may be gone by now.
      .catch(() => {});
  }

  /** Runs an expression in the page's own world, or in the preload world. */
  async evaluate(expression: string, where: 'page' | 'preload', userGesture = false): Promise<unknown> {
    const { result, exceptionDetails } = await this.session.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
      userGesture,
      ...(where === 'preload' && this.isolatedContext !== null ? { contextId: this.isolatedContext } : {}),
    });
    if (exceptionDetails) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return result.value as unknown;
  }

  private listen(): void {
    const { session, listener } = this;
    session.on('Runtime.executionContextCreated', ({ context }) => {
      const frame = context.auxData as { frameId?: string } | undefined;
      if (context.name === this.scripts.world && frame?.frameId === this.mainFrameId) this.isolatedContext = context.id;
    });
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      if (executionContextId === this.isolatedContext) this.isolatedContext = null;
    });
    session.on('Runtime.executionContextsCleared', () => {
      this.isolatedContext = null;
    });
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === this.scripts.binding) listener.message(payload, executionContextId);
    });
    session.on('Page.frameAttached', ({ frameId, parentFrameId }) => {
      this.frames.set(frameId, { id: frameId, parentId: parentFrameId, url: '', name: '' });
    });
    session.on('Page.frameDetached', ({ frameId }) => this.frames.delete(frameId));
    session.on('Page.frameNavigated', ({ frame }) => this.frameNavigated(frame));
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      const frame = this.frames.get(frameId);
      if (frame) frame.url = url;
      listener.navigatedWithin(url, frameId === this.mainFrameId);
    });
    session.on('Page.lifecycleEvent', ({ frameId, name, loaderId }) => {
      if (frameId === this.mainFrameId) listener.lifecycle(name, loaderId);
    });
    session.on('Page.frameRequestedNavigation', ({ url, frameId }) => listener.requestedNavigation(url, frameId));
    session.on('Inspector.targetCrashed', () => listener.crashed());
    session.on('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
      const text = args.map((arg) => String(arg.value ?? arg.description ?? arg.type)).join(' ');
      const at = stackTrace?.callFrames[0];
      listener.console(type, text, at?.url ?? '', at?.lineNumber ?? 0);
    });
    session.on('Runtime.exceptionThrown', ({ exceptionDetails: { exception, text, url, lineNumber } }) => {
      listener.console('error', `Uncaught ${exception?.description ?? text}`, url ?? '', lineNumber);
    });
  }

  private frameNavigated(frame: Protocol.Page.Frame): void {
    const url = frame.url + (frame.urlFragment ?? '');
    this.frames.set(frame.id, { id: frame.id, parentId: frame.parentId ?? null, url, name: frame.name ?? '' });
    if (frame.id !== this.mainFrameId) return;
    if (frame.unreachableUrl !== undefined) this.listener.failedNavigation(frame.unreachableUrl);
    else this.listener.navigated(url);
  }
}
