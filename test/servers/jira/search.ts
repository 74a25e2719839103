import type { Clause, Comparison, Query } from './jql.ts';
import { JqlError } from './jql.ts';
import type { JiraModel } from './model.ts';
import type { Issue } from './state.ts';

/** Jira's index of texts and times keeps a time to the second on Data Center. */
export interface SearchRules {
  readonly secondsOnly: boolean;
}

/** Issues of an index that satisfy a query, in its order. */
export function searchIssues(
  model: JiraModel,
  issues: Iterable<Issue>,
  query: Query,
  rules: SearchRules,
): readonly Issue[] {
  const found: Issue[] = [];
  for (const issue of issues) if (query.where === null || holds(model, issue, query.where, rules)) found.push(issue);
  return found.sort(inOrderOf(query));
}

/** What an order looks at. */
export type Place = Pick<Issue, 'id' | 'key' | 'projectId' | 'updated' | 'created'>;

/** As a query orders; ties by id, as they came into the index. */
export function inOrderOf(query: Query): (a: Place, b: Place) => number {
  return (a, b) => {
    for (const { field, descending } of query.order) {
      const by =
        field === 'key'
          ? a.projectId.localeCompare(b.projectId) || numberOf(a.key) - numberOf(b.key)
          : a[field] - b[field];
      if (by !== 0) return descending ? -by : by;
    }
    return Number(a.id) - Number(b.id);
  };
}

/** Jira's Cloud refuses a search without any bound. */
export const isBounded = (query: Query): boolean => query.where !== null;

const numberOf = (key: string): number => Number(key.slice(key.lastIndexOf('-') + 1));

function holds(model: JiraModel, issue: Issue, clause: Clause, rules: SearchRules): boolean {
  if ('all' in clause) return clause.all.every((one) => holds(model, issue, one, rules));
  if ('any' in clause) return clause.any.some((one) => holds(model, issue, one, rules));
  if ('not' in clause) return !holds(model, issue, clause.not, rules);
  return compares(model, issue, clause, rules);
}

function compares(
  model: JiraModel,
  issue: Issue,
  { field, operator, values }: Comparison,
  rules: SearchRules,
): boolean {
  const wanted = values.map((value) => value.toLowerCase());
  if (field === 'updated' || field === 'created') {
    const asked = Number(values[0]);
    if (!Number.isInteger(asked))
      throw new JqlError(`Date value '${values[0] ?? ''}' for field '${field}' is invalid.`);
    const floor = (ms: number): number => (rules.secondsOnly ? Math.floor(ms / 1_000) : ms);
    return ordered(floor(issue[field]) - floor(asked), operator);
  }
  if (field === 'key' && operator !== 'in' && operator !== 'not in') {
    const value = values[0] ?? '';
    const number = numberOf(value);
    if (operator === '=' || operator === '!=') return isOne(operator, [issue.id, issue.key.toLowerCase()], wanted);
    const inProject = issue.key.slice(0, issue.key.lastIndexOf('-')) === value.slice(0, value.lastIndexOf('-'));
    return inProject && ordered(numberOf(issue.key) - number, operator);
  }
  return isOne(operator, wordsOf(model, issue, field), wanted);
}

function ordered(difference: number, operator: Comparison['operator']): boolean {
  switch (operator) {
    case '>=':
      return difference >= 0;
    case '>':
      return difference > 0;
    case '<=':
      return difference <= 0;
    case '<':
      return difference < 0;
    case '!=':
      return difference !== 0;
    default:
      return difference === 0;
  }
}

function isOne(operator: Comparison['operator'], has: readonly string[], wanted: readonly string[]): boolean {
  const words = has.map((word) => word.toLowerCase());
  if (operator === '~') return words.some((word) => word.includes(wanted[0] ?? ''));
  const any = words.some((word) => wanted.includes(word));
  return operator === '!=' || operator === 'not in' ? !any : any;
}

function wordsOf(model: JiraModel, issue: Issue, field: Comparison['field']): readonly string[] {
  switch (field) {
    case 'project': {
      const project = model.project(issue.projectId);
      return [project.id, project.key, project.name];
    }
    case 'key':
      return [issue.id, issue.key];
    case 'labels':
      return issue.labels;
    case 'status': {
      const status = model.status(issue.statusId);
      return [status.id, status.name];
    }
    case 'fixversion':
      return issue.fixVersionIds.flatMap((id) => [id, model.versions.get(id)?.name ?? '']);
    case 'type':
      return [issue.typeId, model.type(issue.typeId).name];
    default:
      return [issue.summary];
  }
}
