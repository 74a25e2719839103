import { z } from 'zod';
import { answer, type FakeAnswer, type FakeRequest } from '../support/fake-http.ts';
import { refusal } from './http.ts';
import { bodyOf, listOf, wordOf, type Site } from './issues.ts';
import { JqlError, parseJql, type Query } from './jql.ts';
import { inOrderOf, isBounded, type Place } from './search.ts';
import type { Issue } from './state.ts';

/** Most rows of a page: few with their fields, many with ids alone (Cloud). */
const ROWS = 100;
const ROWS_OF_IDS = 5_000;
const SEARCH_BODY = new Set(['jql', 'fields', 'fieldsByKeys', 'expand', 'maxResults', 'nextPageToken', 'properties']);

/** Where in its order a page ended, and what it was of: a token goes with no other search. */
const Token = z.object({
  of: z.string(),
  after: z.object({ id: z.string(), key: z.string(), projectId: z.string(), updated: z.number(), created: z.number() }),
});

/** `POST /search/jql`: pages by token, no position and no total; ids alone unless fields are named. */
export function searchByToken({ model, wire }: Site, { json }: FakeRequest): FakeAnswer {
  const body = bodyOf(json);
  const strange = Object.keys(body).find((name) => !SEARCH_BODY.has(name));
  if (strange !== undefined) return refusal(400, [`Unrecognized field "${strange}"`]);
  const { jql = '', maxResults = 50, nextPageToken = null } = body;
  const fields = listOf(body['fields']) ?? [];
  if (typeof jql !== 'string' || typeof maxResults !== 'number') return refusal(400, ['Invalid request payload']);
  let found: readonly Issue[];
  let query: Query;
  try {
    query = parseJql(jql);
    if (!isBounded(query)) return refusal(400, ['Unbounded JQL queries are not allowed here.']);
    found = model.search(jql);
  } catch (error) {
    if (error instanceof JqlError) return refusal(400, [error.message]);
    throw error;
  }
  const token = nextPageToken === null ? null : readToken(wordOf(nextPageToken));
  if (nextPageToken !== null && token?.of !== jql) return refusal(400, ['The provided next page token is invalid.']);
  const onlyIds = fields.every((name) => name === 'id' || name === 'key');
  const most = Math.min(maxResults, model.options.pageCap ?? Infinity, onlyIds ? ROWS_OF_IDS : ROWS);
  const start = token === null ? 0 : startAfter(found, query, token.after);
  const rows = found.slice(start, start + most);
  const last = rows.at(-1);
  const isLast = start + rows.length >= found.length || last === undefined;
  return answer(200, {
    issues: rows.map((one) => wire.issue(model.asShown(one), fields)),
    isLast,
    ...(isLast ? {} : { nextPageToken: writeToken(jql, last) }),
  });
}

function writeToken(of: string, { id, key, projectId, updated, created }: Issue): string {
  const token = { of, after: { id, key, projectId, updated, created } };
  return Buffer.from(JSON.stringify(token)).toString('base64url');
}

function readToken(text: string): z.infer<typeof Token> | null {
  try {
    return Token.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString())).data ?? null;
  } catch {
    return null;
  }
}

/** Rows that changed meanwhile come again at the end; none of the others is passed over. */
function startAfter(found: readonly Issue[], query: Query, after: Place): number {
  const order = inOrderOf(query);
  const index = found.findIndex((one) => order(one, after) > 0);
  return index === -1 ? found.length : index;
}

/** `POST /issue/bulkfetch`: errors name what is not there or not seen, without saying which. */
export function bulkFetch({ model, wire }: Site, { json }: FakeRequest): FakeAnswer {
  const body = bodyOf(json);
  const ids = listOf(body['issueIdsOrKeys']) ?? [];
  if (ids.length === 0 || ids.length > 100) return refusal(400, ['Specify between 1 and 100 issues.']);
  const found = ids.map((id) => [id, model.findIssue(id)] as const);
  const sees = (issue: Issue | undefined): issue is Issue => issue !== undefined && !model.hidden.has(issue.id);
  return answer(200, {
    issues: found.flatMap(([, one]) => (sees(one) ? [wire.issue(one, listOf(body['fields']))] : [])),
    issueErrors: found.flatMap(([id, one]) =>
      sees(one) ? [] : [{ id, errorMessage: 'Issue does not exist or you do not have permission to see it.' }],
    ),
  });
}

/** `GET`, `POST /search` of Data Center: pages by position, with a total, no further than the server reaches. */
export function searchByPosition({ model, wire }: Site, request: FakeRequest): FakeAnswer {
  const body = bodyOf(request.json);
  const { jql = '', startAt = 0, maxResults = 50 } = body;
  const fields = listOf(body['fields']);
  if (typeof jql !== 'string' || typeof startAt !== 'number' || typeof maxResults !== 'number') {
    return refusal(400, ['Invalid request payload']);
  }
  const most = Math.min(maxResults, model.options.pageCap ?? 1_000);
  const reach = model.options.reach ?? 10_000;
  if (startAt + most > reach) return refusal(400, [`The search reaches ${reach} issues. Narrow the query.`]);
  try {
    const found = model.search(jql);
    const rows = found.slice(startAt, startAt + most).map((one) => wire.issue(model.asShown(one), fields));
    return answer(200, { expand: 'schema,names', startAt, maxResults: most, total: found.length, issues: rows });
  } catch (error) {
    if (error instanceof JqlError) return refusal(400, [error.message]);
    throw error;
  }
}
