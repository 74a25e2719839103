import type { Raw } from '#shared/sync/field-link.ts';

/** A request and an answer of a modelled server, whatever carries them (carriers.ts). */
export interface FakeRequest {
  readonly method: string;
  /** Decoded segments, the context path taken off. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly json: unknown;
}

export interface FakeAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Absent: an empty body. */
  readonly json?: Raw;
  /** In place of JSON. */
  readonly text?: string;
}

export const answer = (status: number, json?: Raw): FakeAnswer => (json === undefined ? { status } : { status, json });

/** Jira's ErrorCollection. */
export const refusal = (status: number, messages: readonly string[], errors: Record<string, string> = {}): FakeAnswer =>
  answer(status, { errorMessages: [...messages], errors });

export const NOT_THERE = refusal(404, ['Issue does not exist or you do not have permission to see it.']);
