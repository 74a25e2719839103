/** Documents remembered as finished, in case somebody asks only then. */
const REMEMBERED = 20;

/** Which documents have finished loading, by the browser's id of the load. */
export class Loads {
  private readonly done: string[] = [];
  private readonly waiting = new Map<string, () => void>();

  finish(id: string): void {
    this.done.push(id);
    if (this.done.length > REMEMBERED) this.done.shift();
    this.waiting.get(id)?.();
    this.waiting.delete(id);
  }

  finished(id: string): Promise<void> {
    if (this.done.includes(id)) return Promise.resolve();
    return new Promise((resolve) => this.waiting.set(id, resolve));
  }
}
