import { APP_HOST, APP_SCHEME } from '#shared/bridge-names.ts';

/** What an address of the app asks for. */
export type Target =
  | { readonly type: 'file'; /** Relative to the renderer's folder, with `/`. */ readonly path: string }
  | { readonly type: 'print'; readonly token: string }
  | { readonly type: 'refused'; readonly reason: 'origin' | 'escape' | 'malformed' };

const REFUSED_ESCAPE = { type: 'refused', reason: 'escape' } as const;

/**
 * Reads an `app://slipway/…` address. Pure: no disk.
 *
 * Hazard: the URL parser resolves `..` and `%2e%2e`, but leaves `%2f`, `%5c` and doubly encoded forms in place; a file
 * system that decodes once more would then walk out of the folder. So the raw text is judged as well as the decoded
 * path, and every segment must be a plain name. Windows reads `\`, drive letters, `:` streams and device names.
 */
export function resolveTarget(address: string): Target {
  if (!URL.canParse(address)) return { type: 'refused', reason: 'malformed' };
  const url = new URL(address);
  if (url.protocol !== `${APP_SCHEME}:` || url.host !== APP_HOST || url.username !== '' || url.password !== '') {
    return { type: 'refused', reason: 'origin' };
  }
  const raw = rawPath(address);
  if (hasDotSegment(raw) || hasDotSegment(url.pathname)) return REFUSED_ESCAPE;
  const decoded = decodeOnce(url.pathname);
  if (decoded === null) return { type: 'refused', reason: 'malformed' };
  // What still holds an escape after one decoding was encoded twice: nothing the app ships is named so.
  if (decoded.includes('%') || /[\\:\0]/.test(decoded) || hasDotSegment(decoded)) return REFUSED_ESCAPE;
  if (decoded === '' || decoded === '/') return { type: 'file', path: 'index.html' };
  const segments = decoded.split('/').slice(1);
  if (!segments.every(isPlainName)) return REFUSED_ESCAPE;
  if (segments[0] === 'print') {
    const token = segments[1] ?? '';
    return segments.length === 2 && isToken(token)
      ? { type: 'print', token }
      : { type: 'refused', reason: 'malformed' };
  }
  return { type: 'file', path: segments.join('/') };
}

/** A print document's name: 128 random bits in hex. */
function isToken(text: string): boolean {
  return /^[0-9a-f]{32}$/.test(text);
}

function rawPath(address: string): string {
  const start = address.indexOf('/', `${APP_SCHEME}://`.length);
  if (start < 0) return '/';
  return address.slice(start).split(/[?#]/, 1)[0] ?? '/';
}

function decodeOnce(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

/** `.` and `..` as a segment, in every spelling a decoder might read as one. */
function hasDotSegment(path: string): boolean {
  let text = path;
  // Three rounds: deeper nesting keeps a `%` and is refused by the caller.
  for (let round = 0; round < 3; round += 1) {
    if (text.split(/[/\\]/).some((segment) => segment === '.' || segment === '..')) return true;
    const next = text.replace(/%(2e|2f|5c|25)/gi, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)));
    if (next === text) return false;
    text = next;
  }
  return true;
}

function isPlainName(segment: string): boolean {
  return /^[A-Za-z0-9_@][A-Za-z0-9_@.~-]*$/.test(segment) && !segment.endsWith('.');
}
