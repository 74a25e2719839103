import type { Raw } from '#shared/sync/field-link.ts';
import type { JiraModel } from './model.ts';
import { CUSTOM_FIELD, type Comment, type Issue, type Status, type User, type Version } from './state.ts';

/* What a modelled Jira says of what stands in it. Shapes: Atlassian's OpenAPI of REST v3; v2 of Data Center. */

type Json = Record<string, Raw>;

/** As Jira writes a time. */
export const timeOf = (ms: number): string => new Date(ms).toISOString().replace('Z', '+0000');

export class Wire {
  readonly #root: string;

  constructor(private readonly model: JiraModel) {
    const { origin = 'https://acme.atlassian.net', contextPath = '', flavour } = model.options;
    this.#root = `${origin}${contextPath}/rest/api/${flavour === 'cloud' ? '3' : '2'}`;
  }

  self(...path: readonly string[]): string {
    return `${this.#root}/${path.join('/')}`;
  }

  user(user: User): Json {
    const shared = { displayName: user.name, active: true, timeZone: 'Europe/Berlin' };
    return this.model.options.flavour === 'cloud'
      ? { self: this.self(`user?accountId=${user.id}`), accountId: user.id, accountType: 'atlassian', ...shared }
      : { self: this.self(`user?username=${user.login}`), key: user.id, name: user.login, ...shared };
  }

  status({ id, name, category }: Status): Json {
    const categories = { new: [2, 'To Do'], indeterminate: [4, 'In Progress'], done: [3, 'Done'] } as const;
    const [number, title] = categories[category];
    const statusCategory = {
      self: this.self('statuscategory', String(number)),
      id: number,
      key: category,
      colorName: 'blue-gray',
      name: title,
    };
    return { self: this.self('status', id), description: '', iconUrl: '', id, name, statusCategory };
  }

  version(version: Version): Json {
    const { id, name, description, startDate, releaseDate, released, archived, projectId } = version;
    return {
      self: this.self('version', id),
      id,
      name,
      ...(description === '' ? {} : { description }),
      ...(startDate === null ? {} : { startDate }),
      ...(releaseDate === null ? {} : { releaseDate }),
      released,
      archived,
      projectId: Number(projectId),
    };
  }

  comment(issue: Issue, comment: Comment, withProperties: boolean): Json {
    const author = this.user(this.model.user(comment.authorId));
    return {
      self: this.self('issue', issue.id, 'comment', comment.id),
      id: comment.id,
      author,
      body: comment.body,
      created: timeOf(comment.created),
      updated: timeOf(comment.created),
      ...(withProperties ? { properties: comment.properties.map(({ key, value }) => ({ key, value })) } : {}),
    };
  }

  /** `fields` null: all of them. */
  issue(issue: Issue, fields: readonly string[] | null): Json {
    const all = this.#fields(issue);
    const named = fields === null || fields.includes('*all') ? Object.keys(all) : fields;
    const known = named.flatMap((name) => (name in all ? [[name, all[name] ?? null] as const] : []));
    const bare = { id: issue.id, key: issue.key, self: this.self('issue', issue.id) };
    return known.length === 0 ? bare : { ...bare, fields: Object.fromEntries(known) };
  }

  #fields(issue: Issue): Json {
    const { model } = this;
    const { description, labels, duedate, timeoriginalestimate, custom } = issue;
    const project = model.project(issue.projectId);
    const type = model.type(issue.typeId);
    const priority = model.priorities.find(({ id }) => id === issue.priorityId);
    const parent = issue.parentId === null ? undefined : model.issues.get(issue.parentId);
    return {
      summary: issue.summary,
      description,
      status: this.status(model.status(issue.statusId)),
      issuetype: { self: this.self('issuetype', type.id), id: type.id, name: type.name, subtask: false },
      assignee: issue.assigneeId === null ? null : this.user(model.user(issue.assigneeId)),
      fixVersions: issue.fixVersionIds.flatMap((id) => {
        const version = model.versions.get(id);
        return version === undefined ? [] : [this.version(version)];
      }),
      labels: [...labels],
      priority: priority === undefined ? null : { self: this.self('priority', priority.id), ...priority },
      duedate,
      timeoriginalestimate,
      ...(parent === undefined
        ? {}
        : { parent: { id: parent.id, key: parent.key, fields: { summary: parent.summary } } }),
      issuelinks: issue.links.flatMap(({ id, type: kind, direction, otherId }) => {
        const other = model.issues.get(otherId);
        if (other === undefined) return [];
        const words =
          kind === 'blocks'
            ? { id: '1', name: 'Blocks', inward: 'is blocked by', outward: 'blocks' }
            : { id: '2', name: 'Relates', inward: 'relates to', outward: 'relates to' };
        return [{ id, type: words, [`${direction}Issue`]: { id: other.id, key: other.key } }];
      }),
      project: { self: this.self('project', project.id), id: project.id, key: project.key, name: project.name },
      created: timeOf(issue.created),
      updated: timeOf(issue.updated),
      [CUSTOM_FIELD]: custom[CUSTOM_FIELD] ?? null,
    };
  }
}
