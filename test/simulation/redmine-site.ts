import { CONNECTORS } from '#electron/connectors/index.ts';
import { clientKeyOf } from '#electron/connectors/redmine/map.ts';
import { instanceOf } from '#shared/sync/instance.ts';
import { FakeRedmine } from '../servers/redmine/fake.ts';
import { RedmineModel } from '../servers/redmine/model.ts';
import { STATUSES, type Body } from '../servers/redmine/state.ts';
import type { Random } from './random.ts';
import { DAYS, twice, type Site } from './site.ts';

const PROJECT = 'ops';

/** One modelled Redmine of a simulation. */
export class RedmineSite implements Site {
  readonly system = 'redmine';
  readonly model: RedmineModel;
  readonly fake: FakeRedmine;
  readonly instance: string;
  readonly connector = CONNECTORS.redmine;
  readonly statuses = STATUSES.map(({ id, name, is_closed }) => ({
    id: String(id),
    name,
    category: is_closed ? ('done' as const) : id === 1 ? ('planned' as const) : ('inProgress' as const),
  }));

  constructor(
    readonly address: string,
    now: () => number,
    readonly pageSize: number,
  ) {
    this.model = new RedmineModel(now);
    this.fake = new FakeRedmine(this.model, new URL(address).pathname.replace(/\/$/, ''));
    this.instance = instanceOf('redmine', address);
  }

  fill(): void {
    const { model } = this;
    const { id } = model.addProject(PROJECT, 'Operations');
    model.addUser('Ana');
    const version = model.createVersion(id, { name: 'V1', due_date: '2026-12-01' });
    const named = 'id' in version ? version.id : '';
    for (let at = 0; at < 4; at += 1) {
      model.createIssue(id, { subject: `Issue ${at}`, fixed_version_id: at % 2 === 0 ? named : '' });
    }
    // Not of the project that is asked for; takes in what is moved.
    model.createIssue(model.addProject('else').id, { subject: 'Not asked for' });
  }

  editRecord(random: Random): string | null {
    const { model } = this;
    const issue = random.pick([...model.issues.values()]);
    if (issue === undefined) return null;
    const change: Body =
      random.pick<Body>([
        { subject: `Theirs ${random.below(1_000)}` },
        { status_id: random.below(STATUSES.length) + 1 },
        { fixed_version_id: random.pick(['', ...model.versions.keys()]) ?? '' },
        { due_date: random.pick(DAYS) ?? '', start_date: '' },
        { assigned_to_id: random.pick(['', ...model.users.keys()]) ?? '' },
        { parent_issue_id: random.pick(['', ...model.issues.keys()]) ?? '' },
        { estimated_hours: random.below(10) },
        // Somebody writes below what stands there, or anew.
        { description: random.chance(0.5) ? `${issue.description}\nTheirs` : 'Theirs' },
      ]) ?? {};
    return this.#said(`#${issue.id}`, change, model.updateIssue(issue.id, change));
  }

  editVersion(random: Random): string | null {
    const { model } = this;
    const version = random.pick([...model.versions.values()]);
    if (version === undefined) return null;
    const change: Body =
      random.pick<Body>([
        { name: `Theirs ${random.below(1_000)}` },
        { due_date: random.pick(DAYS) ?? '' },
        { status: random.pick(['open', 'locked', 'closed']) ?? 'open' },
      ]) ?? {};
    return this.#said(version.name, change, model.updateVersion(version.id, change));
  }

  add(random: Random): string | null {
    const project = this.model.findProject(PROJECT);
    if (project === undefined) return null;
    const isVersion = random.chance(0.2);
    const name = `${isVersion ? 'V' : 'shared '}${random.below(1_000)}`;
    if (isVersion) this.model.createVersion(project.id, { name });
    else this.model.createIssue(project.id, { subject: name });
    return name;
  }

  remove(random: Random): string | null {
    if (!random.chance(0.3)) return null;
    const issue = random.pick([...this.model.issues.values()]);
    if (issue === undefined) return null;
    this.model.removeIssue(issue.id);
    return `#${issue.id}`;
  }

  hide(random: Random): string | null {
    const { issues, hidden } = this.model;
    if (!random.chance(0.3)) return null;
    const issue = random.pick([...issues.values()]);
    if (issue === undefined) return null;
    if (!hidden.delete(issue.id)) hidden.add(issue.id);
    return `#${issue.id}`;
  }

  ignore(random: Random): string {
    const { ignored } = this.model;
    const field = random.pick(['due_date', 'fixed_version_id', 'subject', 'status_id', 'name']) ?? 'subject';
    if (!ignored.delete(field) && random.chance(0.3)) ignored.add(field);
    return field;
  }

  move(random: Random): string | null {
    const { model } = this;
    const issue = random.pick([...model.issues.values()]);
    const project = random.pick([...model.projects.values()]);
    if (issue === undefined || project === undefined || issue.projectId === project.id) return null;
    model.moveIssue(issue.id, project.id);
    return `#${issue.id} ${project.identifier}`;
  }

  removeVersion(random: Random): string | null {
    const { model } = this;
    const version = random.pick([...model.versions.values()]);
    if (version === undefined || !random.chance(0.3)) return null;
    for (const issue of model.issues.values()) {
      if (issue.versionId === version.id) model.updateIssue(issue.id, { fixed_version_id: '' });
    }
    return `${version.name} ${String(model.removeVersion(version.id))}`;
  }

  dropFilter(random: Random): string {
    const { model } = this;
    model.dropsFilter = !model.dropsFilter && random.chance(0.5);
    return String(model.dropsFilter);
  }

  calm(): void {
    this.model.ignored.clear();
    this.model.dropsFilter = false;
  }

  writes(): number {
    return this.fake.requests.filter(({ method }) => method !== 'GET').length;
  }

  duplicates(): string[] {
    const { issues, versions } = this.model;
    const keys = (kind: string, list: Iterable<{ readonly description: string }>) =>
      [...list].flatMap(({ description }) => {
        const key = clientKeyOf(description.replaceAll('\r\n', '\n'));
        return key === null ? [] : [`${kind} ${key}`];
      });
    const tags = [...issues.values()].flatMap(({ id, notes }) =>
      notes.flatMap((note) => [...note.matchAll(/\(Slipway \w+\)/g)].map(([tag]) => `note #${id} ${tag}`)),
    );
    return twice([...keys('issue', issues.values()), ...keys('version', versions.values()), ...tags]);
  }

  state(): unknown {
    return [[...this.model.issues], [...this.model.versions]];
  }

  #said(what: string, change: Body, errors: readonly string[]): string {
    return `${what} ${JSON.stringify(change)} ${errors.join()}`;
  }
}
