/**
 * Chromium can't be taught a scheme of the app's own over the protocol, so `app://slipway/x` is served
 * as `https://slipway.app.standin/x` and mapped back in everything main sees.
 */
const SUFFIX = '.standin';

export interface SchemeAddresses {
  /** What the browser is asked to load. Addresses of other schemes pass unchanged. */
  toBrowser(url: string): string;
  /** What main is told. */
  toApp(url: string): string;
  /** Replaces every own address inside a text, such as a content security policy. */
  textToBrowser(text: string): string;
}

export function schemeAddresses(schemes: ReadonlySet<string>): SchemeAddresses {
  const toBrowser = (url: string): string => {
    const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/is.exec(url);
    const [, scheme = '', host = '', rest = ''] = match ?? [];
    return schemes.has(scheme.toLowerCase()) ? `https://${host}.${scheme.toLowerCase()}${SUFFIX}${rest}` : url;
  };
  const toApp = (url: string): string => {
    const match = /^https:\/\/([^/?#]+)\.([a-z][a-z0-9+-]*)\.standin((?:[/?#].*)?)$/is.exec(url);
    const [, host = '', scheme = '', rest = ''] = match ?? [];
    return schemes.has(scheme.toLowerCase()) ? `${scheme}://${host}${rest}` : url;
  };
  const textToBrowser = (text: string): string => {
    let result = text;
    for (const scheme of schemes) {
      result = result.replace(new RegExp(`\\b${scheme}://([a-z0-9.-]+)`, 'gi'), `https://$1.${scheme}${SUFFIX}`);
      result = result.replace(new RegExp(`(^|[\\s;])${scheme}:(?=[\\s;]|$)`, 'gi'), `$1https://*.${scheme}${SUFFIX}`);
    }
    return result;
  };
  return { toBrowser, toApp, textToBrowser };
}
