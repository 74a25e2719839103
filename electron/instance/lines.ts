/** Cuts a stream into lines, within a bound on what may stand unfinished. */
export class Lines {
  #rest = '';

  constructor(private readonly mostCharacters: number) {}

  /** Whole lines that came with this piece; null when a line grows past the bound. */
  push(piece: string): string[] | null {
    const parts = (this.#rest + piece).split('\n');
    this.#rest = parts.pop() ?? '';
    return this.#rest.length > this.mostCharacters ? null : parts;
  }
}
