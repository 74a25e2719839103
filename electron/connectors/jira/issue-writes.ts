import { z } from 'zod';
import type { Raw } from '#shared/sync/field-link.ts';
import type { RefusalCode, RemoteWrite } from '#shared/sync/remote.ts';
import type { HttpAnswer } from '../../net/client.ts';
import type { CreateRequest, UpdateRequest } from '../connector.ts';
import { refusalOf } from './map.ts';
import type { JiraSite } from './site.ts';
import { transitionTo } from './transitions.ts';
import { issueBody, PERSONS, projectOf, renamed, statusOf, type IssueBody } from './write-body.ts';
import { rawId } from '#shared/sync/codec.ts';

const Created = z.looseObject({ id: z.string().min(1) });
const Login = z.looseObject({ name: z.string().min(1) });

/** Carries the client key as a label, so that a create whose answer was lost is found again. */
export async function createIssue(site: JiraSite, request: CreateRequest, signal: AbortSignal): Promise<RemoteWrite> {
  const project = site.scope.project.trim();
  if (project === '') return { state: 'refused', reasons: { '': 'noProject' satisfies RefusalCode } };
  const labels = request.fields['labels'] ?? [];
  const asked = { ...request.fields, labels };
  const { fields, names } = await bodyOf(site, asked, request.clientKey, signal);
  const answer = await site.write('POST', ['issue'], {
    json: { fields: { project: projectOf(project), ...fields } },
    signal,
  });
  if (answer.status >= 300) return refused(answer, names);
  const created = Created.safeParse(answer.json);
  if (!created.success) throw site.unanswered(site.shapeless('issue'));
  return { state: 'accepted', id: created.data.id };
}

/**
 * Fields first, then the transition to another status. Jira takes all fields of an edit or none: those it names are
 * left out of a second one, so that they keep nothing else back. Success of a part is never told as success.
 */
export async function updateIssue(site: JiraSite, request: UpdateRequest, signal: AbortSignal): Promise<RemoteWrite> {
  const { before } = request;
  const { fields, names } = await bodyOf(site, request.fields, before.clientKey, signal);
  const status = statusOf(request.fields);
  const reasons: Record<string, string> = {};
  let written = false;
  if (Object.keys(fields).length > 0) {
    let answer = await site.write('PUT', ['issue', before.id], { json: { fields }, signal });
    if (answer.status === 400) {
      const named = refusalOf(answer.json);
      const rest = Object.fromEntries(Object.entries(fields).filter(([name]) => !(name in named)));
      const isOfAll = '' in named || Object.keys(rest).length === Object.keys(fields).length;
      if (isOfAll) return { state: 'refused', reasons: renamed(named, names) };
      Object.assign(reasons, renamed(named, names));
      if (Object.keys(rest).length > 0) {
        answer = await site.write('PUT', ['issue', before.id], { json: { fields: rest }, signal });
        written = answer.status < 300;
        if (!written) return answer.status === 409 ? STALE : merged(refused(answer, names), reasons);
      }
    } else {
      written = answer.status < 300;
      if (!written) return answer.status === 409 ? STALE : refused(answer, names);
    }
  }
  const moved = status === undefined ? null : await moveTo(site, request, status, written, signal);
  if (moved !== null && moved.state !== 'accepted') return merged(moved, reasons);
  return Object.keys(reasons).length > 0 ? { state: 'refused', reasons } : { state: 'accepted', id: before.id };
}

const STALE: RemoteWrite = { state: 'stale' };

async function moveTo(
  site: JiraSite,
  { before }: UpdateRequest,
  status: string | null,
  written: boolean,
  signal: AbortSignal,
): Promise<RemoteWrite> {
  if (status !== null && rawId(before.fields['status'] ?? null) === status) return { state: 'accepted', id: before.id };
  try {
    return await transitionTo(site, before.id, status, signal);
  } catch (error) {
    // The fields were written: what comes to grief after that had an effect.
    throw written ? site.unanswered(error) : error;
  }
}

const merged = (write: RemoteWrite, reasons: Readonly<Record<string, string>>): RemoteWrite =>
  write.state === 'refused' ? { state: 'refused', reasons: { ...reasons, ...write.reasons } } : write;

/** @throws nothing: an answer that says no without words Jira knows is refused as a whole */
function refused(answer: HttpAnswer, names: ReadonlyMap<string, string>): RemoteWrite {
  const said = refusalOf(answer.json);
  const reasons = said[''] === '' ? { ...said, '': answer.text } : said;
  return { state: 'refused', reasons: renamed(reasons, names) };
}

/** Data Center writes persons by the name they sign in with, which the key (what stays) is looked up for. */
async function bodyOf(
  site: JiraSite,
  asked: Readonly<Record<string, Raw>>,
  clientKey: string | null,
  signal: AbortSignal,
): Promise<IssueBody> {
  const logins = new Map<string, string>();
  if (!site.cloud) {
    for (const field of PERSONS) {
      const key = rawId(asked[field] ?? null);
      if (typeof key !== 'string' || logins.has(key)) continue;
      const answer = await site.get(['user'], { query: { key }, accept: [404], signal });
      if (answer.status < 300) logins.set(key, site.parsed(Login, answer, 'user').name);
    }
  }
  return issueBody(asked, {
    clientKey,
    person: (id) => (site.cloud ? { accountId: id } : { name: logins.get(id) ?? id }),
  });
}
