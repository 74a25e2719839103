import { CONNECTORS } from '#electron/connectors/index.ts';
import { instanceOf } from '#shared/sync/instance.ts';
import { FakeJira } from '../servers/jira/routes.ts';
import { JiraModel } from '../servers/jira/model.ts';
import type { Random } from './random.ts';
import { DAYS, twice, type Site } from './site.ts';

const CATEGORIES = { new: 'planned', indeterminate: 'inProgress', done: 'done' } as const;

/** One modelled Jira of a simulation. */
export class JiraSite implements Site {
  readonly model: JiraModel;
  readonly fake: FakeJira;
  readonly instance: string;
  readonly connector;
  /** It says itself how many rows it gives. */
  readonly pageSize = Infinity;

  constructor(
    readonly system: 'jira' | 'jira-dc',
    readonly address: string,
    readonly key: 'PAY' | 'OPS',
    options: {
      readonly now: () => number;
      readonly searchLagMs: number;
      readonly staleRows: boolean;
      readonly pageCap: number;
    },
  ) {
    const contextPath = new URL(address).pathname.replace(/\/$/, '');
    this.model = new JiraModel({ ...options, flavour: system === 'jira' ? 'cloud' : 'dc', contextPath });
    this.fake = new FakeJira(this.model);
    this.instance = instanceOf(system, address);
    this.connector = CONNECTORS[system];
  }

  get statuses() {
    return this.model.statuses.map((one) => ({ id: one.id, name: one.name, category: CATEGORIES[one.category] }));
  }

  fill(isWide: boolean): void {
    const { model, key } = this;
    const project = model.addProject(key, key === 'PAY' ? 'Payments' : 'Operations');
    model.addUser('Ana', 'ana');
    const version = model.addVersion(project.id, { name: 'V1', releaseDate: '2026-12-01' });
    for (let at = 0; at < 4; at += 1) {
      model.addIssue(project.id, { summary: `Issue ${at}`, fixVersionIds: at % 2 === 0 ? [version.id] : [] });
    }
    // Outside of every filter: comes in only where one is dropped, and takes in what is moved.
    if (isWide) model.addIssue(model.addProject('ELSE', 'Elsewhere').id, { summary: 'Not asked for' });
  }

  editRecord(random: Random): string | null {
    const { model } = this;
    const issue = random.pick([...model.issues.values()]);
    if (issue === undefined) return null;
    const versions = [...model.versions.keys()];
    const change = random.pick([
      { summary: `Theirs ${random.below(1_000)}` },
      { statusId: random.pick(['1', '3', '4', '5']) ?? '1' },
      { fixVersionIds: versions.filter(() => random.chance(0.5)) },
      { duedate: random.pick(DAYS) ?? null },
      { assigneeId: random.pick([...model.users.keys()]) ?? null },
      { parentId: random.pick([...model.issues.keys()].filter((id) => id < issue.id)) ?? null },
      { labels: [...issue.labels.filter((label) => label.startsWith('slipway-')), 'theirs'] },
    ]);
    model.change(issue.id, change ?? {});
    return `${issue.key} ${JSON.stringify(change)}`;
  }

  editVersion(random: Random): string | null {
    const { model } = this;
    const version = random.pick([...model.versions.values()]);
    if (version === undefined) return null;
    const change = random.chance(0.5)
      ? { name: `Theirs ${random.below(1_000)}` }
      : { releaseDate: random.pick(DAYS) ?? null };
    model.versions.set(version.id, { ...version, ...change });
    return `${version.name} ${JSON.stringify(change)}`;
  }

  add(random: Random): string | null {
    const { model } = this;
    const project = [...model.projects.values()][0];
    if (project === undefined) return null;
    if (random.chance(0.2)) return model.addVersion(project.id, { name: `V${random.below(1_000)}` }).name;
    const typeId = random.pick(['10001', '10002']) ?? '10001';
    return model.addIssue(project.id, { summary: `shared ${random.below(1_000)}`, typeId }).key;
  }

  remove(random: Random): string | null {
    if (!random.chance(0.3)) return null;
    const issue = random.pick([...this.model.issues.values()]);
    if (issue === undefined) return null;
    this.model.remove(issue.id);
    return issue.key;
  }

  hide(random: Random): string | null {
    const { issues, hidden } = this.model;
    if (!random.chance(0.3)) return null;
    const issue = random.pick([...issues.values()]);
    if (issue === undefined) return null;
    if (!hidden.delete(issue.id)) hidden.add(issue.id);
    return issue.key;
  }

  ignore(random: Random): string {
    const { ignored } = this.model;
    const field = random.pick(['duedate', 'fixVersions', 'summary']) ?? 'duedate';
    if (!ignored.delete(field) && random.chance(0.3)) ignored.add(field);
    return field;
  }

  move(random: Random): string | null {
    const { model } = this;
    const issue = random.pick([...model.issues.values()]);
    const project = random.pick([...model.projects.values()]);
    if (issue === undefined || project === undefined || issue.projectId === project.id) return null;
    return `${issue.key} ${model.move(issue.id, project.id).key}`;
  }

  removeVersion(random: Random): string | null {
    const version = random.pick([...this.model.versions.values()]);
    if (version === undefined || !random.chance(0.3)) return null;
    this.model.removeVersion(version.id);
    return version.name;
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
    return this.fake.requests.filter(({ method, path }) => isWrite(method, path)).length;
  }

  duplicates(): string[] {
    return twice(
      [...this.model.issues.values()].flatMap(({ labels, comments }) => [
        ...labels.filter((label) => label.startsWith('slipway-')).map((label) => `issue ${label}`),
        ...comments.map(({ properties }) => `comment ${JSON.stringify(properties)}`),
      ]),
    );
  }

  state(): unknown {
    return [[...this.model.issues], [...this.model.versions]];
  }
}

const isWrite = (method: string, path: readonly string[]): boolean =>
  method !== 'GET' && !path.includes('search') && !path.includes('bulkfetch');
