import type { z } from 'zod';
import { SlipwayError } from '#shared/errors.ts';
import type { RemoteScope } from '#shared/sync/remote.ts';
import type { HttpAnswer, HttpRequest } from '../../net/client.ts';
import { unanswered } from '../../net/status.ts';
import { basePath, pageUrl } from '../base-path.ts';
import type { ConnectorParts } from '../connector.ts';

/** Statuses that say no in Jira's own words: the request had no effect. */
const SAYS_NO = [400, 403, 409, 413, 422] as const;

type Ask = Omit<HttpRequest, 'path' | 'method'>;

/** One Jira and how it is spoken to: its REST version and the path it stands under. */
export class JiraSite {
  readonly cloud: boolean;
  readonly scope: RemoteScope;
  readonly host: string;
  /** Where people find it: origin and context path. */
  readonly base: string;
  readonly #parts: ConnectorParts;
  readonly #prefix: readonly string[];

  constructor(flavour: 'cloud' | 'dc', parts: ConnectorParts) {
    this.cloud = flavour === 'cloud';
    this.scope = parts.scope;
    this.host = new URL(parts.address).host;
    this.base = pageUrl(parts.address, '').replace(/\/$/, '');
    this.#parts = parts;
    this.#prefix = [...basePath(parts.address), 'rest', 'api', this.cloud ? '3' : '2'];
  }

  get(path: readonly string[], ask: Ask): Promise<HttpAnswer> {
    return this.#parts.http.request({ ...ask, method: 'GET', path: [...this.#prefix, ...path] });
  }

  /** A search: it reads, though by POST. */
  search(path: readonly string[], ask: Ask): Promise<HttpAnswer> {
    return this.#parts.http.request({ ...ask, method: 'POST', effect: 'read', path: [...this.#prefix, ...path] });
  }

  /** Answers that say no are answers. */
  write(method: 'POST' | 'PUT', path: readonly string[], ask: Ask): Promise<HttpAnswer> {
    return this.#parts.http.request({ accept: SAYS_NO, ...ask, method, path: [...this.#prefix, ...path] });
  }

  /** @throws SlipwayError `remoteShape` */
  parsed<T>(schema: z.ZodType<T>, answer: HttpAnswer, what: string): T {
    const parsed = schema.safeParse(answer.json);
    if (!parsed.success) throw this.shapeless(what);
    return parsed.data;
  }

  shapeless(what: string): SlipwayError {
    return new SlipwayError('remoteShape', { host: this.host, what });
  }

  unfiltered(): SlipwayError {
    return new SlipwayError('remoteFilter', { host: this.host });
  }

  /** What was written is not known to the last. */
  unanswered(error: unknown): unknown {
    return error instanceof SlipwayError && error.code !== 'remoteUnanswered'
      ? unanswered(this.host, error.code, error.detail)
      : error;
  }
}
