/** Hands out each name once: the second "PAY 1" is "PAY 1 #2". Not case-sensitive, as keys are not. */
export class Numbered {
  readonly #taken = new Map<string, number>();

  unique(wanted: string, name: (count: number) => string = (count) => `${wanted} #${count}`): string {
    const lower = wanted.toLocaleLowerCase('en');
    const seen = this.#taken.get(lower);
    if (seen === undefined) {
      this.#taken.set(lower, 1);
      return wanted;
    }
    for (let count = seen + 1; ; count += 1) {
      const numbered = name(count);
      const key = numbered.toLocaleLowerCase('en');
      if (this.#taken.has(key)) continue;
      this.#taken.set(lower, count);
      this.#taken.set(key, 1);
      return numbered;
    }
  }

  take(name: string): void {
    const lower = name.toLocaleLowerCase('en');
    if (!this.#taken.has(lower)) this.#taken.set(lower, 1);
  }
}
