import { parseJql } from './jql.ts';
import { searchIssues } from './search.ts';
import {
  ALL_PERMISSIONS,
  PRIORITIES,
  STATUSES,
  TRANSITIONS,
  TYPES,
  type Issue,
  type IssueChange,
  type Link,
  type Named,
  type Project,
  type Status,
  type Transition,
  type User,
  type Version,
} from './state.ts';

export interface JiraOptions {
  readonly flavour: 'cloud' | 'dc';
  /** Milliseconds since 1970, as this server's clock says. */
  readonly now: () => number;
  /** Path the server stands under, as `/jira`. */
  readonly contextPath?: string;
  /** Where a person finds it; goes into `self` alone. */
  readonly origin?: string;
  /** Milliseconds until a search knows of a write. */
  readonly searchLagMs?: number;
  /** The rows of a search that lags say what the index knew of them, not what stands there by now. */
  readonly staleRows?: boolean;
  /** Most rows of one page, whatever is asked for. */
  readonly pageCap?: number;
  /** Rows a search by position reaches (Data Center). */
  readonly reach?: number;
  /** The one `authorization` header that is let in; absent: any. */
  readonly authorization?: string;
}

/** What the index knew of an issue from when on; null: deleted. */
interface Indexed {
  readonly at: number;
  readonly issue: Issue | null;
}

/**
 * One modelled Jira: what stands in it and its own rules. Knows no HTTP (routes.ts) and no clock of its own.
 * Numbers of new records are counted up, so that the same calls make the same server.
 */
export class JiraModel {
  readonly projects = new Map<string, Project>();
  readonly issues = new Map<string, Issue>();
  readonly versions = new Map<string, Version>();
  readonly users = new Map<string, User>();
  readonly statuses: readonly Status[] = STATUSES;
  readonly transitions: readonly Transition[] = TRANSITIONS;
  readonly types: readonly Named[] = TYPES;
  readonly priorities: readonly Named[] = PRIORITIES;
  /** The account everything is asked by. */
  me: User;
  permissions = new Set(ALL_PERMISSIONS);
  /** Issues this account may not see: on Cloud they look deleted, Data Center says so. */
  readonly hidden = new Set<string>();
  /** Fields a write of which is answered with success and does nothing. */
  readonly ignored = new Set<string>();
  /** Issues a write to which meets one of somebody else, once each. */
  readonly contended = new Set<string>();
  /** A search forgets its filter without a word. */
  dropsFilter = false;

  readonly #history = new Map<string, Indexed[]>();
  #nextId = 10_000;
  readonly #nextNumber = new Map<string, number>();
  #writes = 0;
  #cached: { readonly key: string; readonly found: readonly Issue[] } | null = null;

  constructor(readonly options: JiraOptions) {
    this.me = this.addUser('Mia Krystof', 'mia');
  }

  addUser(name: string, login: string): User {
    const number = this.users.size + 10_100;
    const id = this.options.flavour === 'cloud' ? `5b10a2844c20165700ed${number}` : `JIRAUSER${number}`;
    const user = { id, login, name };
    this.users.set(id, user);
    return user;
  }

  addProject(key: string, name = key): Project {
    const project = { id: this.newId(), key, name };
    this.projects.set(project.id, project);
    return project;
  }

  addVersion(
    projectId: string,
    version: Partial<Omit<Version, 'id' | 'projectId'>> & { readonly name: string },
  ): Version {
    const made: Version = {
      description: '',
      startDate: null,
      releaseDate: null,
      released: false,
      archived: false,
      ...version,
      id: this.newId(),
      projectId,
    };
    this.versions.set(made.id, made);
    return made;
  }

  addIssue(projectId: string, change: IssueChange & { readonly summary: string }): Issue {
    const now = this.options.now();
    const issue: Issue = {
      description: null,
      statusId: '1',
      typeId: '10001',
      assigneeId: null,
      fixVersionIds: [],
      labels: [],
      priorityId: '3',
      duedate: null,
      timeoriginalestimate: null,
      parentId: null,
      links: [],
      custom: {},
      ...change,
      id: this.newId(),
      key: this.#newKey(this.project(projectId)),
      projectId,
      comments: [],
      created: now,
      updated: now,
    };
    this.#put(issue);
    return issue;
  }

