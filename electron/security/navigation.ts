import { isAppAddress, isPrintAddress } from './sender.ts';

/*
 * Electron checklist 11 to 14. Nothing navigates a window away from its own page, nothing opens another, and there is no
 * <webview>. Where a person opens an address, the system's browser does (checklist 15, electron/outside).
 */

/** A window may load its own page anew (a reload is a navigation of its own); frames may show print documents. */
export function isNavigationAllowed(address: string, isMainFrame: boolean): boolean {
  if (!isAppAddress(address)) return !isMainFrame && (address === 'about:srcdoc' || address === 'about:blank');
  if (!isMainFrame) return isPrintAddress(address);
  const { pathname } = new URL(address);
  return pathname === '/' || pathname === '/index.html';
}

/** The part of Electron's WebContents this needs. */
export type GuardedContents = Pick<Electron.WebContents, 'on' | 'setWindowOpenHandler'>;

export function guardContents(contents: GuardedContents, refused: (event: string) => void): void {
  contents.setWindowOpenHandler(() => {
    refused('security.windowOpenRefused');
    return { action: 'deny' };
  });
  contents.on('will-navigate', (details) => {
    if (isNavigationAllowed(details.url, true)) return;
    details.preventDefault();
    refused('security.navigationRefused');
  });
  contents.on('will-frame-navigate', (details) => {
    if (isNavigationAllowed(details.url, details.isMainFrame)) return;
    details.preventDefault();
    refused('security.frameNavigationRefused');
  });
  contents.on('will-redirect', (details) => {
    details.preventDefault();
    refused('security.redirectRefused');
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    refused('security.webviewRefused');
  });
}
