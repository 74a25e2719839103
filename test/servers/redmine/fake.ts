import type { Raw } from '#shared/sync/field-link.ts';
import { answer, isObject, textOf, type FakeAnswer, type FakeRequest, type FakeServer } from '../support/fake-http.ts';
import type { RedmineModel } from './model.ts';
import { isClosed, PRIORITIES, STATUSES, TRACKERS, type Body, type Issue, type Named, type Version } from './state.ts';

/** Rows a list gives at most, whatever is asked for. */
const MOST = 100;

const at = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;
const namedOf = (list: readonly Named[], id: number): Raw => {
  const found = list.find((one) => one.id === id);
  return found === undefined ? null : { id: found.id, name: found.name };
};

class Refused extends Error {}

/** A modelled Redmine as whatever carries requests sees it: what its REST interface takes and says. */
export class FakeRedmine implements FakeServer {
  /** Requests that came in, in their order. */
  readonly requests: FakeRequest[] = [];

  constructor(
    readonly model: RedmineModel,
    readonly contextPath = '',
  ) {}

  handle(request: FakeRequest): FakeAnswer {
    this.requests.push(request);
    return { headers: { date: new Date(this.model.now()).toUTCString() }, ...this.#route(request) };
  }

  #route({ method, path, query, json }: FakeRequest): FakeAnswer {
    const name = (path.at(-1) ?? '').replace(/\.json$/, '');
    const [first, second] = [...path.slice(0, -1), name];
    const place = `${method} ${[...path.slice(0, -1), name].map((part, at) => (at === 1 ? '*' : part)).join('/')}`;
    try {
      switch (place) {
        case 'GET issues':
          return this.#list(query, null);
        case 'POST issues':
          return this.#create(bodyOf(json, 'issue'));
        case 'GET issues/*':
          return this.#show(Number(second), query);
        case 'PUT issues/*':
          return this.#update(Number(second), bodyOf(json, 'issue'));
        case 'GET versions/*':
          return this.#version(Number(second), (version) => answer(200, { version: this.#versionOf(version) }));
        case 'PUT versions/*':
          return this.#version(Number(second), ({ id }) =>
            said(this.model.updateVersion(id, this.#taken(bodyOf(json, 'version')))),
          );
        case 'GET projects/*/issues':
        case 'GET projects/*/versions':
        case 'POST projects/*/versions':
          return this.#inProject(method, second ?? '', name, query, bodyOf(json, 'version'));
        case 'GET trackers':
          return answer(200, { trackers: TRACKERS.map((one) => ({ ...one })) });
        case 'GET enumerations/*':
          return answer(200, { issue_priorities: PRIORITIES.map((one) => ({ ...one })) });
        default:
          return first === 'issue_statuses'
            ? answer(200, { issue_statuses: STATUSES.map((one) => ({ ...one })) })
            : answer(404);
      }
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return answer(422, { errors: [error.message] });
    }
  }

  #inProject(method: string, idOrName: string, what: string, query: URLSearchParams, body: Body): FakeAnswer {
    const project = this.model.findProject(idOrName);
    if (project === undefined) return answer(404);
    if (what === 'issues') return this.#list(query, project.id);
    if (method === 'GET') {
      const own = [...this.model.versions.values()].filter(({ projectId }) => projectId === project.id);
      return answer(200, { versions: own.map((one) => this.#versionOf(one)), total_count: own.length });
    }
    const made = this.model.createVersion(project.id, body);
    return 'id' in made ? answer(201, { version: this.#versionOf(made) }) : said(made);
  }

  /** Filters it knows; any other is dropped without a word. */
  #list(query: URLSearchParams, projectId: number | null): FakeAnswer {
    const dropped = new Set(this.model.dropsFilter ? ['updated_on', 'issue_id', 'description'] : []);
    const asked = (name: string): string | null => (dropped.has(name) ? null : query.get(name));
    const tests: ((issue: Issue) => boolean)[] = [({ id }) => !this.model.hidden.has(id)];
    if (projectId !== null) tests.push((issue) => issue.projectId === projectId);
    // Without a word on it: those that are open.
    if (asked('status_id') !== '*') tests.push(({ statusId }) => !isClosed(statusId));
    const updated = asked('updated_on');
    if (updated !== null) tests.push(spanOf(updated));
    const ids = asked('issue_id');
    if (ids !== null) tests.push(idsOf(ids));
    const words = /^~(.+)$/.exec(asked('description') ?? '')?.[1]?.toLowerCase();
    if (words !== undefined) tests.push(({ description }) => description.toLowerCase().includes(words));
    const found = [...this.model.issues.values()].filter((issue) => tests.every((test) => test(issue)));
    const sorted = query.get('sort') === 'updated_on,id' ? found.toSorted(byTime) : found.toSorted(byId);
    const [limit, offset] = [Math.min(Number(query.get('limit') ?? 25), MOST), Number(query.get('offset') ?? 0)];
    return answer(200, {
      issues: sorted.slice(offset, offset + limit).map((one) => this.#issueOf(one, query)),
      total_count: sorted.length,
      offset,
      limit,
    });
  }

  #show(id: number, query: URLSearchParams): FakeAnswer {
    const issue = this.model.issues.get(id);
    if (issue === undefined) return answer(404);
    if (this.model.hidden.has(id)) return answer(403);
    return answer(200, { issue: this.#issueOf(issue, query) });
  }

  #create(body: Body): FakeAnswer {
    const project = this.model.findProject(textOf(body['project_id']));
    if (project === undefined) return answer(404);
    const made = this.model.createIssue(project.id, body);
    return 'id' in made ? answer(201, { issue: this.#issueOf(made, new URLSearchParams()) }) : said(made);
  }

  #update(id: number, body: Body): FakeAnswer {
    if (!this.model.issues.has(id)) return answer(404);
    return this.model.hidden.has(id) ? answer(403) : said(this.model.updateIssue(id, this.#taken(body)));
  }

  #version(id: number, then: (version: Version) => FakeAnswer): FakeAnswer {
    const version = this.model.versions.get(id);
    return version === undefined ? answer(404) : then(version);
  }

  /** What of a write is not read-only for this account. */
  #taken(body: Body): Body {
    return Object.fromEntries(Object.entries(body).filter(([name]) => !this.model.ignored.has(name)));
  }

  #issueOf(issue: Issue, query: URLSearchParams): Raw {
    const { model } = this;
    const include = query.get('include') ?? '';
    const version = issue.versionId === null ? undefined : model.versions.get(issue.versionId);
    return {
      id: issue.id,
      project: namedOf([...model.projects.values()], issue.projectId),
      tracker: namedOf(TRACKERS, issue.trackerId),
      status: { ...(STATUSES.find(({ id }) => id === issue.statusId) ?? null) },
      priority: namedOf(PRIORITIES, issue.priorityId),
      ...(issue.assigneeId === null ? {} : { assigned_to: namedOf([...model.users.values()], issue.assigneeId) }),
      ...(version === undefined ? {} : { fixed_version: { id: version.id, name: version.name } }),
      ...(issue.parentId === null ? {} : { parent: { id: issue.parentId } }),
      subject: issue.subject,
      description: issue.description,
      start_date: issue.startDate,
      due_date: issue.dueDate,
      done_ratio: 0,
      estimated_hours: issue.estimatedHours,
      created_on: at(issue.created),
      updated_on: at(issue.updated),
      ...(include.includes('relations') ? { relations: [] } : {}),
      ...(include.includes('journals') ? { journals: issue.notes.map((notes) => ({ notes })) } : {}),
    };
  }

  #versionOf({ id, projectId, name, description, status, dueDate, created, updated }: Version): Raw {
    return {
      id,
      project: namedOf([...this.model.projects.values()], projectId),
      name,
      description,
      status,
      due_date: dueDate,
      sharing: 'none',
      created_on: at(created),
      updated_on: at(updated),
    };
  }
}

const said = (errors: readonly string[]): FakeAnswer =>
  errors.length === 0 ? answer(204) : answer(422, { errors: [...errors] });

const bodyOf = (json: unknown, what: string): Body => {
  const body = isObject(json) ? json[what] : undefined;
  return isObject(body) ? body : {};
};

const byId = (a: Issue, b: Issue): number => a.id - b.id;
const byTime = (a: Issue, b: Issue): number => a.updated - b.updated || a.id - b.id;

/** `>=instant` begins a second early, `><from|to` as well; its databases keep fractions that `to` cuts off. */
function spanOf(asked: string): (issue: Issue) => boolean {
  const [, from = '', to] = /^><([^|]+)\|(.+)$/.exec(asked) ?? /^>=(.+)$/.exec(asked) ?? [];
  const instants = to === undefined ? [from] : [from, to];
  if (!instants.every((one) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(one))) throw new Refused('Updated is invalid');
  const [first, last] = [Date.parse(from) - 1_000, to === undefined ? Infinity : Date.parse(to)];
  return ({ updated }) => updated > first && updated <= last;
}

function idsOf(asked: string): (issue: Issue) => boolean {
  const from = /^>=(\d+)$/.exec(asked)?.[1];
  if (from !== undefined) return ({ id }) => id >= Number(from);
  const ids = new Set(asked.split(',').map(Number));
  return ({ id }) => ids.has(id);
}
