import { worldLink } from './world-link.ts';

/** Runs in the page's own world before any script of the page. */
export interface MainWorldConfig {
  readonly toIsolated: string;
  readonly toMain: string;
  readonly openEvent: string;
}

export function start(config: MainWorldConfig): void {
  worldLink(config.toIsolated, config.toMain, (key, api) => {
    if (Object.hasOwn(globalThis, key)) throw new Error(`Cannot bind an API on top of an existing property: ${key}`);
    Object.defineProperty(globalThis, key, { value: deepFreeze(api), enumerable: true });
  });
  refuseWindows(config.openEvent);
}

/**
 * `window.open` has to answer at once, the handler lives in main: every opening is refused here and
 * reported. A handler that would allow it makes main fail loudly.
 */
function refuseWindows(openEvent: string): void {
  const report = (url: string, frameName: string, features: string): void => {
    globalThis.dispatchEvent(new CustomEvent(openEvent, { detail: { url, frameName, features } }));
  };
  globalThis.open = (url, target, features) => {
    report(new URL(String(url ?? 'about:blank'), document.baseURI).href, target ?? '', features ?? '');
    return null;
  };
  globalThis.addEventListener('click', (event) => {
    if (event.defaultPrevented) return;
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement && node.href !== '');
    if (!(link instanceof HTMLAnchorElement)) return;
    const elsewhere = link.target !== '' && !['_self', '_top', '_parent'].includes(link.target);
    if (!elsewhere && !event.ctrlKey && !event.metaKey && !event.shiftKey) return;
    event.preventDefault();
    report(link.href, link.target, '');
  });
}

function deepFreeze(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return value;
  for (const item of Object.values(value)) deepFreeze(item);
  return Object.freeze(value);
}
