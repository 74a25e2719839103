/*
 * When a server says to come back, in milliseconds from now. Everything in these headers is a stranger's text: what
 * can't be read is no answer, and what lies in the past means at once.
 */

type Headers = ReadonlyMap<string, string>;

const SECONDS = /^\d{1,9}(\.\d{1,6})?$/;
/** Three forms of dates, RFC 9110 5.6.7: `Date.parse` alone would take a year or a bare day for one. */
const HTTP_DATE = /^[A-Za-z]{3,9},? .*\d{2}:\d{2}:\d{2}/;
const ISO_MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;
/** Smaller numbers of `X-RateLimit-Reset` are a span in seconds (RateLimit header drafts), greater ones a moment. */
const SHORTEST_EPOCH_SECONDS = 1_000_000_000;

/** `Retry-After` in seconds or as an HTTP date; null where there is none that can be read. */
export function retryAfter(headers: Headers, now: number): number | null {
  const text = headers.get('retry-after')?.trim() ?? '';
  if (SECONDS.test(text)) return Number(text) * 1_000;
  return HTTP_DATE.test(text) ? until(Date.parse(text), now) : null;
}

/**
 * How long a limit lasts: `Retry-After` first, else `X-RateLimit-Reset` (seconds since 1970 at ServiceNow and GitHub,
 * an ISO moment at Jira Cloud), else the refill interval of Jira Data Center's bucket.
 */
export function limitedFor(headers: Headers, now: number): number | null {
  return retryAfter(headers, now) ?? resetAfter(headers, now) ?? refillAfter(headers);
}

function resetAfter(headers: Headers, now: number): number | null {
  const text = headers.get('x-ratelimit-reset')?.trim() ?? '';
  if (ISO_MOMENT.test(text)) return until(Date.parse(text), now);
  if (!/^\d{1,13}$/.test(text)) return null;
  const value = Number(text);
  if (value < SHORTEST_EPOCH_SECONDS) return value * 1_000;
  return until(value > SHORTEST_EPOCH_SECONDS * 100 ? value : value * 1_000, now);
}

function refillAfter(headers: Headers): number | null {
  const text = headers.get('x-ratelimit-interval-seconds')?.trim() ?? '';
  return SECONDS.test(text) ? Number(text) * 1_000 : null;
}

function until(moment: number, now: number): number | null {
  return Number.isNaN(moment) ? null : Math.max(0, moment - now);
}
