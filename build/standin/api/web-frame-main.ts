import type { Page } from '../browser/page.ts';
import { loud } from '../loud.ts';
import { runtime } from '../runtime.ts';

/** The frame of a message or a navigation, as main may inspect it. Addresses are the app's own. */
export interface StandinFrame {
  readonly url: string;
  readonly origin: string;
  readonly name: string;
  readonly routingId: number;
  readonly processId: number;
  readonly frameTreeNodeId: number;
  readonly parent: StandinFrame | null;
  readonly top: StandinFrame | null;
  readonly detached: boolean;
  isDestroyed(): boolean;
}

export function frameOf(page: Page, frameId: string, processId: number): StandinFrame | null {
  const info = page.frames.get(frameId);
  if (!info) return null;
  const url = runtime.addresses.toApp(info.url);
  const number = [...page.frames.keys()].indexOf(frameId) + 1;
  return loud('WebFrameMain', {
    url,
    origin: originOf(url),
    name: info.name,
    routingId: number,
    processId,
    frameTreeNodeId: number,
    get parent() {
      return info.parentId === null ? null : frameOf(page, info.parentId, processId);
    },
    get top() {
      return frameOf(page, page.mainFrameId, processId);
    },
    detached: false,
    isDestroyed: () => !page.frames.has(frameId),
  });
}

/** Electron gives standard schemes of the app an origin of their own; other opaque addresses have `null`. */
function originOf(url: string): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/i.exec(url);
  const [, scheme = '', host = ''] = match ?? [];
  if (runtime.schemes.has(scheme.toLowerCase())) return `${scheme}://${host}`;
  try {
    return new URL(url).origin;
  } catch {
    return 'null';
  }
}
