export const AGES = ['month', 'quarter', 'year', 'twoYears'] as const;
export type Age = (typeof AGES)[number];

const DAYS: Record<Age, number> = { month: 30, quarter: 91, year: 365, twoYears: 730 };

/** The instant that lies this long before `now` (epoch milliseconds), as the journal writes instants. */
export function instantBefore(age: Age, now: number): string {
  return new Date(now - DAYS[age] * 86_400_000).toISOString();
}
