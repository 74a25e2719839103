import type { Raw } from '#shared/sync/field-link.ts';
import { rawId } from '#shared/sync/codec.ts';
import { labelOf, type JsonObject } from './map.ts';

/* What Jira is told of an issue or a version. Pure. */

const WORDS = /^(.+)\.name$/;
/** Written under another name than it is read by. */
const ESTIMATE = 'timeoriginalestimate';
const TIME_TRACKING = 'timetracking';

export interface IssueBody {
  readonly fields: JsonObject;
  /** Names there of what a mapping calls otherwise, for what Jira says of them. */
  readonly names: ReadonlyMap<string, string>;
}

export interface BodyOptions {
  /** Of the create that made the issue; its label stays when labels are written. */
  readonly clientKey: string | null;
  /** How persons are written, by their id. */
  readonly person: (id: string) => Raw;
}

/** Fields as they are written. Status is none of them: Jira ignores it there, it goes by a transition. */
export function issueBody(asked: JsonObject, { clientKey, person }: BodyOptions): IssueBody {
  const fields: Record<string, Raw> = {};
  const names = new Map<string, string>();
  for (const [field, raw] of Object.entries(asked)) {
    if (field === 'status') continue;
    const [name, value] = written(field, raw, clientKey, person);
    fields[name] = value;
    names.set(name, field);
  }
  return { fields, names };
}

function written(field: string, raw: Raw, clientKey: string | null, person: BodyOptions['person']): [string, Raw] {
  const words = WORDS.exec(field)?.[1];
  if (words !== undefined) return [words, raw === null || raw === '' ? null : { name: raw }];
  if (field === ESTIMATE) return [TIME_TRACKING, { originalEstimate: `${Math.round(Number(raw ?? 0) / 60)}m` }];
  if (field === 'labels' && Array.isArray(raw)) {
    return [field, clientKey === null ? raw : [...raw, labelOf(clientKey)]];
  }
  const id = PERSONS.has(field) ? rawId(raw) : undefined;
  return [field, typeof id === 'string' ? person(id) : raw];
}

/** Fields that hold a person. A field of one's own takes `{id}` on Cloud; on Data Center it is read alone. */
export const PERSONS: ReadonlySet<string> = new Set(['assignee', 'reporter']);

/**
 * A version as it is written. An empty date is `''` on Cloud, whose specification knows no null there, and null on
 * Data Center.
 */
export function versionBody(asked: JsonObject, cloud: boolean): JsonObject {
  return Object.fromEntries(
    Object.entries(asked).map(([name, raw]) => {
      const isDate = name === 'startDate' || name === 'releaseDate';
      if (isDate && (raw === null || raw === '')) return [name, cloud ? '' : null];
      return [name, name === 'description' && raw === null ? '' : raw];
    }),
  );
}

/** A project by its key, or by its number. */
export const projectOf = (project: string): Raw => (/^\d+$/.test(project) ? { id: project } : { key: project });

/** The status an update asks for; `undefined` where it asks for none. */
export function statusOf(asked: JsonObject): string | null | undefined {
  const raw = asked['status'];
  if (raw === undefined) return undefined;
  return rawId(raw) ?? null;
}

/** Jira's words of its own fields, under the names a mapping has for them. */
export function renamed(refusals: Readonly<Record<string, string>>, names: ReadonlyMap<string, string>) {
  return Object.fromEntries(Object.entries(refusals).map(([name, text]) => [names.get(name) ?? name, text]));
}
