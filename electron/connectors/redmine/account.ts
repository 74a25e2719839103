import type { z } from 'zod';
import type { RemoteField, RemoteKind, SignedIn } from '#shared/sync/remote.ts';
import {
  CurrentUser,
  Memberships,
  Priorities,
  Project,
  Role,
  Statuses,
  Versions,
  type RedmineClient,
} from './client.ts';
import { customFieldName, parseVersion, recordId } from './map.ts';

/** By Redmine's own names of permissions, as its roles list them. */
const NEEDED = ['view_issues', 'add_issues', 'edit_issues', 'add_issue_notes', 'manage_subtasks', 'manage_versions'];

/** The role of everybody who is signed in and no member, in every Redmine that was set up by its own defaults. */
const NON_MEMBER = 1;

/** As whom one is signed in, and which permissions in the project are missing. */
export async function whoAmI(client: RedmineClient, project: string): Promise<SignedIn> {
  const { user } = await client.get(['users', 'current'], CurrentUser, { include: 'memberships' });
  const name = `${user.firstname} ${user.lastname}`.trim();
  const person = { id: String(user.id), name: name === '' ? (user.login ?? '') : name };
  const found = await client.one(['projects', project], Project, { include: 'enabled_modules' });
  if (found === null || found === 'forbidden') return { person, missing: ['view_project'], version: '' };
  const isTracking = found.project.enabled_modules.some((module) => module.name === 'issue_tracking');
  if (!isTracking) return { person, missing: ['issue_tracking'], version: '' };
  if (user.admin === true) return { person, missing: [], version: '' };
  const roles = user.memberships.flatMap((one) => (one.project.id === found.project.id ? one.roles : []));
  const ids = new Set(roles.length === 0 ? [NON_MEMBER] : roles.map(({ id }) => id));
  const permissions = new Set<string>();
  for (const id of ids) {
    const role = await client.one(['roles', String(id)], Role);
    if (role !== null && role !== 'forbidden') for (const one of role.role.permissions) permissions.add(one);
  }
  return { person, missing: NEEDED.filter((one) => !permissions.has(one)), version: '' };
}

const field = (
  id: string,
  name: string,
  type: RemoteField['type'],
  writable = true,
  options: RemoteField['options'] = null,
): RemoteField => ({ id, name, type, writable, options });

type Option = NonNullable<RemoteField['options']>[number];
const option = (id: string, name: string): Option => ({ id, name });
/** Fields whose value is the word itself. */
const words = (rows: readonly { readonly name: string }[]) => rows.map(({ name }) => option(name, name));

/** Redmine says of a status whether it ends an issue; the first that does not is where one begins. */
function statuses(rows: z.infer<typeof Statuses>['issue_statuses']): Option[] {
  const first = rows.find((row) => !row.is_closed);
  return rows.map((row) => ({
    ...option(String(row.id), row.name),
    category: row.is_closed ? 'done' : row === first ? 'planned' : 'inProgress',
  }));
}

function versionOption(raw: unknown): Option[] {
  const version = parseVersion(raw);
  return version === null ? [] : [option(recordId(version), version.name)];
}

/** What a mapping can name. Names are Redmine's own. */
export async function fieldsOf(client: RedmineClient, project: string, kind: RemoteKind): Promise<RemoteField[]> {
  if (kind === 'version') {
    return [
      field('name', 'Name', 'text'),
      field('description', 'Description', 'text'),
      field('due_date', 'Date', 'date'),
      field('status', 'Status', 'option', true, words([{ name: 'open' }, { name: 'locked' }, { name: 'closed' }])),
      field('closed', 'Closed', 'flag'),
    ];
  }
  const { project: found } = await client.get(['projects', project], Project, {
    include: 'trackers,issue_custom_fields',
  });
  const { issue_statuses: stages } = await client.get(['issue_statuses'], Statuses);
  const { issue_priorities: priorities } = await client.get(['enumerations', 'issue_priorities'], Priorities);
  const versions = await client.one(['projects', project, 'versions'], Versions);
  return [
    field('subject', 'Subject', 'text'),
    field('tracker', 'Tracker', 'option', true, words(found.trackers)),
    field('status', 'Status', 'option', true, statuses(stages)),
    field('priority', 'Priority', 'option', true, words(priorities)),
    field('assigned_to', 'Assignee', 'person', true, await members(client, project)),
    field(
      'fixed_version',
      'Target version',
      'list',
      true,
      versions === null || versions === 'forbidden' ? null : versions.versions.flatMap(versionOption),
    ),
    field('parent', 'Parent task', 'record'),
    field('description', 'Description', 'text'),
    field('start_date', 'Start date', 'date'),
    field('due_date', 'Due date', 'date'),
    field('estimated_hours', 'Estimated time', 'number'),
    field('done_ratio', '% Done', 'number'),
    field('relations', 'Related issues', 'list', false),
    ...found.issue_custom_fields.map(({ id, name }) => field(customFieldName(id), name, 'text')),
  ];
}

const PAGE = 100;
/** Members are offered to choose from; whoever is beyond is still taken by id. */
const MOST = 1_000;

async function members(client: RedmineClient, project: string): Promise<RemoteField['options']> {
  const people = new Map<number, string>();
  for (let offset = 0; offset < MOST; offset += PAGE) {
    const found = await client.one(['projects', project, 'memberships'], Memberships, { limit: PAGE, offset });
    if (found === null || found === 'forbidden') return null;
    for (const { user } of found.memberships) if (user !== undefined) people.set(user.id, user.name);
    if (found.memberships.length === 0 || offset + PAGE >= found.total_count) break;
  }
  return [...people].map(([id, name]) => option(String(id), name));
}
