import { SlipwayError } from '#shared/errors.ts';

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
