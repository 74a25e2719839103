import { decode, encode } from '../codec.ts';
import { worldLink } from './world-link.ts';

/** Runs the preload script in the isolated world, with the modules a sandboxed preload has. */
export interface IsolatedConfig {
  readonly toIsolated: string;
  readonly toMain: string;
  readonly openEvent: string;
  /** Global function the browser puts into this world only; takes one text. */
  readonly binding: string;
  /** Global function main calls in this world. */
  readonly deliver: string;
  readonly platform: string;
  readonly versions: Readonly<Record<string, string>>;
}

type Preload = (require: (name: string) => unknown, module: object, exports: object, process: object) => void;
type Listener = (event: object, ...args: unknown[]) => void;
type Delivery =
  | { readonly t: 'event'; readonly channel: string; readonly args: never }
  | { readonly t: 'reply'; readonly id: number; readonly ok: boolean; readonly value: never };

export function start(config: IsolatedConfig, preload: Preload): void {
  const world = globalThis as unknown as Record<string, ((text: string) => void) | undefined>;
  const say = (message: object): void => world[config.binding]?.(JSON.stringify(message));
  const link = worldLink(config.toMain, config.toIsolated, () => {
    throw new Error('Only the preload script may expose');
  });
  globalThis.addEventListener(config.openEvent, (event) =>
    say({ t: 'open', ...(event as CustomEvent<object>).detail }),
  );

  const listeners = new Map<string, { run: Listener; original: Listener }[]>();
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>();
  let lastId = 0;

  world[config.deliver] = (text) => {
    const message = JSON.parse(text) as Delivery;
    if (message.t === 'event') {
      const args = decode(message.args) as unknown[];
      for (const { run } of listeners.get(message.channel) ?? []) run({ sender: ipcRenderer, ports: [] }, ...args);
      return;
    }
    const pending = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.ok) pending?.resolve(decode(message.value));
    else pending?.reject(new Error(String(decode(message.value))));
  };

  const add = (channel: string, run: Listener, original: Listener): object => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), { run, original }]);
    return ipcRenderer;
  };
  const remove = (channel: string, original: Listener): object => {
    listeners.set(
      channel,
      (listeners.get(channel) ?? []).filter((entry) => entry.original !== original),
    );
    return ipcRenderer;
  };
  const ipcRenderer: object = loud('ipcRenderer', {
    invoke: (channel: string, ...args: unknown[]): Promise<unknown> =>
      new Promise((resolve, reject) => {
        const id = ++lastId;
        const packed = encode(args);
        waiting.set(id, { resolve, reject });
        say({ t: 'invoke', id, channel, args: packed });
      }),
    send: (channel: string, ...args: unknown[]): void => say({ t: 'send', channel, args: encode(args) }),
    on: (channel: string, listener: Listener) => add(channel, listener, listener),
    addListener: (channel: string, listener: Listener) => add(channel, listener, listener),
    once: (channel: string, listener: Listener) =>
      add(channel, (...args) => (remove(channel, listener), listener(...args)), listener),
    off: remove,
    removeListener: remove,
    removeAllListeners: (channel: string) => (listeners.delete(channel), ipcRenderer),
  });
  const contextBridge = loud('contextBridge', {
    exposeInMainWorld: (key: string, api: unknown) => link.expose(key, api),
  });
  const electron = loud('electron (in a sandboxed preload script)', { contextBridge, ipcRenderer });
  const require = (name: string): unknown => {
    if (name === 'electron' || name === 'electron/renderer') return electron;
    throw new Error(`module not found: ${name} (a sandboxed preload script has only electron)`);
  };
  const module = { exports: {} };
  const process = Object.freeze({
    platform: config.platform,
    versions: Object.freeze({ ...config.versions }),
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
  });
  preload(require, module, module.exports, process);
}

/** Throws on everything that is not offered, instead of being quietly undefined. */
function loud<T extends object>(name: string, offered: T): T {
  return new Proxy(offered, {
    get(target, key) {
      if (key in target || typeof key === 'symbol' || key === 'then' || key === 'default' || key === '__esModule') {
        return Reflect.get(target, key) as unknown;
      }
      throw new Error(`The preview runtime does not offer ${name}.${key}`);
    },
  });
}
