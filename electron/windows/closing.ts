/**
 * The handshake before a window goes: the page is asked, and has a bounded time to save. A page that hangs or crashed
 * can't hold the window open for ever; what it had committed is on disk already.
 */
export class Closing {
  #state: 'open' | 'asked' | 'free' = 'open';
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly parts: {
      /** Asks the page; false when there is no page to ask. */
      readonly ask: () => boolean;
      readonly close: () => void;
      readonly timeoutMs: number;
      readonly timedOut: () => void;
    },
  ) {}

  /** Called for each wish to close. True when the window may go now. */
  request(): boolean {
    if (this.#state === 'free') return true;
    if (this.#state === 'asked') return false;
    if (!this.parts.ask()) {
      this.#state = 'free';
      return true;
    }
    this.#state = 'asked';
    this.#timer = setTimeout(() => {
      this.parts.timedOut();
      this.ready();
    }, this.parts.timeoutMs);
    return false;
  }

  /** The page has saved, or nothing can be waited for any more. Ignored when nobody asked. */
  ready(): void {
    if (this.#state !== 'asked') return;
    clearTimeout(this.#timer);
    this.#state = 'free';
    this.parts.close();
  }
}
