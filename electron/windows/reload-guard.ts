const MINUTE_MS = 60_000;

/** Lets a crashed page come back a few times, but not in a loop that eats the machine. */
export class ReloadGuard {
  #times: number[] = [];

  constructor(private readonly mostPerMinute: number) {}

  mayReload(nowMs: number): boolean {
    this.#times = this.#times.filter((time) => nowMs - time < MINUTE_MS);
    if (this.#times.length >= this.mostPerMinute) return false;
    this.#times.push(nowMs);
    return true;
  }
}
