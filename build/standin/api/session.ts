import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import type { Protocol as Cdp } from '../browser/protocol-types.ts';
import { loud, notOffered } from '../loud.ts';
import { runningBrowser, runtime } from '../runtime.ts';
import { type Protocol, makeProtocol } from './protocol.ts';
import { permissionAnswers } from './permissions.ts';
import { type WebRequest, makeWebRequest } from './web-request.ts';

type CheckHandler = Parameters<Electron.Session['setPermissionCheckHandler']>[0];
type RequestHandler = Parameters<Electron.Session['setPermissionRequestHandler']>[0];

/** A session of the browser: the profile on disk, or one in memory for a partition. */
export class StandinSession extends EventEmitter {
  readonly protocol: Protocol = makeProtocol();
  readonly webRequest: WebRequest = makeWebRequest();
  private check: CheckHandler = null;
  private request: RequestHandler = null;
  private readonly applied = new Set<string>();
  private context: Promise<string> | null = null;

  constructor(private readonly partition: string) {
    super();
  }

  setPermissionCheckHandler(handler: CheckHandler): void {
    this.check = handler;
    this.applied.clear();
  }

  setPermissionRequestHandler(handler: RequestHandler): void {
    this.request = handler;
    this.applied.clear();
  }

  // Devices, screens and certificates are never asked for here; accepting the handlers is harmless.
  setDevicePermissionHandler(): void {}
  setDisplayMediaRequestHandler(): void {}
  setBluetoothPairingHandler(): void {}
  setUSBProtectedClassesHandler(): void {}
  setCertificateVerifyProc(): void {}
  setSpellCheckerEnabled(): void {}
  setSpellCheckerLanguages(): void {}
  setSpellCheckerDictionaryDownloadURL(): void {}
  isSpellCheckerEnabled(): boolean {
    return false;
  }
  isPersistent(): boolean {
    return this.partition === '';
  }
  getStoragePath(): string | null {
    return null;
  }
  flushStorageData(): void {}
  preconnect(): void {
    throw notOffered('session.preconnect');
  }
  async clearCache(): Promise<void> {}
  async clearStorageData(): Promise<void> {
    if (this.partition === '') throw notOffered('session.clearStorageData on the default session');
  }

  /** The browser's own context of a partition; undefined for the profile. */
  async browserContext(): Promise<string | undefined> {
    if (this.partition === '') return undefined;
    this.context ??= runningBrowser()
      .connection.root.send('Target.createBrowserContext', { disposeOnDetach: true })
      .then(({ browserContextId }) => browserContextId);
    return await this.context;
  }

  /**
   * The browser asks nobody while it runs: both handlers are asked up front about every permission of
   * an origin, and their answers are set. A permission counts as granted only when both grant it.
   */
  async applyPermissions(url: string): Promise<void> {
    const origin = originOf(url);
    if (!origin || this.applied.has(origin) || (!this.check && !this.request)) return;
    this.applied.add(origin);
    const browserContextId = await this.browserContext();
    const { root } = runningBrowser().connection;
    const answers = permissionAnswers((permission) => this.grants(permission, origin, url));
    await Promise.all(
      answers.map(async ({ name, granted }) => {
        const setting: Cdp.Browser.PermissionSetting = granted ? 'granted' : 'denied';
        const where = {
          origin: new URL(runtime.addresses.toBrowser(url)).origin,
          ...(browserContextId ? { browserContextId } : {}),
        };
        // An older browser may not know a name; it then can't grant it either.
        await root.send('Browser.setPermission', { permission: { name }, setting, ...where }).catch(() => {});
      }),
    );
  }

  private grants(permission: string, origin: string, url: string): boolean {
    const details = { isMainFrame: true, requestingUrl: url, embeddingOrigin: origin };
    if (this.check && !this.check(null, permission as never, origin, details)) return false;
    if (!this.request) return true;
    let granted = false;
    this.request(null as never, permission as never, (answer) => (granted = answer), details);
    return granted;
  }
}

function originOf(url: string): string | null {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]+)/i.exec(url);
  return match ? `${match[1]}://${match[2]}` : null;
}

const sessions = new Map<string, StandinSession>();

function named(partition: string): StandinSession {
  if (partition.startsWith('persist:')) throw notOffered('persistent partitions');
  const found = sessions.get(partition);
  if (found) return found;
  const fresh = loud('session', new StandinSession(partition));
  sessions.set(partition, fresh);
  created.forEach((listener) => listener(fresh));
  return fresh;
}

const created: ((session: StandinSession) => void)[] = [];
export function onSessionCreated(listener: (session: StandinSession) => void): void {
  created.push(listener);
}

export function sessionFor(preferences: Electron.WebPreferences): StandinSession {
  return (preferences.session as unknown as StandinSession | undefined) ?? named(preferences.partition ?? '');
}

export const session = loud('session', {
  get defaultSession() {
    return named('');
  },
  fromPartition: (partition: string) => named(partition),
});
