import { randomBytes } from 'node:crypto';
import type { FileContent, PrintedFile } from '#shared/bridge.ts';
import { SlipwayError } from '#shared/errors.ts';

export interface PrintedLimits {
  /** Documents held at once. */
  readonly count: number;
  /** Bytes of all that are held together; one alone may not have more. */
  readonly bytes: number;
  /** Each is held this long, milliseconds. */
  readonly ms: number;
}

interface Held {
  readonly bytes: Uint8Array;
  readonly timer: NodeJS.Timeout;
}

/**
 * Printed documents between being printed and being saved, by token: main saves what it printed, so that megabytes
 * do not go to the window and come back. In memory only. Each is good for one use; the oldest gives way to new ones.
 */
export class PrintedFiles {
  readonly #held = new Map<string, Held>();
  #bytes = 0;

  constructor(private readonly limits: PrintedLimits) {}

  /** @throws SlipwayError `fileTooLarge` */
  hold(bytes: Uint8Array): PrintedFile {
    const { length: size } = bytes;
    const { bytes: limit, count, ms } = this.limits;
    if (size > limit) throw new SlipwayError('fileTooLarge', { name: 'PDF', size, limit });
    for (const oldest of this.#held.keys()) {
      if (this.#held.size < count && this.#bytes + size <= limit) break;
      this.#forget(oldest);
    }
    const printed = randomBytes(16).toString('hex');
    const timer = setTimeout(() => {
      this.#forget(printed);
    }, ms);
    // Nothing that is only held keeps the app from ending.
    timer.unref();
    this.#held.set(printed, { bytes, timer });
    this.#bytes += size;
    return { printed };
  }

  /**
   * The bytes, once.
   * @throws SlipwayError `printedGone` for a token that is unknown, used or too old
   */
  take({ printed }: PrintedFile): Uint8Array {
    const held = this.#held.get(printed);
    if (held === undefined) throw new SlipwayError('printedGone');
    this.#forget(printed);
    return held.bytes;
  }

  /** What a file is made of, as bytes. @throws SlipwayError `printedGone` */
  bytesOf(content: FileContent): Uint8Array {
    return content instanceof Uint8Array ? content : this.take(content);
  }

  /** The window that asked is gone: nobody can name them any more. */
  clear(): void {
    for (const token of this.#held.keys()) this.#forget(token);
  }

  get size(): number {
    return this.#held.size;
  }

  #forget(token: string): void {
    const held = this.#held.get(token);
    if (held === undefined) return;
    clearTimeout(held.timer);
    this.#held.delete(token);
    this.#bytes -= held.bytes.length;
  }
}
