import type { HttpMethod } from './transport.ts';

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

export type RedirectVerdict =
  | { readonly do: 'nothing' }
  | { readonly do: 'follow'; readonly url: URL }
  /** `host` is where it led; empty where that was no address. */
  | { readonly do: 'refuse'; readonly host: string };

export interface RedirectQuestion {
  readonly method: HttpMethod;
  readonly status: number;
  readonly location: string | undefined;
  readonly from: URL;
  /** Redirects followed for this request so far. */
  readonly followed: number;
  readonly limit: number;
}

/**
 * Whether an answer leads on, and whether it may. Only reads are led on, and only within their own origin: a write
 * that is sent elsewhere loses its body or is done twice (RFC 9110, 15.4), and the secret belongs to one origin.
 */
export function judgeRedirect(question: RedirectQuestion): RedirectVerdict {
  const { method, status, location, from, followed, limit } = question;
  if (!REDIRECTS.has(status)) return { do: 'nothing' };
  if (location === undefined || !URL.canParse(location, from.href)) return { do: 'refuse', host: '' };
  const url = new URL(location, from);
  const allowed =
    (method === 'GET' || method === 'HEAD') &&
    url.origin === from.origin &&
    url.username === '' &&
    url.password === '' &&
    followed < limit;
  if (!allowed) return { do: 'refuse', host: url.host };
  // Fragments are never sent, and inherited ones would only differ between runtimes.
  url.hash = '';
  return { do: 'follow', url };
}
