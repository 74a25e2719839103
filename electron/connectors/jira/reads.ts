import { z } from 'zod';
import type { RemoteRead } from '#shared/sync/remote.ts';
import { mayBrowse } from './about.ts';
import { askedFor, issueRecord } from './map.ts';
import type { JiraSite } from './site.ts';

/** Issues of one bulk request. */
const MOST = 100;

const Bulk = z.looseObject({ issues: z.array(z.unknown()) });
const Row = z.looseObject({ id: z.string() });

/**
 * Issues by their ids, which stay when an issue is moved. What a bulk request leaves out is asked for by itself, for
 * only that answer tells *forbidden* (403) from *gone*. Jira hides what an account may not see as if it were deleted;
 * with the whole project out of sight it is *forbidden*, a single issue hidden by a security level can't be told.
 */
export async function readIssues(
  site: JiraSite,
  ids: readonly string[],
  fields: readonly string[],
  signal: AbortSignal,
): Promise<RemoteRead[]> {
  const found = site.cloud && ids.length > 1 ? await readMany(site, ids, fields, signal) : [];
  const had = new Set(found.map(({ id }) => id));
  const rest = await Promise.all(ids.filter((id) => !had.has(id)).map((id) => readOne(site, id, fields, signal)));
  const isAnyGone = rest.some(({ state }) => state === 'gone');
  const isHidden = isAnyGone && !(await mayBrowse(site, signal));
  return [
    ...found,
    ...rest.map((one) => (isHidden && one.state === 'gone' ? { ...one, state: 'forbidden' as const } : one)),
  ];
}

async function readMany(
  site: JiraSite,
  ids: readonly string[],
  fields: readonly string[],
  signal: AbortSignal,
): Promise<RemoteRead[]> {
  const found: RemoteRead[] = [];
  for (let at = 0; at < ids.length; at += MOST) {
    const some = ids.slice(at, at + MOST);
    const answer = await site.search(['issue', 'bulkfetch'], {
      json: { issueIdsOrKeys: some, fields: askedFor(fields) },
      signal,
    });
    for (const raw of site.parsed(Bulk, answer, 'bulkfetch').issues) {
      const row = Row.safeParse(raw);
      const record = issueRecord(raw, site.base, fields);
      // One that can't be read here is asked for by itself, and says there why.
      if (row.success && record !== null && some.includes(row.data.id)) {
        found.push({ state: 'present', id: record.id, record });
      }
    }
  }
  return found;
}

async function readOne(
  site: JiraSite,
  id: string,
  fields: readonly string[],
  signal: AbortSignal,
): Promise<RemoteRead> {
  const query = { fields: askedFor(fields).join(',') };
  const answer = await site.get(['issue', id], { query, accept: [403, 404, 410], signal });
  if (answer.status === 403) return { state: 'forbidden', id };
  if (answer.status !== 200) return { state: 'gone', id };
  const record = issueRecord(answer.json, site.base, fields);
  if (record === null || record.id !== id) throw site.shapeless('issue');
  return { state: 'present', id, record };
}
