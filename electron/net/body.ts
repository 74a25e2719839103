import { withDeadline, type Deadline } from './deadline.ts';

/** The answer grew past its limit; how large it would have become nobody knows. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

export interface BodyLimits {
  readonly bytes: number;
  /** Silence between two pieces. */
  readonly idle: Deadline;
}

/**
 * Reads a body whole. Bytes are counted as they come, unpacked: a length the server states may be missing or a lie,
 * and a packed answer of a few kilobytes may grow to gigabytes.
 *
 * @throws TooLarge, TransportFailure, SlipwayError `cancelled`
 */
export async function readBody(body: AsyncIterable<Uint8Array>, limits: BodyLimits): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const iterator = body[Symbol.asyncIterator]();
  for (;;) {
    const next = await withDeadline(limits.idle, () => iterator.next());
    if (next.done === true) return joined(pieces, size);
    size += next.value.length;
    if (size > limits.bytes) throw new TooLarge();
    pieces.push(next.value);
  }
}

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
