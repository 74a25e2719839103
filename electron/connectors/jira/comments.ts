import { z } from 'zod';
import { adfToText, textToAdf } from '#shared/sync/codecs/adf.ts';
import { Raw } from '#shared/sync/field-link.ts';
import type { RemoteWrite } from '#shared/sync/remote.ts';
import { refusalOf } from './map.ts';
import type { JiraSite } from './site.ts';

/**
 * A comment's own property, written with it in one request: nobody sees it, and it can't be lost between two
 * requests as an issue's property could.
 */
const PROPERTY = 'slipway';
const ROWS = 100;
/** Pages of comments looked through, newest first; what was sent lately is on the first. */
const MOST_PAGES = 20;

const Comments = z.looseObject({
  comments: z.array(
    z.looseObject({
      body: Raw.optional(),
      properties: z.array(z.looseObject({ key: z.string(), value: Raw.optional() })).optional(),
    }),
  ),
  total: z.number().optional(),
});

export async function addComment(
  site: JiraSite,
  id: string,
  comment: { readonly clientKey: string; readonly text: string },
  signal: AbortSignal,
): Promise<RemoteWrite> {
  const answer = await site.write('POST', ['issue', id, 'comment'], {
    json: {
      body: site.cloud ? textToAdf(comment.text) : comment.text,
      properties: [{ key: PROPERTY, value: { clientKey: comment.clientKey } }],
    },
    signal,
  });
  if (answer.status < 300) return { state: 'accepted', id };
  if (answer.status === 409) return { state: 'stale' };
  const words = Object.values(refusalOf(answer.json)).filter((text) => text !== '');
  return { state: 'refused', reasons: { '': words.join(' ').slice(0, 500) || answer.text } };
}

/**
 * Whether a comment with this key stands there. Where Jira says nothing of properties, one with the same words counts:
 * rather one comment too few than two.
 */
export async function hasComment(
  site: JiraSite,
  id: string,
  comment: { readonly clientKey: string; readonly text: string },
  signal: AbortSignal,
): Promise<boolean> {
  for (let page = 0, startAt = 0; page < MOST_PAGES; page += 1) {
    const answer = await site.get(['issue', id, 'comment'], {
      query: { startAt, maxResults: ROWS, orderBy: '-created', expand: 'properties' },
      signal,
    });
    const { comments, total } = site.parsed(Comments, answer, 'comments');
    const isOurs = comments.some(({ properties, body = null }) =>
      properties === undefined
        ? wordsOf(body) === comment.text.trim()
        : properties.some(({ key, value }) => key === PROPERTY && keyOf(value) === comment.clientKey),
    );
    if (isOurs) return true;
    startAt += comments.length;
    if (comments.length === 0 || (total !== undefined && startAt >= total)) return false;
  }
  return false;
}

const wordsOf = (body: Raw): string => (typeof body === 'string' ? body : adfToText(body)).trim();
const keyOf = (value: Raw | undefined): Raw | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value['clientKey'] : undefined;
