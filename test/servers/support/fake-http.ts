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

/** A modelled server as whatever carries requests sees it. */
export interface FakeServer {
  /** Path it stands under, as `/jira`; empty for none. */
  readonly contextPath: string;
  handle(request: FakeRequest): FakeAnswer;
}

export const answer = (status: number, json?: Raw): FakeAnswer => (json === undefined ? { status } : { status, json });

type Json = Readonly<Record<string, Raw>>;
export const isObject = (raw: unknown): raw is Json => typeof raw === 'object' && raw !== null && !Array.isArray(raw);

/** Of JSON a text or a number, as text; anything else is none. */
export const textOf = (raw: Raw | undefined): string =>
  typeof raw === 'string' ? raw : typeof raw === 'number' ? String(raw) : '';
