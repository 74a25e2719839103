import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

/** Says on which runtime the specs ran: a pass on the stand-in is not a pass on Electron. */
export default class RuntimeReporter implements Reporter {
  private readonly counts = { standin: 0, electron: 0 };

  onTestEnd(_test: TestCase, result: TestResult): void {
    const runtimes = new Set(
      result.annotations.filter(({ type }) => type === 'runtime').map(({ description }) => description),
    );
    if (runtimes.has('stand-in')) this.counts.standin++;
    if (runtimes.has('Electron')) this.counts.electron++;
  }

  onEnd(): void {
    console.log(`end-to-end: on the stand-in: ${this.counts.standin}; on Electron: ${this.counts.electron}`);
  }

  printsToStdio(): boolean {
    return false;
  }
}
