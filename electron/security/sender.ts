import { APP_HOST, APP_SCHEME } from '#shared/bridge-names.ts';
import { SlipwayError } from '#shared/errors.ts';

/** What a call's sender is judged by; a structural part of Electron's IpcMainInvokeEvent. */
export interface Sender {
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
}

/** True for an address of the app itself. The scheme is not special to the URL standard, so `origin` would be "null". */
export function isAppAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return (
    url.protocol === `${APP_SCHEME}:` &&
    url.host === APP_HOST &&
    url.username === '' &&
    url.password === '' &&
    url.port === ''
  );
}

/** True for a print document, which has no business with the bridge even though it is the app's own. */
export function isPrintAddress(address: string): boolean {
  return isAppAddress(address) && new URL(address).pathname.startsWith('/print/');
}

/**
 * Electron checklist 17. A call is answered only to the top frame of the window's own page: no frame inside it, no
 * frame that went away meanwhile (null), no other origin, no print document.
 *
 * @throws SlipwayError `forbiddenSender`
 */
export function assertTrustedSender(event: Sender, isOurWindow: boolean): void {
  const frame = event.senderFrame;
  const trusted =
    isOurWindow && frame !== null && frame.parent === null && isAppAddress(frame.url) && !isPrintAddress(frame.url);
  if (!trusted) throw new SlipwayError('forbiddenSender');
}
