/** Named limits of talking to a remote system: times in milliseconds, sizes in bytes, counts. */
export const NET_LIMITS = {
  /** One try of one request, from the first byte out to the last byte in. */
  requestMs: 60_000,
  /** Silence within the body of an answer. */
  idleMs: 20_000,
  /** Bytes of one answer, unpacked: what a small packed answer grows to counts. */
  answerBytes: 32 * 1024 * 1024,
  /** Levels an answer may nest; whatever walks it later walks by recursion. */
  answerDepth: 200,
  /** Redirects followed for one request. */
  redirects: 5,
  /** Tries of one request, the first one counted. */
  tries: 5,
  /** All tries of one request and the waits between them. */
  totalMs: 5 * 60_000,
  /** A wait the server asks for that is longer ends the run: the person is told until when instead. */
  longestWaitMs: 2 * 60_000,
  /** First wait of a backoff; it doubles with every try. */
  backoffMs: 500,
  /** Longest wait of a backoff. */
  backoffMostMs: 30_000,
  /** Requests under way to one origin at a time. */
  concurrent: 4,
  /** Characters of a foreign text that are told in an error. */
  excerpt: 200,
} as const;

export type NetLimits = { readonly [K in keyof typeof NET_LIMITS]: number };
