import { changeOf, versionChangeOf } from './edit.ts';
import { NEW, NORMAL, type Body, type Issue, type Named, type Project, type Version } from './state.ts';

/**
 * One modelled Redmine: what stands in it and its own rules, those of 5.0.4 where nobody has changed a setting. Whoever
 * writes, writes by `create…` and `update…`: over its interface and on its pages the same holds. Knows no HTTP
 * (fake.ts) and no clock of its own. Times are kept to the millisecond, as its databases do.
 */
export class RedmineModel {
  readonly projects = new Map<number, Project>();
  readonly issues = new Map<number, Issue>();
  readonly versions = new Map<number, Version>();
  readonly users = new Map<number, Named>();
  /** Issues this account may not see: left out of lists, 403 by themselves. */
  readonly hidden = new Set<number>();
  /** Fields this account's workflow has read-only: a write of one is answered with success and does nothing. */
  readonly ignored = new Set<string>();
  /** A list forgets its filters without a word. */
  dropsFilter = false;
  #nextId = 0;

  constructor(readonly now: () => number) {}

  addProject(identifier: string, name = identifier): Project {
    const project = { id: this.#newId(), identifier, name };
    this.projects.set(project.id, project);
    return project;
  }

  addUser(name: string): Named {
    const user = { id: this.#newId(), name };
    this.users.set(user.id, user);
    return user;
  }

  findProject(idOrIdentifier: string): Project | undefined {
    return [...this.projects.values()].find(
      ({ id, identifier }) => identifier === idOrIdentifier || String(id) === idOrIdentifier,
    );
  }

  issue(id: number): Issue {
    return must(this.issues.get(id), id);
  }

  /** A new issue begins as New, whatever status is said with it: any other is a step of the workflow. */
  createIssue(projectId: number, body: Body): Issue | readonly string[] {
    const now = this.now();
    const blank: Issue = {
      id: 0,
      projectId,
      trackerId: 1,
      statusId: NEW,
      priorityId: NORMAL,
      assigneeId: null,
      versionId: null,
      parentId: null,
      subject: '',
      description: '',
      startDate: new Date(now).toISOString().slice(0, 10),
      dueDate: null,
      estimatedHours: null,
      notes: [],
      created: now,
      updated: now,
    };
    const { issue, errors } = changeOf(this, blank, body);
    if (errors.length > 0) return errors;
    const made = { ...issue, id: this.#newId() };
    this.issues.set(made.id, made);
    this.#recalculate(made.parentId);
    return made;
  }

  /** What was wrong with it; nothing was written then. */
  updateIssue(id: number, body: Body): readonly string[] {
    const before = this.issue(id);
    const { issue, errors } = changeOf(this, before, body);
    if (errors.length > 0) return errors;
    if (JSON.stringify(issue) === JSON.stringify(before)) return [];
    this.#touch(issue);
    this.#recalculate(before.parentId);
    this.#recalculate(issue.parentId);
    return [];
  }

  /** Its subtasks go with it; a version of the old project stays behind. */
  moveIssue(id: number, projectId: number): void {
    const issue = this.issue(id);
    for (const child of this.childrenOf(id)) this.moveIssue(child.id, projectId);
    const parent = issue.parentId === null ? undefined : this.issues.get(issue.parentId);
    const isKept = parent !== undefined && parent.projectId === projectId;
    this.#touch({ ...issue, projectId, versionId: null, parentId: isKept ? issue.parentId : null });
    if (!isKept) this.#recalculate(issue.parentId);
  }

  /** With everything below it. */
  removeIssue(id: number): void {
    const { parentId } = this.issue(id);
    for (const child of this.childrenOf(id)) this.removeIssue(child.id);
    this.issues.delete(id);
    this.#recalculate(parentId);
  }

  createVersion(projectId: number, body: Body): Version | readonly string[] {
    const now = this.now();
    const blank: Version = {
      id: 0,
      projectId,
      name: '',
      description: '',
      status: 'open',
      dueDate: null,
      created: now,
      updated: now,
    };
    const { version, errors } = versionChangeOf(this, blank, body);
    if (errors.length > 0) return errors;
    const made = { ...version, id: this.#newId() };
    this.versions.set(made.id, made);
    return made;
  }

  updateVersion(id: number, body: Body): readonly string[] {
    const before = must(this.versions.get(id), id);
    const { version, errors } = versionChangeOf(this, before, body);
    if (errors.length > 0 || JSON.stringify(version) === JSON.stringify(before)) return errors;
    this.versions.set(id, { ...version, updated: this.now() });
    return [];
  }

  /** False: issues name it, and Redmine deletes no such version. */
  removeVersion(id: number): boolean {
    if ([...this.issues.values()].some(({ versionId }) => versionId === id)) return false;
    return this.versions.delete(id);
  }

  childrenOf(id: number): Issue[] {
    return [...this.issues.values()].filter(({ parentId }) => parentId === id);
  }

  ancestorsOf({ parentId }: Issue): Issue[] {
    const parent = parentId === null ? undefined : this.issues.get(parentId);
    return parent === undefined ? [] : [parent, ...this.ancestorsOf(parent)];
  }

  descendantsOf(id: number): Issue[] {
    return this.childrenOf(id).flatMap((child) => [child, ...this.descendantsOf(child.id)]);
  }

  /** A parent begins with the first of its subtasks and is due with the last. */
  #recalculate(id: number | null): void {
    const parent = id === null ? undefined : this.issues.get(id);
    const children = id === null ? [] : this.childrenOf(id);
    if (parent === undefined || children.length === 0) return;
    const days = (of: 'startDate' | 'dueDate') => children.flatMap((child) => child[of] ?? []).sort();
    const [start, due] = [days('startDate')[0] ?? null, days('dueDate').at(-1) ?? null];
    const isTurned = start !== null && due !== null && due < start;
    const [startDate, dueDate] = isTurned ? [due, start] : [start, due];
    if (startDate === parent.startDate && dueDate === parent.dueDate) return;
    this.#touch({ ...parent, startDate, dueDate });
    this.#recalculate(parent.parentId);
  }

  #touch(issue: Issue): void {
    this.issues.set(issue.id, { ...issue, updated: this.now() });
  }

  #newId(): number {
    this.#nextId += 1;
    return this.#nextId;
  }
}

function must<T>(found: T | undefined, id: number): T {
  if (found === undefined) throw new Error(`the modelled Redmine has no ${String(id)}`);
  return found;
}
