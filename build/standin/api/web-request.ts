import type Electron from 'electron';
import { loud } from '../loud.ts';

type BeforeRequest =
  | ((
      details: Electron.OnBeforeRequestListenerDetails,
      callback: (response: Electron.CallbackResponse) => void,
    ) => void)
  | null;

/** Only what keeps requests from leaving; the rest throws. Handled schemes do not pass here (electron#45865). */
export class WebRequest {
  private beforeRequest: BeforeRequest = null;
  private urls: readonly string[] | null = null;

  onBeforeRequest(...args: [BeforeRequest] | [Electron.WebRequestFilter, BeforeRequest]): void {
    const [first, second] = args;
    if (typeof first === 'function' || first === null) {
      this.beforeRequest = first;
      this.urls = null;
    } else {
      this.beforeRequest = second ?? null;
      this.urls = first.urls;
    }
  }

  /** True when main cancels the request. A redirect by main is not offered. */
  async cancels(details: { url: string; method: string; resourceType: string }): Promise<boolean> {
    const listener = this.beforeRequest;
    if (!listener || (this.urls && !this.urls.some((pattern) => matches(pattern, details.url)))) return false;
    return await new Promise((resolve) => {
      listener(details as Electron.OnBeforeRequestListenerDetails, ({ cancel, redirectURL }) => {
        if (redirectURL !== undefined) throw new Error('The preview runtime does not offer redirectURL');
        resolve(cancel ?? false);
      });
    });
  }
}

/** Match patterns of extensions: `<all_urls>`, `*://*\/*`, `https://host/*`. */
function matches(pattern: string, url: string): boolean {
  if (pattern === '<all_urls>') return true;
  const source = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*');
  return new RegExp(`^${source}$`).test(url);
}

export const makeWebRequest = (): WebRequest =>
  loud('session.webRequest', new WebRequest()) satisfies Pick<Electron.WebRequest, 'onBeforeRequest'>;
