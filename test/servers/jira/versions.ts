import type { Raw } from '#shared/sync/field-link.ts';
import { DAY } from './edit.ts';
import { answer, type FakeAnswer, type FakeRequest } from '../support/fake-http.ts';
import { refusal } from './http.ts';
import { bodyOf, wordOf, type Site } from './issues.ts';
import type { Version } from './state.ts';

const GONE = refusal(404, ['Could not find version for id']);

const mayEdit = ({ model }: Site): boolean => model.permissions.has('ADMINISTER_PROJECTS');

export function listVersions({ model, wire }: Site, { path, query }: FakeRequest): FakeAnswer {
  const project = model.findProject(path.at(-2) ?? '');
  if (project === undefined || !model.permissions.has('BROWSE_PROJECTS')) {
    return refusal(404, [`No project could be found with key '${path.at(-2) ?? ''}'.`]);
  }
  const startAt = Number(query.get('startAt') ?? 0);
  const maxResults = Math.min(Number(query.get('maxResults') ?? 50), model.options.pageCap ?? 50);
  const wanted = (query.get('query') ?? '').toLowerCase();
  const all = [...model.versions.values()].filter(
    (one) => one.projectId === project.id && `${one.name}\n${one.description}`.toLowerCase().includes(wanted),
  );
  const values = all.slice(startAt, startAt + maxResults).map((one) => wire.version(one));
  const isLast = startAt + values.length >= all.length;
  return answer(200, {
    self: wire.self('project', project.id, 'version'),
    startAt,
    maxResults,
    total: all.length,
    isLast,
    values,
  });
}

/** The whole list, in one. */
export function allVersions({ model, wire }: Site, { path }: FakeRequest): FakeAnswer {
  const project = model.findProject(path.at(-2) ?? '');
  if (project === undefined) return refusal(404, [`No project could be found with key '${path.at(-2) ?? ''}'.`]);
  const own = [...model.versions.values()].filter(({ projectId }) => projectId === project.id);
  return answer(
    200,
    own.map((one) => wire.version(one)),
  );
}

export function getVersion({ model, wire }: Site, { path }: FakeRequest): FakeAnswer {
  const version = model.versions.get(path.at(-1) ?? '');
  return version === undefined || !model.permissions.has('BROWSE_PROJECTS') ? GONE : answer(200, wire.version(version));
}

export function createVersion(site: Site, { json }: FakeRequest): FakeAnswer {
  const { model, wire } = site;
  const body = bodyOf(json);
  const { projectId = null, project: key = null } = body;
  const project = model.findProject(wordOf(key) || wordOf(projectId));
  if (project === undefined || !mayEdit(site)) return refusal(404, [`Unable to find project '${wordOf(projectId)}'.`]);
  const { change, errors } = versionEdit(site, project.id, null, body);
  if (change.name === undefined) errors['name'] ??= 'You must specify a valid version name';
  if (Object.keys(errors).length > 0) return refusal(400, [], errors);
  return answer(201, wire.version(model.addVersion(project.id, { ...change, name: change.name ?? '' })));
}

export function updateVersion(site: Site, { path, json }: FakeRequest): FakeAnswer {
  const { model, wire } = site;
  const version = model.versions.get(path.at(-1) ?? '');
  if (version === undefined) return GONE;
  if (!mayEdit(site)) return refusal(400, ['You must have project administer rights to edit versions.']);
  const { change, errors } = versionEdit(site, version.projectId, version.id, bodyOf(json));
  if (Object.keys(errors).length > 0) return refusal(400, [], errors);
  const next: Version = { ...version, ...change };
  model.versions.set(next.id, next);
  return answer(200, wire.version(next));
}

type Change = { -readonly [K in keyof Version]?: Version[K] };

function versionEdit(
  { model }: Site,
  projectId: string,
  id: string | null,
  body: Readonly<Record<string, Raw>>,
): { readonly change: Change; readonly errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  const change: Change = {};
  for (const [field, raw] of Object.entries(body)) {
    if (model.ignored.has(field)) continue;
    if (field === 'name') {
      const name = typeof raw === 'string' ? raw.trim() : '';
      const taken = [...model.versions.values()].some(
        (one) => one.id !== id && one.projectId === projectId && one.name.toLowerCase() === name.toLowerCase(),
      );
      if (name === '' || name.length > 255) errors['name'] = 'You must specify a valid version name';
      else if (taken) errors['name'] = 'A version with this name already exists in this project.';
      else change.name = name;
    }
    if (field === 'description' && typeof raw === 'string') change.description = raw;
    if ((field === 'released' || field === 'archived') && typeof raw === 'boolean') change[field] = raw;
    if (field === 'startDate' || field === 'releaseDate') {
      if (raw === null || raw === '') change[field] = null;
      else if (typeof raw === 'string' && DAY.test(raw)) change[field] = raw;
      else errors[field] = 'The date entered is not valid. Please use the format yyyy-MM-dd';
    }
  }
  const [start, release] = [dateOf(model, id, change, 'startDate'), dateOf(model, id, change, 'releaseDate')];
  if (start !== null && release !== null && start > release) {
    errors['releaseDate'] ??= 'The release date must be after the start date.';
  }
  return { change, errors };
}

function dateOf(
  model: Site['model'],
  id: string | null,
  change: Change,
  field: 'startDate' | 'releaseDate',
): string | null {
  const changed = change[field];
  return changed === undefined ? (model.versions.get(id ?? '')?.[field] ?? null) : changed;
}
