import { z } from 'zod';
import { rawId } from '#shared/sync/codec.ts';
import type { Raw } from '#shared/sync/field-link.ts';
import { RemoteRecord } from '#shared/sync/remote.ts';
import { pageUrl } from '../base-path.ts';

/*
 * Issues and versions of Redmine as remote records and back. Pure. Shapes: measured on Redmine 5.0.4. What is not
 * set is left out of an answer or null, so every field that was asked for is filled in here.
 */

const Named = z.looseObject({ id: z.number().int(), name: z.string() });

/** Loose where the planner does not care: a field more or less is no reason to refuse an issue. */
const Issue = z.looseObject({
  id: z.number().int().positive(),
  subject: z.string(),
  tracker: Named,
  status: Named,
  priority: Named.optional(),
  assigned_to: Named.optional(),
  fixed_version: Named.optional(),
  parent: z.looseObject({ id: z.number().int() }).optional(),
  description: z.string().nullish(),
  start_date: z.string().nullish(),
  due_date: z.string().nullish(),
  estimated_hours: z.number().nullish(),
  done_ratio: z.number().nullish(),
  relations: z
    .array(z.looseObject({ issue_id: z.number().int(), issue_to_id: z.number().int(), relation_type: z.string() }))
    .default([]),
  custom_fields: z.array(z.looseObject({ id: z.number().int(), value: z.json().optional() })).default([]),
  created_on: z.string(),
  updated_on: z.string(),
});
export type Issue = z.infer<typeof Issue>;

const Version = z.looseObject({
  id: z.number().int().positive(),
  name: z.string().min(1),
  description: z.string().nullish(),
  status: z.string(),
  due_date: z.string().nullish(),
  created_on: z.string(),
  updated_on: z.string(),
});
export type Version = z.infer<typeof Version>;

/** Null where it is none: the row is set aside, the page goes on. */
export const parseIssue = (raw: unknown): Issue | null => Issue.safeParse(raw).data ?? null;
export const parseVersion = (raw: unknown): Version | null => Version.safeParse(raw).data ?? null;

/**
 * Redmine on SQLite gives the id of a deleted row to the next one: only with the time of its creation an id means
 * one record for good.
 */
export const recordId = ({ id, created_on }: { readonly id: number; readonly created_on: string }): string =>
  `${String(id)}@${created_on}`;

/** `12` of `12@2026-01-01T00:00:00Z`; null where it is no id of Redmine's. */
export function numberOf(id: string): number | null {
  const found = /^(\d{1,15})(?:@|$)/.exec(id)?.[1];
  return found === undefined ? null : Number(found);
}

/** When the records that others refer to were made, by kind and number: a reference says the number alone. */
export interface Creations {
  readonly versions: ReadonlyMap<number, string>;
  readonly issues: ReadonlyMap<number, string>;
}

/** An account may not see what it refers to: then the bare number, which stands for no record here. */
const reference = (id: number, creations: ReadonlyMap<number, string>): string => {
  const created = creations.get(id);
  return created === undefined ? String(id) : recordId({ id, created_on: created });
};

const option = (named: z.infer<typeof Named> | undefined): Raw =>
  named === undefined ? null : { id: String(named.id), name: named.name };

const ISSUE_FIELDS: Readonly<Record<string, (issue: Issue, creations: Creations) => Raw>> = {
  subject: (issue) => issue.subject,
  // By name: types and priorities are words here.
  tracker: (issue) => issue.tracker.name,
  priority: (issue) => issue.priority?.name ?? null,
  status: (issue) => option(issue.status),
  assigned_to: (issue) => option(issue.assigned_to),
  /** A list, though Redmine knows one at most: releases of a work item are several. */
  fixed_version: ({ fixed_version: version }, { versions }) =>
    version === undefined ? [] : [{ id: reference(version.id, versions), name: version.name }],
  parent: ({ parent }, { issues }) =>
    parent === undefined ? null : { id: reference(parent.id, issues), name: `#${String(parent.id)}` },
  description: (issue) => shownText(issue.description ?? ''),
  start_date: (issue) => issue.start_date ?? null,
  due_date: (issue) => issue.due_date ?? null,
  estimated_hours: (issue) => issue.estimated_hours ?? null,
  done_ratio: (issue) => issue.done_ratio ?? null,
  relations: (issue) => issue.relations.map((relation) => relationWords(relation, issue.id)),
};
export const ALL_ISSUE_FIELDS: readonly string[] = Object.keys(ISSUE_FIELDS);

const VERSION_FIELDS: Readonly<Record<string, (version: Version) => Raw>> = {
  name: (version) => version.name,
  description: (version) => shownText(version.description ?? ''),
  due_date: (version) => version.due_date ?? null,
  status: (version) => version.status,
  closed: (version) => version.status === 'closed',
};
export const ALL_VERSION_FIELDS: readonly string[] = Object.keys(VERSION_FIELDS);

const CUSTOM = /^cf:(\d{1,15})$/;
export const customFieldName = (id: number): string => `cf:${String(id)}`;

function issueValue(name: string, issue: Issue, creations: Creations): Raw | undefined {
  const custom = CUSTOM.exec(name)?.[1];
  if (custom === undefined) return ISSUE_FIELDS[name]?.(issue, creations);
  const value = issue.custom_fields.find(({ id }) => id === Number(custom))?.value;
  return value === undefined ? null : value;
}

const only = (fields: readonly string[], value: (name: string) => Raw | undefined): Record<string, Raw> =>
  Object.fromEntries(
    fields.flatMap((name) => {
      const raw = value(name);
      return raw === undefined ? [] : [[name, raw] as const];
    }),
  );

