import { defineConfig } from '@playwright/test';

/** `npm run bench`: one thing at a time, on the built app, beside baselines measured in the same run. */
export default defineConfig({
  testDir: 'test/bench',
  testMatch: '**/*.bench.ts',
  outputDir: 'test-results/bench',
  globalSetup: './test/bench/setup.ts',
  workers: 1,
  retries: 0,
  timeout: 600_000,
  reporter: [['./test/bench/table-reporter.ts']],
});
