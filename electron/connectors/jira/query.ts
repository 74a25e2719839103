import { SlipwayError } from '#shared/errors.ts';
import type { RemoteScope } from '#shared/sync/remote.ts';

/*
 * Queries in Jira's language (JQL). Pure. The person's own query is put in brackets, so that neither an OR nor an
 * order in it reaches beyond them; every query has a bound.
 */

/** Milliseconds before the last change that was seen: a search knows of a write late, and not in order. */
const OVERLAP_MS = 5 * 60_000;
/** Milliseconds after which an index is taken to know every write. */
export const INDEX_LAG_MS = 10 * 60_000;

/** A text as a value of JQL. */
const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

/**
 * What of a site is in scope.
 *
 * @throws SlipwayError `queryMissing`, `queryOrdered`, `queryBroken`
 */
export function scopeQuery({ project, jql }: RemoteScope): string {
  const own = jql.trim();
  const clauses = [
    ...(project.trim() === '' ? [] : [`project = ${quoted(project.trim())}`]),
    ...(own === '' ? [] : [`(${checked(own)})`]),
  ];
  if (clauses.length === 0) throw new SlipwayError('queryMissing');
  return clauses.join(' AND ');
}

/** Jira counts in its own milliseconds since 1970: a date in words would be of the account's zone. */
export const changedQuery = (scope: string, since: number | null): string =>
  since === null ? scope : `${scope} AND updated >= ${since}`;

const WATERMARK = /^(\d{1,15})(s?)$/;

/** From where a run reads what the run before it has seen up to `watermark`; null: everything. */
export function sinceOf(watermark: string | null): number | null {
  const [, seen, settled] = WATERMARK.exec(watermark ?? '') ?? [];
  if (seen === undefined) return null;
  return settled === '' ? Math.max(0, Number(seen) - OVERLAP_MS) : Number(seen);
}

/**
 * Where the next run begins: at the last change that was seen, with an `s` behind it where that lay so long before
 * the feed began, by the server's own clock, that the index knew all there was of it. Nothing before it need be read
 * again then; after a great many changes at once that would be a great deal, every time.
 */
export function watermarkOf(before: string | null, seen: number | null, began: number | null): string | null {
  const [, last = '0'] = WATERMARK.exec(before ?? '') ?? [];
  const latest = Math.max(seen ?? 0, Number(last));
  if (latest === 0) return before;
  return began !== null && began - latest > INDEX_LAG_MS ? `${latest}s` : String(latest);
}

/** Records that carry a label, in the project if there is one: the person's own query may hide what was just made. */
export function labelQuery({ project }: RemoteScope, label: string): string {
  const labelled = `labels = ${quoted(label)}`;
  return project.trim() === '' ? labelled : `project = ${quoted(project.trim())} AND ${labelled}`;
}

const QUOTED = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/gs;

/** The person's query, if it stays between its brackets. */
function checked(jql: string): string {
  const bare = jql.replace(QUOTED, ' ');
  if (/["']/.test(bare)) throw new SlipwayError('queryBroken');
  if (/\border\s+by\b/i.test(bare)) throw new SlipwayError('queryOrdered');
  let depth = 0;
  for (const sign of bare) {
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (depth < 0) break;
  }
  if (depth !== 0) throw new SlipwayError('queryBroken');
  return jql;
}