export function issueRecord(
  issue: Issue,
  address: string,
  fields: readonly string[],
  creations: Creations,
): RemoteRecord | null {
  return (
    RemoteRecord.safeParse({
      kind: 'issue',
      id: recordId(issue),
      key: `#${String(issue.id)}`,
      url: pageUrl(address, `issues/${String(issue.id)}`),
      updatedAt: issue.updated_on,
      fields: only(fields, (name) => issueValue(name, issue, creations)),
      clientKey: clientKeyOf(issue.description ?? ''),
    }).data ?? null
  );
}

export function versionRecord(version: Version, address: string, fields: readonly string[]): RemoteRecord | null {
  return (
    RemoteRecord.safeParse({
      kind: 'version',
      id: recordId(version),
      key: version.name,
      url: pageUrl(address, `versions/${String(version.id)}`),
      updatedAt: version.updated_on,
      fields: only(fields, (name) => VERSION_FIELDS[name]?.(version)),
      clientKey: clientKeyOf(version.description ?? ''),
    }).data ?? null
  );
}

/** Redmine says a relation once, whichever of the two is asked; seen from the other end it has another name there. */
const INVERSE: Readonly<Record<string, string>> = {
  relates: 'relates',
  duplicates: 'duplicated',
  blocks: 'blocked',
  precedes: 'follows',
  copied_to: 'copied_from',
};

/** `blocks #3`, in Redmine's own words. */
function relationWords(
  { issue_id: from, issue_to_id: to, relation_type: type }: Issue['relations'][number],
  own: number,
) {
  return from === own ? `${type} #${String(to)}` : `${INVERSE[type] ?? type} #${String(from)}`;
}

/*
 * The key of a create stands in the description's last line: of what every account may write and every installation
 * can search, nothing else is left. A custom field has to be made by an administrator, enabled per project and
 * tracker and marked as a filter; where one of these is missing, Redmine drops value or filter without a word. The
 * line is never shown here, and gone there with the first edit of the description from here.
 */
const KEY_LINE = /(?:^|\n)[ \t]*slipway:([0-9A-Za-z-]{8,64})[ \t]*(?=\r?\n|$)/;
export const keyLine = (clientKey: string): string => `slipway:${clientKey}`;
export const clientKeyOf = (description: string): string | null => KEY_LINE.exec(description)?.[1] ?? null;

/** Redmine keeps lines as CR LF, whoever wrote them. */
function shownText(description: string): string {
  const text = description.replaceAll('\r\n', '\n');
  return clientKeyOf(text) === null ? text : text.replace(KEY_LINE, '').trimEnd();
}

export const withKey = (description: string, clientKey: string): string =>
  description.trim() === '' ? keyLine(clientKey) : `${description.trimEnd()}\n\n${keyLine(clientKey)}`;

/** Ids of the words that types and priorities are written by. */
export interface Words {
  readonly tracker: ReadonlyMap<string, number>;
  readonly priority: ReadonlyMap<string, number>;
}

/** What a write says, or the fields that can't be said to this system and why, by a stable word. */
export type Body =
  | { readonly ok: true; readonly body: Record<string, Raw> }
  | { readonly ok: false; readonly reasons: Record<string, string> };

const number = (raw: Raw): Raw | undefined => {
  const id = rawId(raw);
  if (id === null) return '';
  return id === undefined ? undefined : (numberOf(id) ?? undefined);
};

/** Undefined: Redmine has no such value. */
function written(name: string, raw: Raw, words: Words): readonly [string, Raw] | undefined {
  const as = (field: string, value: Raw | undefined) => (value === undefined ? undefined : ([field, value] as const));
  switch (name) {
    case 'status':
      return as('status_id', number(raw));
    case 'assigned_to':
      return as('assigned_to_id', number(raw));
    case 'parent':
      return as('parent_issue_id', number(raw));
    case 'fixed_version': {
      const list = Array.isArray(raw) ? raw : [raw];
      return list.length > 1 ? undefined : as('fixed_version_id', number(list[0] ?? null));
    }
    case 'tracker':
    case 'priority':
      return typeof raw === 'string' ? as(`${name}_id`, words[name].get(raw)) : undefined;
    case 'relations':
      return undefined;
    default:
      return [name, raw ?? ''];
  }
}

/** Body of an edit of an issue. */
export function issueBody(fields: Readonly<Record<string, Raw>>, words: Words): Body {
  const body: Record<string, Raw> = {};
  const reasons: Record<string, string> = {};
  const custom: Raw[] = [];
  for (const [name, raw] of Object.entries(fields)) {
    const customId = CUSTOM.exec(name)?.[1];
    if (customId !== undefined) {
      custom.push({ id: Number(customId), value: raw ?? '' });
      continue;
    }
    const pair = written(name, raw, words);
    if (pair === undefined) reasons[name] = 'unwritable';
    else body[pair[0]] = pair[1];
  }
  if (Object.keys(reasons).length > 0) return { ok: false, reasons };
  return { ok: true, body: custom.length === 0 ? body : { ...body, custom_fields: custom } };
}

/**
 * Body of a new issue. Redmine lets one start on the day it is made, and refuses one that is due before it starts:
 * what is made with a day it is due starts on none, unless that is said.
 */
export function newIssueBody(body: Readonly<Record<string, Raw>>, project: string, clientKey: string): Raw {
  const description = typeof body['description'] === 'string' ? body['description'] : '';
  const start = 'due_date' in body && !('start_date' in body) ? { start_date: '' } : {};
  return { project_id: project, ...start, ...body, description: withKey(description, clientKey) };
}

/** Body of an edit of a version. `closed` and `status` are one thing there. */
export function versionBody(fields: Readonly<Record<string, Raw>>): Record<string, Raw> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, raw]) =>
      name === 'closed' ? ['status', raw === true ? 'closed' : 'open'] : [name, raw ?? ''],
    ),
  );
}
