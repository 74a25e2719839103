import { decode, encode } from '../codec.ts';
import type { Page } from '../browser/page.ts';
import { loud } from '../loud.ts';
import { ipcMain } from './ipc-main.ts';
import type { WebContents } from './web-contents.ts';

type Message =
  | { readonly t: 'invoke'; readonly id: number; readonly channel: string; readonly args: never }
  | { readonly t: 'send'; readonly channel: string; readonly args: never }
  | { readonly t: 'open'; readonly url: string; readonly frameName: string; readonly features: string };

export function eventText(channel: string, args: readonly unknown[]): string {
  return JSON.stringify({ t: 'event', channel, args: encode(args) });
}

/** One message of the preload world: a call with an answer, a call without, or a window asked for. */
export function answerMessage(contents: WebContents, page: Page, text: string, contextId: number): void {
  const message = JSON.parse(text) as Message;
  if (message.t === 'open') {
    contents.windowOpenAsked(message.url, message.frameName, message.features);
    return;
  }
  const args = decode(message.args) as never[];
  const senderFrame = contents.frame(page.mainFrameId);
  const base = { sender: contents.self, senderFrame, frameId: 1, processId: contents.id, type: 'frame' };
  const places = [contents.ipc, ipcMain];
  if (message.t === 'send') {
    const event = loud('IpcMainEvent', {
      ...base,
      ports: [],
      returnValue: undefined,
      reply: (channel: string, ...values: unknown[]) => contents.send(channel, ...values),
    });
    for (const place of places) place.emit(message.channel, event, ...args);
    return;
  }
  const event = loud('IpcMainInvokeEvent', base);
  const handler = places.map((place) => place.handlerOf(message.channel)).find((found) => found !== undefined);
  const { id, channel } = message;
  void (async () => {
    let ok = true;
    let value: unknown;
    try {
      if (!handler) throw new Error(`No handler registered for '${channel}'`);
      value = encode(await handler(event as never, ...args));
    } catch (error) {
      if (handler) console.error(`Error occurred in handler for '${channel}':`, error);
      ok = false;
      value = `Error invoking remote method '${channel}': ${String(error)}`;
    }
    page.deliver(JSON.stringify({ t: 'reply', id, ok, value }), contextId);
  })();
}
