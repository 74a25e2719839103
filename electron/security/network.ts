import { isAppAddress } from './sender.ts';

/*
 * The renderer has no network at all. The content security policy says so first; this is the second lock, for what a
 * policy doesn't reach (the engine's own services, a policy that was forgotten on a response).
 */

/** True when a request of a page may go on: the app itself, and what lives inside the page. */
export function isRequestAllowed(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol } = new URL(address);
  // The engine's own pages for a developer; they never carry the app's content.
  if (protocol === 'devtools:') return true;
  if (protocol === 'data:' || protocol === 'about:') return true;
  if (protocol === 'blob:') return isAppAddress(address.slice('blob:'.length));
  return isAppAddress(address);
}

export type NetworkSession = Pick<Electron.Session, 'webRequest'>;

export function blockNetwork(session: NetworkSession, refused: (event: string) => void): void {
  session.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, (details, callback) => {
    const cancel = !isRequestAllowed(details.url);
    if (cancel) refused('security.requestRefused');
    callback({ cancel });
  });
}
