import type { HttpAnswer } from '../net/client.ts';

/** How far a feed stays behind: what was being written while it was read may show only later. */
const LAG_MS = 120_000;

/**
 * Until when a feed is sure to be through, in milliseconds by the server's own clock. A server that does not say
 * its time is taken to stand at `latest`, the last change it told of.
 */
export function settledUntil(answer: Pick<HttpAnswer, 'headers'>, latest: number): number {
  const said = Date.parse(answer.headers.get('date') ?? '');
  return (Number.isNaN(said) ? latest : said) - LAG_MS;
}

/** An instant as the remotes of the record contract write it: UTC, whole seconds. */
export const secondsInstant = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;
