import { z } from 'zod';
import type { SignedIn } from '#shared/sync/remote.ts';
import { textOf, type JsonObject } from './map.ts';
import type { JiraSite } from './site.ts';

/**
 * Keys of the permissions synchronising needs. `RESOLVE_ISSUES` is what setting a fix version takes,
 * `ADMINISTER_PROJECTS` what writing versions does.
 */
const NEEDED = [
  'BROWSE_PROJECTS',
  'CREATE_ISSUES',
  'EDIT_ISSUES',
  'TRANSITION_ISSUES',
  'RESOLVE_ISSUES',
  'ADD_COMMENTS',
  'ADMINISTER_PROJECTS',
] as const;

const Myself = z.record(z.string(), z.json());
const Server = z.looseObject({ version: z.string().default('') });
const Permissions = z.looseObject({
  permissions: z.record(z.string(), z.looseObject({ havePermission: z.boolean() })),
});

export async function check(site: JiraSite, signal: AbortSignal): Promise<SignedIn> {
  const me: JsonObject = site.parsed(Myself, await site.get(['myself'], { signal }), 'myself');
  const id = textOf(me['accountId']) || textOf(me['key']) || textOf(me['name']);
  if (id === '') throw site.shapeless('myself');
  const has = await permissions(site, signal);
  const server = Server.safeParse((await site.get(['serverInfo'], { signal })).json);
  return {
    person: { id, name: textOf(me['displayName']) || id },
    missing: NEEDED.filter((name) => !has.has(name)),
    version: server.success ? server.data.version.slice(0, 200) : '',
  };
}

function where({ scope }: JiraSite) {
  const project = scope.project.trim();
  if (project === '') return {};
  return /^\d+$/.test(project) ? { projectId: project } : { projectKey: project };
}

/** @throws SlipwayError `remoteNotFound`: there is no such project, or the account may not know of it */
async function permissions(site: JiraSite, signal: AbortSignal): Promise<ReadonlySet<string>> {
  const answer = await site.get(['mypermissions'], {
    query: { ...where(site), permissions: NEEDED.join(',') },
    signal,
  });
  const entries = Object.entries(site.parsed(Permissions, answer, 'mypermissions').permissions);
  return new Set(entries.flatMap(([name, { havePermission }]) => (havePermission ? [name] : [])));
}

/** Whether the account sees the project at all; what it does not see looks deleted. */
export async function mayBrowse(site: JiraSite, signal: AbortSignal): Promise<boolean> {
  if (site.scope.project.trim() === '') return true;
  const query = { ...where(site), permissions: 'BROWSE_PROJECTS' };
  const answer = await site.get(['mypermissions'], { query, accept: [403, 404], signal });
  if (answer.status !== 200) return false;
  return site.parsed(Permissions, answer, 'mypermissions').permissions['BROWSE_PROJECTS']?.havePermission === true;
}
