import { Raw } from '#shared/sync/field-link.ts';
import { answer, isObject, type FakeAnswer, type FakeRequest } from '../support/fake-http.ts';
import { editOf } from './edit.ts';
import { NOT_THERE, refusal } from './http.ts';
import type { JiraModel } from './model.ts';
import type { Issue } from './state.ts';
import type { Wire } from './wire.ts';

export interface Site {
  readonly model: JiraModel;
  readonly wire: Wire;
}

export const bodyOf = (json: unknown): Readonly<Record<string, Raw>> => {
  const parsed = Raw.safeParse(json);
  return parsed.success && isObject(parsed.data) ? parsed.data : {};
};
const partOf = (raw: Raw | undefined): Readonly<Record<string, Raw>> => (isObject(raw) ? raw : {});
const textOf = (raw: Raw | undefined): string => (typeof raw === 'string' ? raw : '');
/** A text or a number as a text. */
export const wordOf = (raw: Raw | undefined): string =>
  typeof raw === 'string' ? raw : typeof raw === 'number' ? String(raw) : '';
export const listOf = (raw: Raw | undefined): string[] | null => (Array.isArray(raw) ? raw.map(wordOf) : null);

/** An issue this account sees, or what it gets in its place. */
function seen({ model }: Site, idOrKey: string | undefined): Issue | FakeAnswer {
  const issue = model.findIssue(idOrKey ?? '');
  if (issue === undefined) return NOT_THERE;
  if (!model.hidden.has(issue.id) && model.permissions.has('BROWSE_PROJECTS')) return issue;
  if (model.options.flavour === 'cloud') return NOT_THERE;
  return refusal(403, ['You do not have the permission to see the specified issue.']);
}
const isAnswer = (one: Issue | FakeAnswer): one is FakeAnswer => 'status' in one;

export function getIssue(site: Site, { path, query }: FakeRequest): FakeAnswer {
  const issue = seen(site, path.at(-1));
  if (isAnswer(issue)) return issue;
  const fields = query.getAll('fields').flatMap((one) => one.split(','));
  return answer(200, site.wire.issue(issue, fields.length === 0 ? null : fields));
}

export function createIssue(site: Site, { json }: FakeRequest): FakeAnswer {
  const { model, wire } = site;
  if (!model.permissions.has('CREATE_ISSUES')) return refusal(400, ['You do not have permission to create issues.']);
  const fields = partOf(bodyOf(json)['fields']);
  const named = partOf(fields['project']);
  const project = model.findProject(textOf(named['key']) || textOf(named['id']));
  if (project === undefined) return refusal(400, [], { project: 'valid project is required' });
  const { change, errors } = editOf(model, project.id, fields);
  if (fields['issuetype'] === undefined) errors['issuetype'] = 'Specify a valid issue type';
  if (fields['summary'] === undefined) errors['summary'] = 'You must specify a summary of the issue.';
  if (Object.keys(errors).length > 0) return refusal(400, [], errors);
  const issue = model.addIssue(project.id, { ...change, summary: change.summary ?? '' });
  return answer(201, { id: issue.id, key: issue.key, self: wire.self('issue', issue.id) });
}

export function editIssue(site: Site, { path, json }: FakeRequest): FakeAnswer {
  const { model } = site;
  const issue = seen(site, path.at(-1));
  if (isAnswer(issue)) return issue;
  if (!model.permissions.has('EDIT_ISSUES')) {
    return refusal(model.options.flavour === 'cloud' ? 400 : 403, ['You do not have permission to edit issues.']);
  }
  if (model.contended.delete(issue.id)) return refusal(409, ['The issue was updated by another request.']);
  const { change, errors } = editOf(model, issue.projectId, partOf(bodyOf(json)['fields']));
  if (Object.keys(errors).length > 0) return refusal(400, [], errors);
  model.change(issue.id, change);
  return answer(204);
}

export function deleteIssue(site: Site, { path }: FakeRequest): FakeAnswer {
  const issue = seen(site, path.at(-1));
  if (isAnswer(issue)) return issue;
  site.model.remove(issue.id);
  return answer(204);
}

/** Who may not transition gets an empty list, as who stands where nothing leads away. */
export function getTransitions(site: Site, { path }: FakeRequest): FakeAnswer {
  const { model, wire } = site;
  const issue = seen(site, path.at(-2));
  if (isAnswer(issue)) return issue;
  const open = model.permissions.has('TRANSITION_ISSUES') ? model.transitionsOf(issue) : [];
  return answer(200, {
    expand: 'transitions',
    transitions: open.map(({ id, name, to, from }) => ({
      id,
      name,
      to: wire.status(model.status(to)),
      hasScreen: false,
      isGlobal: from === null,
    })),
  });
}

export function doTransition(site: Site, { path, json }: FakeRequest): FakeAnswer {
  const { model } = site;
  const issue = seen(site, path.at(-2));
  if (isAnswer(issue)) return issue;
  if (model.contended.delete(issue.id)) return refusal(409, ['The issue was updated by another request.']);
  const id = textOf(partOf(bodyOf(json)['transition'])['id']);
  const transition = model.transitionsOf(issue).find((one) => one.id === id);
  if (transition === undefined || !model.permissions.has('TRANSITION_ISSUES')) {
    return refusal(400, [`It seems that you have tried to perform a workflow operation (${id}) that is not valid.`]);
  }
  if (!model.ignored.has('status')) model.change(issue.id, { statusId: transition.to });
  return answer(204);
}

export function getComments(site: Site, { path, query }: FakeRequest): FakeAnswer {
  const { model, wire } = site;
  const issue = seen(site, path.at(-2));
  if (isAnswer(issue)) return issue;
  const startAt = Number(query.get('startAt') ?? 0);
  const maxResults = Math.min(Number(query.get('maxResults') ?? 100), model.options.pageCap ?? 100);
  const order = query.get('orderBy') ?? '';
  if (!['', 'created', '+created', '-created'].includes(order)) return refusal(400, ['orderBy is invalid']);
  const all = order === '-created' ? issue.comments.toReversed() : issue.comments;
  const withProperties = (query.get('expand') ?? '').split(',').includes('properties');
  return answer(200, {
    startAt,
    maxResults,
    total: all.length,
    comments: all.slice(startAt, startAt + maxResults).map((one) => wire.comment(issue, one, withProperties)),
  });
}

export function addComment(site: Site, { path, json }: FakeRequest): FakeAnswer {
  const { model, wire } = site;
  const issue = seen(site, path.at(-2));
  if (isAnswer(issue)) return issue;
  if (!model.permissions.has('ADD_COMMENTS')) {
    return refusal(400, [], { comment: 'You do not have the permission to comment on this issue.' });
  }
  const { body = null, properties = [] } = bodyOf(json);
  const isRight =
    model.options.flavour === 'cloud' ? isObject(body) && body['type'] === 'doc' : typeof body === 'string';
  if (!isRight || body === '') return refusal(400, [], { comment: 'Comment body is not valid!' });
  const comment = {
    id: model.newId(),
    authorId: model.me.id,
    body,
    properties: (Array.isArray(properties) ? properties : []).flatMap((one) =>
      isObject(one) ? [{ key: textOf(one['key']), value: one['value'] ?? null }] : [],
    ),
    created: model.options.now(),
  };
  model.change(issue.id, { comments: [...issue.comments, comment] });
  return answer(201, wire.comment(issue, comment, false));
}
