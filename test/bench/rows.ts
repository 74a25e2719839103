import type { TestInfo } from '@playwright/test';

/** One line of the table. Times in milliseconds; `against` is the baseline measured in the same run. */
export interface BenchRow {
  readonly name: string;
  readonly unit: 'ms' | 'count';
  readonly runs: readonly number[];
  readonly against?: { readonly name: string; readonly runs: readonly number[] };
  /** What is aimed for, in words. */
  readonly aim?: string;
}

export const ROW = 'bench-row';

/** Hands a row to the reporter. */
export function report(info: TestInfo, row: BenchRow): void {
  info.annotations.push({ type: ROW, description: JSON.stringify(row) });
}

export function median(runs: readonly number[]): number {
  const sorted = [...runs].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
