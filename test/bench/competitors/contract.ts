/** One entry as the competitors are given it: whole days, end exclusive, as their documentation asks. */
export interface BenchEntry {
  readonly id: string;
  readonly title: string;
  /** YYYY-MM-DD */
  readonly first: string;
  /** YYYY-MM-DD, inclusive */
  readonly last: string;
  readonly colour: string;
}

export interface Competitor {
  /** Shows the month with these entries; ms until settled. */
  readonly mount: (entries: readonly BenchEntry[], month: string) => Promise<number>;
  /** Goes to the next month; ms until settled. */
  readonly next: () => Promise<number>;
}

declare global {
  interface Window {
    competitor?: Competitor;
  }
}
