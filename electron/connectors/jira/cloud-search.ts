import { z } from 'zod';
import type { RemoteIds, RemotePage } from '#shared/sync/remote.ts';
import type { PageRequest } from '../connector.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { askedFor } from './map.ts';
import { changedQuery, scopeQuery, sinceOf, watermarkOf } from './query.ts';
import { readIds, readRows, serverTime } from './rows.ts';
import type { Search } from './search.ts';
import type { JiraSite } from './site.ts';

/** Rows of a page that has no fields. */
const ROWS_OF_IDS = 5_000;
/** Rows a page of issues with their fields comes with at most. */
const ROWS = 100;

const Cursor = z.object({
  token: z.string(),
  since: z.number().nullable(),
  seen: z.number().nullable(),
  /** When the feed began, by the server's clock. */
  began: z.number().nullable(),
});
type Cursor = z.infer<typeof Cursor>;

const Rows = z.looseObject({
  issues: z.array(z.unknown()),
  isLast: z.boolean().optional(),
  nextPageToken: z.string().min(1).optional(),
});
const Ids = Rows.extend({ issues: z.array(z.looseObject({ id: z.string().min(1), key: z.string().default('') })) });

/** `POST /search/jql`: pages by token, and neither a position nor a total. */
export const cloudSearch: Search = {
  async page(site, request, signal): Promise<RemotePage> {
    const at = readCursor(Cursor, request.next) ?? first(request);
    const { token, since } = at;
    const answer = await site.search(['search', 'jql'], {
      json: {
        jql: `${changedQuery(scopeQuery(site.scope), since)} ORDER BY updated ASC, key ASC`,
        fields: askedFor(request.fields),
        maxResults: Math.min(request.size, ROWS),
        ...(token === '' ? {} : { nextPageToken: token }),
      },
      signal,
    });
    const rows = site.parsed(Rows, answer, 'search');
    const { records, unreadable, seen } = readRows(site, rows.issues, { ...at, fields: request.fields }, answer);
    const next = nextToken(site, rows, token);
    const began = token === '' ? serverTime(answer) : at.began;
    return {
      records,
      unreadable,
      next: next === null ? null : writeCursor({ token: next, since, seen, began } satisfies Cursor),
      watermark: next === null ? watermarkOf(request.watermark, seen, began) : request.watermark,
      total: null,
    };
  },

  async ids(site, next, signal): Promise<RemoteIds> {
    const answer = await site.search(['search', 'jql'], {
      json: {
        jql: `${scopeQuery(site.scope)} ORDER BY created ASC, key ASC`,
        fields: ['key'],
        maxResults: ROWS_OF_IDS,
        ...(next === null ? {} : { nextPageToken: next }),
      },
      signal,
    });
    const rows = site.parsed(Ids, answer, 'search');
    return { ids: readIds(site, rows.issues), next: nextToken(site, rows, next ?? '') };
  },

  async found(site, jql, fields, signal) {
    const answer = await site.search(['search', 'jql'], {
      json: { jql, fields: askedFor(fields), maxResults: ROWS },
      signal,
    });
    return { rows: site.parsed(Rows, answer, 'search').issues, answer };
  },
};

const first = (request: PageRequest): Cursor => ({
  token: '',
  since: sinceOf(request.watermark),
  seen: null,
  began: null,
});

/** A page may be empty and not the last; a token that leads to itself would never end. */
function nextToken(site: JiraSite, rows: z.infer<typeof Rows>, token: string): string | null {
  const { isLast, nextPageToken } = rows;
  if (isLast === true) return null;
  if (nextPageToken === undefined && isLast === undefined) return null;
  if (nextPageToken === undefined || nextPageToken === token) throw site.shapeless('nextPageToken');
  return nextPageToken;
}
