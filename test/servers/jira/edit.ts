import type { Raw } from '#shared/sync/field-link.ts';
import { isObject } from '../support/fake-http.ts';
import type { JiraModel } from './model.ts';
import { CUSTOM_FIELD, type IssueChange } from './state.ts';

/* What Jira takes and refuses when somebody writes to an issue or a version. */

type Json = Readonly<Record<string, Raw>>;

const textOf = (raw: unknown): string | null => (typeof raw === 'string' ? raw : null);
export const DAY = /^\d{4}-\d{2}-\d{2}$/;

class Refused extends Error {}

const refuse = (text: string): never => {
  throw new Refused(text);
};

/** What of an object names something: its id, else its name. */
function idOf(raw: Raw, known: readonly { readonly id: string; readonly name: string }[], what: string): string {
  if (!isObject(raw)) return refuse('data was not an object');
  const [id, name] = [textOf(raw['id']), textOf(raw['name'])];
  const found = known.find((one) => (id === null ? one.name === name : one.id === id));
  return found?.id ?? refuse(`${what} '${id ?? name ?? ''}' is not valid`);
}

/** An edit that is whole, or what is wrong with each field: Jira then writes none of them. */
export function editOf(
  model: JiraModel,
  projectId: string,
  fields: Json,
): { readonly change: IssueChange; readonly errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  let change: IssueChange = {};
  for (const [name, raw] of Object.entries(fields)) {
    try {
      const one = fieldOf(model, projectId, name, raw);
      if (!model.ignored.has(name)) change = { ...change, ...one };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      errors[name] = error.message;
    }
  }
  return { change, errors };
}

function fieldOf(model: JiraModel, projectId: string, name: string, raw: Raw): IssueChange {
  const cloud = model.options.flavour === 'cloud';
  switch (name) {
    case 'status':
    case 'project':
      // Taken without a word and not acted upon.
      return {};
    case 'summary': {
      const summary = textOf(raw)?.trim() ?? '';
      if (summary === '') refuse('You must specify a summary of the issue.');
      return summary.length > 255 ? refuse('Summary must be less than 255 characters.') : { summary };
    }
    case 'description':
      if (raw === null || (cloud ? isObject(raw) && raw['type'] === 'doc' : typeof raw === 'string')) {
        return { description: raw };
      }
      return refuse(cloud ? 'Operation value must be an Atlassian Document' : 'Operation value must be a string');
    case 'issuetype':
      return { typeId: idOf(raw, model.types, 'issue type') };
    case 'priority':
      return { priorityId: raw === null ? null : idOf(raw, model.priorities, 'Priority name') };
    case 'assignee':
      return { assigneeId: raw === null ? null : userOf(model, raw) };
    case 'fixVersions':
      return { fixVersionIds: versionsOf(model, projectId, raw) };
    case 'labels': {
      const labels = Array.isArray(raw) ? raw.filter((one) => typeof one === 'string') : [];
      const bad = labels.find((one) => /\s/.test(one));
      return bad === undefined
        ? { labels: [...new Set(labels)].sort() }
        : refuse(`The label '${bad}' contains spaces which is invalid.`);
    }
    case 'duedate':
      return raw === null || DAY.test(textOf(raw) ?? '')
        ? { duedate: textOf(raw) }
        : refuse('Operation value must be in the format yyyy-MM-dd');
    case 'timetracking': {
      const minutes = /^(\d+)m$/.exec((isObject(raw) ? textOf(raw['originalEstimate']) : null) ?? '')?.[1];
      return minutes === undefined
        ? refuse('Time Tracking is not in the format 3w 4d 12h 30m')
        : { timeoriginalestimate: Number(minutes) * 60 };
    }
    case 'parent':
      if (raw === null) return { parentId: null };
      return {
        parentId:
          model.issues.get((isObject(raw) ? textOf(raw['id']) : null) ?? '')?.id ?? refuse('Issue does not exist.'),
      };
    case CUSTOM_FIELD:
      return { custom: { [CUSTOM_FIELD]: raw } };
    default:
      return refuse(`Field '${name}' cannot be set. It is not on the appropriate screen, or unknown.`);
  }
}

function userOf(model: JiraModel, raw: Raw): string {
  if (!isObject(raw)) return refuse('data was not an object');
  const cloud = model.options.flavour === 'cloud';
  const wanted = cloud ? (textOf(raw['accountId']) ?? textOf(raw['id'])) : textOf(raw['name']);
  const user = [...model.users.values()].find(({ id, login }) => wanted === (cloud ? id : login));
  return user?.id ?? refuse(`User '${wanted ?? ''}' does not exist.`);
}

function versionsOf(model: JiraModel, projectId: string, raw: Raw): readonly string[] {
  if (!Array.isArray(raw)) return refuse('data was not an array');
  return raw.map((one) => {
    const id = isObject(one) ? textOf(one['id']) : null;
    const version = model.versions.get(id ?? '');
    if (version?.projectId !== projectId) return refuse(`Version id '${id ?? ''}' is not valid`);
    return version.archived ? refuse(`Version with id '${version.id}' is archived.`) : version.id;
  });
}
