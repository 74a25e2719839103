import { defineConfig } from '@playwright/test';
import { PATIENCE } from './test/patience.ts';

/** End to end: one app a test, on Electron where its binary can start, on the stand-in elsewhere. */
export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/e2e',
  globalSetup: './test/e2e/build.ts',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  timeout: PATIENCE.pathMs,
  expect: { timeout: PATIENCE.oneThingMs },
  forbidOnly: Boolean(process.env['CI']),
  reporter: [
    ['list'],
    ['json', { outputFile: process.env['SLIPWAY_E2E_REPORT'] ?? 'test-results/e2e.json' }],
    ['./test/e2e/runtime-reporter.ts'],
  ],
});
