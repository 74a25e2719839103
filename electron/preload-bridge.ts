import type { EventName, SlipwayBridge } from '#shared/bridge.ts';
import { CALL_NAMES, EVENT_NAMES, callChannel, eventChannel } from '#shared/bridge-names.ts';

/** The part of ipcRenderer the bridge needs. */
export interface RendererIpc {
  invoke(channel: string, request: unknown): Promise<unknown>;
  on(channel: string, listener: (event: unknown, payload: unknown) => void): unknown;
  removeListener(channel: string, listener: (event: unknown, payload: unknown) => void): unknown;
}

/**
 * The one object the page sees (checklist 20): a function per named call and `on` for the named events. Channel names
 * never come from the page, and the sender object of an event never reaches it.
 */
export function buildBridge(ipc: RendererIpc): SlipwayBridge {
  const calls = Object.fromEntries(
    CALL_NAMES.map((name) => [name, (request: unknown) => ipc.invoke(callChannel(name), request)]),
  );
  const on = (event: EventName, listener: (payload: unknown) => void): (() => void) => {
    if (!EVENT_NAMES.includes(event)) throw new TypeError('unknown event');
    const channel = eventChannel(event);
    const relay = (_event: unknown, payload: unknown): void => {
      listener(payload);
    };
    ipc.on(channel, relay);
    return () => {
      ipc.removeListener(channel, relay);
    };
  };
  return Object.freeze({ ...calls, on }) as unknown as SlipwayBridge;
}
