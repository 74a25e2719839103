import { z } from 'zod';
import { SlipwayError } from '#shared/errors.ts';
import type { HttpAnswer, HttpClient } from '../../net/client.ts';
import type { Query } from '../../net/origin.ts';
import { basePath } from '../base-path.ts';

/** Requests of Redmine's REST interface, each with the shape of its answer. */
export class RedmineClient {
  readonly #base: readonly string[];
  readonly #host: string;

  constructor(
    private readonly http: HttpClient,
    readonly address: string,
    private readonly signal: AbortSignal,
  ) {
    this.#base = basePath(address);
    this.#host = URL.canParse(address) ? new URL(address).host : '';
  }

  /** @throws SlipwayError `remoteShape` for an answer of another shape, and the codes of the client */
  async get<T>(path: readonly string[], shape: z.ZodType<T>, query: Query = {}): Promise<T> {
    return this.shaped((await this.#request('GET', path, { query })).json, shape);
  }

  /** Like `get`; with the headers, which tell the server's time. */
  async answer(path: readonly string[], query: Query): Promise<HttpAnswer> {
    return await this.#request('GET', path, { query });
  }

  /** Null: 404. `forbidden`: 403. */
  async one<T>(path: readonly string[], shape: z.ZodType<T>, query: Query = {}): Promise<T | 'forbidden' | null> {
    const answer = await this.#request('GET', path, { query, accept: [403, 404] });
    if (answer.status === 404) return null;
    return answer.status === 403 ? 'forbidden' : this.shaped(answer.json, shape);
  }

  /** A write; 422 is an answer. */
  async write(method: 'POST' | 'PUT', path: readonly string[], json: unknown): Promise<HttpAnswer> {
    return await this.#request(method, path, { json, accept: [422] });
  }

  shaped<T>(json: unknown, shape: z.ZodType<T>): T {
    const parsed = shape.safeParse(json);
    if (!parsed.success) throw this.strange();
    return parsed.data;
  }

  strange(): SlipwayError {
    return new SlipwayError('remoteShape', { host: this.#host });
  }

  /** Redmine drops a filter it doesn't know and returns every row. */
  filterDropped(): SlipwayError {
    return new SlipwayError('remoteFilter', { host: this.#host });
  }

  /** A create that was carried out, and nobody knows as what. */
  unanswered(): SlipwayError {
    return new SlipwayError('remoteUnanswered', { host: this.#host, reason: 'remoteShape' });
  }

  /** The last segment is the resource; its format is said in the address alone. */
  async #request(
    method: 'GET' | 'POST' | 'PUT',
    path: readonly string[],
    more: { readonly query?: Query; readonly json?: unknown; readonly accept?: readonly number[] },
  ): Promise<HttpAnswer> {
    const last = path.at(-1) ?? '';
    const segments = [...this.#base, ...path.slice(0, -1), `${last}.json`];
    return await this.http.request({ method, path: segments, signal: this.signal, ...more });
  }
}

/** A page of rows that are looked at one by one. */
export const Issues = z.looseObject({ issues: z.array(z.unknown()), total_count: z.number().int().nonnegative() });
export const Versions = z.looseObject({ versions: z.array(z.unknown()) });

export const Project = z.looseObject({
  project: z.looseObject({
    id: z.number().int(),
    trackers: z.array(z.looseObject({ id: z.number().int(), name: z.string() })).default([]),
    enabled_modules: z.array(z.looseObject({ name: z.string() })).default([]),
    issue_custom_fields: z.array(z.looseObject({ id: z.number().int(), name: z.string() })).default([]),
  }),
});

const NamedRows = z.array(z.looseObject({ id: z.number().int(), name: z.string() }));
export const Statuses = z.looseObject({
  issue_statuses: z.array(
    z.looseObject({ id: z.number().int(), name: z.string(), is_closed: z.boolean().default(false) }),
  ),
});
export const Trackers = z.looseObject({ trackers: NamedRows });
export const Priorities = z.looseObject({ issue_priorities: NamedRows });
export const Role = z.looseObject({ role: z.looseObject({ permissions: z.array(z.string()) }) });

export const Memberships = z.looseObject({
  total_count: z.number().int().nonnegative(),
  memberships: z.array(z.looseObject({ user: z.looseObject({ id: z.number().int(), name: z.string() }).optional() })),
});

export const CurrentUser = z.looseObject({
  user: z.looseObject({
    id: z.number().int(),
    login: z.string().optional(),
    firstname: z.string().default(''),
    lastname: z.string().default(''),
    admin: z.boolean().optional(),
    memberships: z
      .array(
        z.looseObject({
          project: z.looseObject({ id: z.number().int() }),
          roles: z.array(z.looseObject({ id: z.number().int() })),
        }),
      )
      .default([]),
  }),
});

const Journal = z.looseObject({ notes: z.string().nullish() });
export const IssueJournals = z.looseObject({ issue: z.looseObject({ journals: z.array(Journal) }) });
export const OneIssue = z.looseObject({ issue: z.unknown() });
export const OneVersion = z.looseObject({ version: z.unknown() });
export const Created = z.looseObject({ id: z.number().int().positive(), created_on: z.string().min(1) });
