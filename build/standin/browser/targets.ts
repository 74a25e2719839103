import type { CdpSession, Connection } from './connection.ts';
import type { Protocol } from './protocol-types.ts';

export interface NewPage {
  readonly targetId: string;
  readonly session: CdpSession;
}

export interface PageWish {
  readonly width: number;
  readonly height: number;
  readonly browserContextId: string | undefined;
  /** Only where windows show: keep it out of sight. */
  readonly minimized: boolean;
}

/**
 * Pages of the browser. Those made here are handed over paused, before their first document;
 * any other one is a window the page opened on its own, and is closed again.
 */
export class Targets {
  private readonly attached = new Map<string, NewPage & { readonly info: Protocol.Target.TargetInfo }>();
  private readonly destroyed = new Map<string, () => void>();
  private readonly titles = new Map<string, (title: string) => void>();
  private readonly own = new Set<string>();
  private creating = 0;

  constructor(
    private readonly connection: Connection,
    private readonly onStranger: (info: Protocol.Target.TargetInfo) => void,
  ) {
    const { root } = connection;
    root.on('Target.attachedToTarget', (event) => this.attach(event));
    root.on('Target.detachedFromTarget', ({ sessionId }) => connection.forget(sessionId));
    root.on('Target.targetDestroyed', ({ targetId }) => this.destroyed.get(targetId)?.());
    root.on('Target.targetInfoChanged', ({ targetInfo }) => this.titles.get(targetInfo.targetId)?.(targetInfo.title));
  }

  /** Resolves when the browser watches for pages; nothing may be opened before. */
  async start(): Promise<void> {
    const { root } = this.connection;
    await Promise.all([
      root.send('Target.setDiscoverTargets', { discover: true }),
      root.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }),
    ]);
  }

  async create(wish: PageWish): Promise<NewPage> {
    this.creating++;
    try {
      const { targetId } = await this.connection.root.send('Target.createTarget', {
        url: 'about:blank',
        width: wish.width,
        height: wish.height,
        newWindow: true,
        ...(wish.browserContextId === undefined ? {} : { browserContextId: wish.browserContextId }),
        ...(wish.minimized ? { windowState: 'minimized' as const } : {}),
      });
      this.own.add(targetId);
      const page = this.attached.get(targetId);
      // The attached event always comes before the answer: auto-attach is synchronous in the browser.
      if (!page) throw new Error('The browser made a page without attaching to it');
      return page;
    } finally {
      this.creating--;
      if (this.creating === 0) this.closeStrangers();
    }
  }

  watch(targetId: string, listener: { destroyed: () => void; title: (title: string) => void }): void {
    this.destroyed.set(targetId, () => {
      this.destroyed.delete(targetId);
      this.titles.delete(targetId);
      this.attached.delete(targetId);
      this.own.delete(targetId);
      listener.destroyed();
    });
    this.titles.set(targetId, listener.title);
  }

  async close(targetId: string): Promise<void> {
    await this.connection.root.send('Target.closeTarget', { targetId });
  }

  private attach({ sessionId, targetInfo }: Protocol.Target.attachedToTargetPayload): void {
    const session = this.connection.session(sessionId);
    if (targetInfo.type !== 'page') {
      session.send('Runtime.runIfWaitingForDebugger').catch(() => {});
      return;
    }
    this.attached.set(targetInfo.targetId, { targetId: targetInfo.targetId, session, info: targetInfo });
    if (this.creating === 0) this.closeStrangers();
  }

  private closeStrangers(): void {
    for (const [targetId, { info }] of this.attached) {
      if (this.own.has(targetId)) continue;
      this.attached.delete(targetId);
      this.onStranger(info);
      this.close(targetId).catch(() => {});
    }
  }
}
