import { z } from 'zod';
import type { Raw } from '#shared/sync/field-link.ts';
import type { RefusalCode, RemotePage, RemoteRead, RemoteRecord, RemoteWrite } from '#shared/sync/remote.ts';
import type { CreateRequest, PageRequest, UpdateRequest } from '../connector.ts';
import { refusalOf, versionRecord } from './map.ts';
import type { JiraSite } from './site.ts';
import { versionBody } from './write-body.ts';

/*
 * Versions of a project. They keep no time of change, so the whole list is read each time; a row that shifts out of
 * a page is read by the next run, and its absence says nothing.
 */

const ROWS = 50;

const Versions = z.looseObject({
  values: z.array(z.unknown()),
  total: z.number().int().nonnegative().optional(),
  isLast: z.boolean().optional(),
});
const Created = z.looseObject({ id: z.string().min(1) });
const Project = z.looseObject({ id: z.string().regex(/^\d+$/) });

interface VersionRows {
  readonly records: RemoteRecord[];
  readonly unreadable: RemotePage['unreadable'];
  readonly next: number | null;
  readonly total: number | null;
}

async function rowsAt(site: JiraSite, startAt: number, query: string, signal: AbortSignal): Promise<VersionRows> {
  const project = site.scope.project.trim();
  // A query alone names no project, and versions belong to one.
  if (project === '') return { records: [], unreadable: [], next: null, total: 0 };
  const answer = await site.get(['project', project, 'version'], {
    query: { startAt, maxResults: ROWS, ...(query === '' ? {} : { query }) },
    signal,
  });
  const { values, total, isLast } = site.parsed(Versions, answer, 'versions');
  const records = values.map((raw) => versionRecord(raw, site.base, project));
  const reached = startAt + values.length;
  const isEnd = isLast === true || values.length === 0 || (total !== undefined && reached >= total);
  return {
    records: records.filter((record) => record !== null),
    unreadable: records.flatMap((record) => (record === null ? [{ id: '', reason: 'shape' }] : [])),
    next: isEnd ? null : reached,
    total: total ?? null,
  };
}

/** The row a page begins with; what is no cursor of ours begins anew. */
const startOf = (next: string | null): number => (next !== null && /^\d{1,9}$/.test(next) ? Number(next) : 0);

export async function versionPage(
  site: JiraSite,
  { next, watermark, fields }: PageRequest,
  signal: AbortSignal,
): Promise<RemotePage> {
  const rows = await rowsAt(site, startOf(next), '', signal);
  return {
    ...rows,
    records: rows.records.map((record) => only(record, fields)),
    next: rows.next === null ? null : String(rows.next),
    watermark,
  };
}

const only = (record: RemoteRecord, fields: readonly string[]): RemoteRecord => ({
  ...record,
  fields: Object.fromEntries(Object.entries(record.fields).filter(([name]) => fields.includes(name))),
});

export async function versionIds(site: JiraSite, next: string | null, signal: AbortSignal) {
  const rows = await rowsAt(site, startOf(next), '', signal);
  return { ids: rows.records.map(({ id }) => id), next: rows.next === null ? null : String(rows.next) };
}

/** Where Jira hides a version from the account, it says that there is none. */
export async function readVersion(
  site: JiraSite,
  id: string,
  fields: readonly string[],
  signal: AbortSignal,
): Promise<RemoteRead> {
  const answer = await site.get(['version', id], { accept: [403, 404, 410], signal });
  if (answer.status === 403) return { state: 'forbidden', id };
  if (answer.status !== 200) return { state: 'gone', id };
  const record = versionRecord(answer.json, site.base, site.scope.project.trim());
  if (record === null) throw site.shapeless('version');
  return { state: 'present', id, record: only(record, fields) };
}

/**
 * A version has no room for a key nobody sees: its description is read by people and may be mapped. It needs none,
 * for its name is its own in the project: a create whose answer was lost is found by the name it gave.
 */
export async function findVersion(site: JiraSite, name: Raw | undefined, signal: AbortSignal): Promise<RemoteRecord[]> {
  if (typeof name !== 'string' || name.trim() === '') return [];
  const found: RemoteRecord[] = [];
  // `query` finds what contains the name; without it a long list would be read whole.
  for (let startAt: number | null = 0; startAt !== null;) {
    const rows: VersionRows = await rowsAt(site, startAt, name.trim(), signal);
    found.push(...rows.records.filter(({ key }) => key === name.trim()));
    startAt = rows.next;
  }
  return found;
}

export async function createVersion(site: JiraSite, request: CreateRequest, signal: AbortSignal): Promise<RemoteWrite> {
  const project = site.scope.project.trim();
  if (project === '') return { state: 'refused', reasons: { '': 'noProject' satisfies RefusalCode } };
  const { id } = site.parsed(Project, await site.get(['project', project], { signal }), 'project');
  const answer = await site.write('POST', ['version'], {
    json: { ...versionBody(withoutEmpty(request.fields), site.cloud), projectId: Number(id) },
    accept: [400, 403, 404, 409],
    signal,
  });
  if (answer.status >= 300) return { state: 'refused', reasons: refusalOf(answer.json) };
  const created = Created.safeParse(answer.json);
  if (!created.success) throw site.unanswered(site.shapeless('version'));
  return { state: 'accepted', id: created.data.id };
}

const withoutEmpty = (fields: Readonly<Record<string, Raw>>) =>
  Object.fromEntries(Object.entries(fields).filter(([, raw]) => raw !== null && raw !== ''));

export async function updateVersion(site: JiraSite, request: UpdateRequest, signal: AbortSignal): Promise<RemoteWrite> {
  const { id } = request.before;
  const answer = await site.write('PUT', ['version', id], {
    json: versionBody(request.fields, site.cloud),
    signal,
  });
  if (answer.status === 409) return { state: 'stale' };
  if (answer.status >= 300) return { state: 'refused', reasons: refusalOf(answer.json) };
  return { state: 'accepted', id };
}
