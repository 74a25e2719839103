import { SlipwayError } from '#shared/errors.ts';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * The origin (`https://host:port`) of the address a person typed. Everything is sent to it alone.
 *
 * @throws SlipwayError `remoteAddress`: no address, a name or password in it, or without TLS to another machine
 */
export function originOf(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  const refused = (): SlipwayError => new SlipwayError('remoteAddress', { host: url?.host ?? '' });
  // A password in an address would travel into logs, lists and files with it.
  if (url === null || url.username !== '' || url.password !== '') throw refused();
  if (url.protocol === 'https:') return url.origin;
  // The secret would cross the network in the clear.
  if (url.protocol === 'http:' && LOOPBACK.test(url.hostname)) return url.origin;
  throw refused();
}

export type QueryValue = string | number | boolean;
export type Query = Readonly<Record<string, QueryValue | readonly QueryValue[] | undefined>>;

/**
 * Where a request goes. Every segment is encoded, so that an id a remote system gave can't lead elsewhere.
 *
 * @throws SlipwayError `remoteAddress` for a segment that would climb (`..`) or vanish
 */
export function addressOf(origin: string, path: readonly string[], query: Query = {}): URL {
  for (const segment of path) {
    if (segment === '' || segment === '.' || segment === '..') {
      throw new SlipwayError('remoteAddress', { host: new URL(origin).host });
    }
  }
  const url = new URL(`/${path.map(encoded).join('/')}`, origin);
  for (const [name, values] of Object.entries(query)) {
    if (values === undefined) continue;
    for (const value of Array.isArray(values) ? (values as readonly QueryValue[]) : [values]) {
      url.searchParams.append(name, String(value));
    }
  }
  return url;
}

/** Half a surrogate pair, which a remote may well send, has no encoding. */
function encoded(segment: string): string {
  return encodeURIComponent(segment.replace(/\p{Surrogate}/gu, '\uFFFD'));
}
