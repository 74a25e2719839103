import { z } from 'zod';
import type { Raw } from '#shared/sync/field-link.ts';
import { RemoteRecord } from '#shared/sync/remote.ts';

/*
 * Issues and versions of Jira as remote records and back. Pure. Shapes: Atlassian's OpenAPI of REST v3
 * (IssueBean, Version); v2 of Data Center differs in rich text (wiki markup) and in persons (`name`/`key`).
 * `base` is where people find the site: origin and context path.
 */

/** Loose where the planner does not care: a field more or less is no reason to refuse an issue. */
const Issue = z.looseObject({
  id: z.string().min(1),
  key: z.string().min(1),
  fields: z.record(z.string(), z.json()).default({}),
});

const Version = z.looseObject({
  id: z.string().min(1),
  name: z.string().min(1),
  description: z.string().optional(),
  startDate: z.string().optional(),
  releaseDate: z.string().optional(),
  released: z.boolean().default(false),
  archived: z.boolean().default(false),
});

export type JsonObject = Readonly<Record<string, Raw>>;

export const isObject = (raw: Raw | undefined): raw is JsonObject =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw);

export const textOf = (raw: Raw | undefined): string => (typeof raw === 'string' ? raw : '');

/** `{id, name}` of what stands for something of its own: option, user, version, priority. Else as it came. */
function pick(raw: Raw): Raw {
  if (Array.isArray(raw)) return raw.map(pick);
  if (!isObject(raw) || raw['type'] === 'doc') return raw;
  // Users by account (Cloud) or by key and name (Data Center); options by id; what has none stays whole.
  const id = [raw['accountId'], raw['id'], raw['key'], raw['name']].find((one) => textOf(one) !== '');
  if (id === undefined) return raw;
  const name = [raw['displayName'], raw['name'], raw['value'], raw['key']].map(textOf).find((one) => one !== '');
  return { id, name: name ?? '' };
}

/** `blocks PAY-3`: what a link says of whom. Links have ids of their own, which say nothing. */
function linkOf(raw: Raw): Raw {
  if (!isObject(raw)) return raw;
  const type = isObject(raw['type']) ? raw['type'] : {};
  const [outward, inward] = [raw['outwardIssue'], raw['inwardIssue']];
  const other = isObject(outward) ? outward : isObject(inward) ? inward : {};
  const word = textOf(isObject(outward) ? type['outward'] : type['inward']);
  return `${word} ${textOf(other['key'])}`.trim();
}

/** Jira writes `2026-03-01T10:00:00.000+0100`. Null where it is no instant. */
export function instantOf(raw: Raw | undefined): string | null {
  const ms = Date.parse(textOf(raw));
  return Number.isNaN(ms) ? null : `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** Asked for with every issue: when it changed, whose it is, which create made it. */
const ALWAYS = ['updated', 'project', 'labels'];
/** A mapping may name the words of a choice instead of the choice: `issuetype.name`. */
const WORDS = /^(.+)\.name$/;
const remoteName = (field: string): string => WORDS.exec(field)?.[1] ?? field;

/** What to ask Jira for so that an issue has these fields. */
export const askedFor = (fields: readonly string[]): string[] => [...new Set([...fields.map(remoteName), ...ALWAYS])];

/** An issue as a remote record; null where it is none: the row is set aside, the page goes on. */
export function issueRecord(raw: unknown, base: string, asked: readonly string[]): RemoteRecord | null {
  const issue = Issue.safeParse(raw);
  if (!issue.success) return null;
  const { id, key, fields } = issue.data;
  const updatedAt = instantOf(fields['updated']);
  if (updatedAt === null) return null;
  return (
    RemoteRecord.safeParse({
      kind: 'issue',
      id,
      key,
      url: `${base}/browse/${encodeURIComponent(key)}`,
      updatedAt,
      fields: Object.fromEntries(
        asked.flatMap((name) => {
          const value = valueOf(fields, name);
          return value === undefined ? [] : [[name, value]];
        }),
      ),
      clientKey: clientKeyOf(fields['labels']),
    }).data ?? null
  );
}

/** `undefined` where Jira said nothing of it, which is not empty. */
function valueOf(fields: JsonObject, name: string): Raw | undefined {
  const remote = remoteName(name);
  // Of an issue without a parent Jira leaves the parent out.
  const value = fields[remote] ?? (remote === 'parent' || remote in fields ? null : undefined);
  if (value === undefined) return undefined;
  if (remote === 'issuelinks' && Array.isArray(value)) return value.map(linkOf);
  // Ours is nobody's business; a write of labels puts it back.
  if (remote === 'labels' && Array.isArray(value)) return value.filter((one) => !LABEL.test(textOf(one)));
  const picked = pick(value);
  return remote === name ? picked : isObject(picked) ? textOf(picked['name']) : picked;
}

/** When a row changed, and of which project it is: what a search was asked for must be true of it. */
export function rowOf(raw: unknown): { readonly updated: number; readonly project: readonly string[] } | null {
  const issue = Issue.safeParse(raw);
  if (!issue.success) return null;
  const updated = Date.parse(textOf(issue.data.fields['updated']));
  if (Number.isNaN(updated)) return null;
  const project = issue.data.fields['project'];
  return { updated, project: isObject(project) ? ['id', 'key', 'name'].map((one) => textOf(project[one])) : [] };
}

/** A version as a remote record. Versions have no time of change. */
export function versionRecord(raw: unknown, base: string, project: string): RemoteRecord | null {
  const version = Version.safeParse(raw);
  if (!version.success) return null;
  const { id, name, description = '', startDate = null, releaseDate = null, released, archived } = version.data;
  return (
    RemoteRecord.safeParse({
      kind: 'version',
      id,
      key: name,
      url: `${base}/projects/${encodeURIComponent(project)}/versions/${encodeURIComponent(id)}`,
      fields: { name, description, startDate, releaseDate, released, archived },
    }).data ?? null
  );
}

/**
 * The key of a create stands in a label: of what a plain account may write, labels alone can be searched.
 * Labels have no blanks; Jira compares them by case.
 */
const LABEL = /^slipway-([0-9a-f-]{16,64})$/;
export const labelOf = (clientKey: string): string => `slipway-${clientKey}`;

function clientKeyOf(labels: Raw | undefined): string | null {
  const found = Array.isArray(labels) ? labels.map((one) => LABEL.exec(textOf(one))?.[1]).find(Boolean) : undefined;
  return found ?? null;
}

/** The remote's own words, by field; '' for the whole. Shape: ErrorCollection. */
export function refusalOf(raw: unknown): Record<string, string> {
  const Errors = z.looseObject({
    errorMessages: z.array(z.string()).default([]),
    errors: z.record(z.string(), z.string()).default({}),
  });
  const parsed = Errors.safeParse(raw);
  if (!parsed.success) return { '': '' };
  const { errorMessages, errors } = parsed.data;
  const whole = errorMessages.join(' ').slice(0, 500);
  const byField = Object.fromEntries(Object.entries(errors).map(([field, text]) => [field, text.slice(0, 500)]));
  return whole === '' && Object.keys(byField).length > 0 ? byField : { ...byField, '': whole };
}
