import { z } from 'zod';
import { SlipwayError } from '#shared/errors.ts';
import type { HttpAnswer, HttpClient } from '../../net/client.ts';
import type { Query } from '../../net/origin.ts';
import { basePath } from '../base-path.ts';

/** Requests of Request Tracker's REST2 interface. */
export class RtClient {
  readonly #base: readonly string[];
  readonly #host: string;

  constructor(
    private readonly http: HttpClient,
    readonly address: string,
    private readonly signal: AbortSignal,
  ) {
    this.#base = [...basePath(address), 'REST', '2.0'];
    this.#host = URL.canParse(address) ? new URL(address).host : '';
  }

  async get(path: readonly string[], query: Query = {}, accept: readonly number[] = []): Promise<HttpAnswer> {
    return await this.#request({ method: 'GET', path, query, accept });
  }

  /** A search. RT gives at most 100 rows, whatever is asked. */
  async search(
    of: 'tickets' | 'transactions',
    query: string,
    more: Query & { readonly per_page: number },
  ): Promise<{ readonly answer: HttpAnswer; readonly items: readonly unknown[]; readonly total: number | null }> {
    const answer = await this.get([of], { query, orderby: 'id', ...more });
    const { items, total } = this.shaped(answer.json, Page);
    return { answer, items, total };
  }

  /** A write; what RT refuses in words is an answer. */
  async write(
    method: 'POST' | 'PUT',
    path: readonly string[],
    json: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<HttpAnswer> {
    return await this.#request({ method, path, json, headers, accept: [400, 409, 412, 422] });
  }

  shaped<T>(json: unknown, shape: z.ZodType<T>): T {
    const parsed = shape.safeParse(json);
    if (!parsed.success) throw this.strange();
    return parsed.data;
  }

  strange(): SlipwayError {
    return new SlipwayError('remoteShape', { host: this.#host });
  }

  /** Rows are there that were not asked for. */
  filterDropped(): SlipwayError {
    return new SlipwayError('remoteFilter', { host: this.#host });
  }

  /** A write that was carried out, and nobody knows as what. */
  unanswered(): SlipwayError {
    return new SlipwayError('remoteUnanswered', { host: this.#host, reason: 'remoteShape' });
  }

  async #request({ path, ...request }: Omit<Parameters<HttpClient['request']>[0], 'signal'>): Promise<HttpAnswer> {
    return await this.http.request({ ...request, path: [...this.#base, ...path], signal: this.signal });
  }
}

const Page = z.looseObject({
  items: z.array(z.unknown()),
  total: z
    .number()
    .int()
    .nonnegative()
    .nullish()
    .transform((n) => n ?? null),
});

/** What RT says of a write it does not carry out. */
const Message = z.looseObject({ message: z.string() });
export const messageOf = (json: unknown): string => Message.safeParse(json).data?.message.slice(0, 500) ?? '';