  /** Any write to an issue; `updated` never goes back. */
  change(id: string, change: IssueChange | Pick<Issue, 'comments'>): Issue {
    const issue = this.issue(id);
    const next = { ...issue, ...change, updated: Math.max(issue.updated, this.options.now()) };
    this.#put(next);
    return next;
  }

  link(id: string, link: Omit<Link, 'id'>): void {
    this.change(id, { links: [...this.issue(id).links, { ...link, id: this.newId() }] });
  }

  /** The id stays, the key is another. */
  move(id: string, projectId: string): Issue {
    const issue = this.issue(id);
    const key = this.#newKey(this.project(projectId));
    const next = { ...issue, projectId, key, updated: Math.max(issue.updated, this.options.now()) };
    this.#put(next);
    return next;
  }

  remove(id: string): void {
    this.issues.delete(id);
    this.#remember(id, null);
  }

  removeVersion(id: string): void {
    this.versions.delete(id);
    for (const issue of this.issues.values()) {
      if (!issue.fixVersionIds.includes(id)) continue;
      this.change(issue.id, { fixVersionIds: issue.fixVersionIds.filter((one) => one !== id) });
    }
  }

  project(idOrKey: string): Project {
    return must(this.findProject(idOrKey), idOrKey);
  }
  findProject(idOrKey: string): Project | undefined {
    return this.projects.get(idOrKey) ?? [...this.projects.values()].find(({ key }) => key === idOrKey);
  }
  issue(id: string): Issue {
    return must(this.issues.get(id), id);
  }
  findIssue(idOrKey: string): Issue | undefined {
    return this.issues.get(idOrKey) ?? [...this.issues.values()].find(({ key }) => key === idOrKey);
  }
  status(id: string): Status {
    return must(
      this.statuses.find((one) => one.id === id),
      id,
    );
  }
  type(id: string): Named {
    return must(
      this.types.find((one) => one.id === id),
      id,
    );
  }
  user(id: string): User {
    return must(this.users.get(id), id);
  }

  /** Transitions from where an issue stands. */
  transitionsOf(issue: Issue): readonly Transition[] {
    return this.transitions.filter(({ from, to }) => to !== issue.statusId && (from?.includes(issue.statusId) ?? true));
  }

  /**
   * What a search finds, by an index that lags. What a row says is as it stands, or with `staleRows` as the index knew
   * it (`asShown`).
   */
  search(jql: string): readonly Issue[] {
    const query = parseJql(this.dropsFilter ? jql.replace(/^.*?(?=order by|$)/is, '') : jql);
    const lag = this.options.searchLagMs ?? 0;
    const key = `${jql}\n${this.#writes}\n${String(this.dropsFilter)}`;
    let found = lag === 0 && this.#cached?.key === key ? this.#cached.found : null;
    if (found === null) {
      const seen = lag === 0 ? this.issues.values() : this.#indexedAt(this.options.now() - lag);
      found = searchIssues(this, seen, query, { secondsOnly: this.options.flavour === 'dc' });
      if (lag === 0) this.#cached = { key, found };
    }
    return this.hidden.size === 0 ? found : found.filter(({ id }) => !this.hidden.has(id));
  }

  /** What a search says of an issue it found. */
  asShown(found: Issue): Issue {
    return this.options.staleRows === true ? found : (this.issues.get(found.id) ?? found);
  }

  newId(): string {
    this.#nextId += 1;
    return String(this.#nextId);
  }

  *#indexedAt(at: number): Generator<Issue> {
    for (const history of this.#history.values()) {
      const known = history.findLast((one) => one.at <= at)?.issue;
      if (known !== undefined && known !== null) yield known;
    }
  }

  #newKey(project: Project): string {
    const number = (this.#nextNumber.get(project.id) ?? 0) + 1;
    this.#nextNumber.set(project.id, number);
    return `${project.key}-${number}`;
  }

  #put(issue: Issue): void {
    this.issues.set(issue.id, issue);
    this.#remember(issue.id, issue);
  }

  #remember(id: string, issue: Issue | null): void {
    this.#writes += 1;
    const now = this.options.now();
    const known = this.#history.get(id) ?? [];
    // What a search could still come upon, and no more.
    const from = known.findLastIndex((one) => one.at <= now - (this.options.searchLagMs ?? 0));
    this.#history.set(id, [...known.slice(Math.max(0, from)), { at: now, issue }]);
  }
}

function must<T>(found: T | undefined, id: string): T {
  if (found === undefined) throw new Error(`the modelled Jira has no ${id}`);
  return found;
}
