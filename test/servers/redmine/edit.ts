import type { Raw } from '#shared/sync/field-link.ts';
import { textOf as text } from '../support/fake-http.ts';
import type { RedmineModel } from './model.ts';
import { isClosed, PRIORITIES, STATUSES, TRACKERS, type Body, type Issue, type Version } from './state.ts';

/* What Redmine takes, refuses in its own English, and ignores without a word. By its issue.rb and version.rb. */

/** Null: nothing is chosen. */
const id = (raw: Raw | undefined): number | null => (/^\d+$/.test(text(raw)) ? Number(text(raw)) : null);
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const isDay = (raw: string): boolean => DAY.test(raw) && !Number.isNaN(Date.parse(raw));
/** Whoever writes them, lines end there with CR LF. */
const lines = (raw: Raw | undefined): string => text(raw).replaceAll(/\r?\n/g, '\r\n');

/** Not closed over open subtasks, not opened below a closed parent. */
function mayStandIn(model: RedmineModel, issue: Issue, statusId: number): boolean {
  if (!STATUSES.some((one) => one.id === statusId)) return false;
  if (isClosed(statusId)) return !model.descendantsOf(issue.id).some((one) => !isClosed(one.statusId));
  return !model.ancestorsOf(issue).some((one) => isClosed(one.statusId));
}

/** An issue as a write makes it, and what is wrong with it: then none of it is written. */
export function changeOf(
  model: RedmineModel,
  before: Issue,
  body: Body,
): { readonly issue: Issue; readonly errors: readonly string[] } {
  const errors: string[] = [];
  let issue = before;
  const isNew = before.id === 0;
  const isParent = !isNew && model.childrenOf(before.id).length > 0;
  const set = (change: Partial<Issue>): void => void (issue = { ...issue, ...change });
  if ('status_id' in body) {
    const status = id(body['status_id']);
    if (!isNew && status !== null && mayStandIn(model, before, status)) set({ statusId: status });
  }
  for (const [name, raw] of Object.entries(body)) {
    switch (name) {
      case 'tracker_id':
        if (TRACKERS.some((one) => one.id === id(raw))) set({ trackerId: id(raw) ?? 0 });
        break;
      case 'priority_id':
        if (PRIORITIES.some((one) => one.id === id(raw))) set({ priorityId: id(raw) ?? 0 });
        break;
      case 'subject':
        set({ subject: text(raw) });
        break;
      case 'description':
        set({ description: lines(raw) });
        break;
      case 'estimated_hours':
        set({ estimatedHours: text(raw) === '' ? null : Number(text(raw)) });
        break;
      case 'assigned_to_id':
        set({ assigneeId: id(raw) });
        break;
      case 'fixed_version_id':
        set({ versionId: id(raw) });
        break;
      case 'parent_issue_id':
        set({ parentId: id(raw) });
        break;
      // Those of a parent are its subtasks'.
      case 'start_date':
        if (!isParent) set({ startDate: dayOf(raw, 'Start date', errors) });
        break;
      case 'due_date':
        if (!isParent) set({ dueDate: dayOf(raw, 'Due date', errors) });
        break;
      case 'notes':
        if (!isNew && text(raw) !== '') set({ notes: [...issue.notes, text(raw)] });
        break;
    }
  }
  return { issue, errors: [...errors, ...problemsOf(model, before, issue)] };
}

function dayOf(raw: Raw, name: string, errors: string[]): string | null {
  const day = text(raw);
  if (day !== '' && !isDay(day)) errors.push(`${name} is not a valid date`);
  return day === '' ? null : day;
}

function problemsOf(model: RedmineModel, before: Issue, issue: Issue): string[] {
  const errors: string[] = [];
  if (issue.subject.trim() === '') errors.push('Subject cannot be blank');
  if (issue.subject.length > 255) errors.push('Subject is too long (maximum is 255 characters)');
  if (issue.estimatedHours !== null && !(issue.estimatedHours >= 0)) errors.push('Estimated time is invalid');
  const { startDate, dueDate } = issue;
  const isDated = before.id === 0 || startDate !== before.startDate || dueDate !== before.dueDate;
  if (isDated && startDate !== null && dueDate !== null && dueDate < startDate) {
    errors.push('Due date must be greater than start date');
  }
  if (issue.versionId !== null) {
    const version = model.versions.get(issue.versionId);
    const isKept = before.id !== 0 && issue.versionId === before.versionId;
    const isOpened = before.id !== 0 && isClosed(before.statusId) && !isClosed(issue.statusId);
    if (version?.projectId !== issue.projectId || (version.status !== 'open' && !isKept)) {
      errors.push('Target version is not included in the list');
    } else if (isOpened && version.status === 'closed') {
      errors.push('An issue assigned to a closed version cannot be reopened');
    }
  }
  if (issue.assigneeId !== null && issue.assigneeId !== before.assigneeId && !model.users.has(issue.assigneeId)) {
    errors.push('Assignee is invalid');
  }
  return [...errors, ...parentProblems(model, before, issue)];
}

function parentProblems(model: RedmineModel, before: Issue, issue: Issue): string[] {
  if (issue.parentId === null || issue.parentId === before.parentId) return [];
  const parent = model.issues.get(issue.parentId);
  const isBelow = issue.parentId === issue.id || model.descendantsOf(issue.id).some((one) => one.id === issue.parentId);
  if (parent?.projectId !== issue.projectId || model.hidden.has(parent.id)) return ['Parent task is invalid'];
  if (!isClosed(issue.statusId) && isClosed(parent.statusId)) {
    return ['An open issue cannot be attached to a closed parent task'];
  }
  return isBelow ? ['Parent task is invalid'] : [];
}

export function versionChangeOf(
  model: RedmineModel,
  before: Version,
  body: Body,
): { readonly version: Version; readonly errors: readonly string[] } {
  const errors: string[] = [];
  let version = before;
  if ('name' in body) version = { ...version, name: text(body['name']) };
  if ('description' in body) version = { ...version, description: lines(body['description']) };
  if ('due_date' in body) version = { ...version, dueDate: dayOf(body['due_date'] ?? null, 'Due date', errors) };
  if ('status' in body) {
    const status = (['open', 'locked', 'closed'] as const).find((one) => one === body['status']);
    if (status === undefined) errors.push('Status is not included in the list');
    else version = { ...version, status };
  }
  if (version.name.trim() === '') errors.push('Name cannot be blank');
  if (version.name.length > 60) errors.push('Name is too long (maximum is 60 characters)');
  if (version.description.length > 255) errors.push('Description is too long (maximum is 255 characters)');
  const isTaken = [...model.versions.values()].some(
    (one) => one.id !== before.id && one.projectId === before.projectId && one.name === version.name,
  );
  if (isTaken) errors.push('Name has already been taken');
  return { version, errors };
}
