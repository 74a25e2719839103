import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { median, ROW, type BenchRow } from './rows.ts';

const OUT = 'out/bench.json';

/** Prints the table and writes the same as JSON, raw runs included. */
export default class TableReporter implements Reporter {
  private readonly rows: BenchRow[] = [];
  private readonly failures: string[] = [];

  onTestEnd(test: TestCase, result: TestResult): void {
    for (const note of result.annotations) {
      if (note.type === ROW) this.rows.push(JSON.parse(note.description ?? '') as BenchRow);
    }
    if (result.status !== 'passed') this.failures.push(`${test.title}: ${result.error?.message ?? result.status}`);
  }

  onEnd(): void {
    const lines = this.rows.map((row) => {
      const mine = median(row.runs);
      const theirs = row.against === undefined ? null : median(row.against.runs);
      return {
        measured: row.name,
        median: format(mine, row.unit),
        'min–max': `${format(Math.min(...row.runs), row.unit)}–${format(Math.max(...row.runs), row.unit)}`,
        runs: row.runs.length,
        beside: row.against?.name ?? '',
        'its median': theirs === null ? '' : format(theirs, row.unit),
        'beside ÷ Slipway': theirs === null ? '' : `${(theirs / mine).toFixed(2)}×`,
        aim: row.aim ?? '',
      };
    });
    console.table(lines);
    mkdirSync('out', { recursive: true });
    const about = { node: process.version, cpus: os.cpus().length, at: new Date().toISOString() };
    writeFileSync(OUT, `${JSON.stringify({ about, rows: this.rows, failures: this.failures }, null, 2)}\n`);
    for (const failure of this.failures) console.error(`failed: ${failure}`);
    console.log(`\n${OUT}`);
  }

  printsToStdio(): boolean {
    return true;
  }
}

const format = (value: number, unit: BenchRow['unit']): string => (unit === 'ms' ? value.toFixed(1) : String(value));
