import { defineConfig } from 'vitest/config';
import { PATIENCE } from './test/patience.ts';

export default defineConfig({
  test: {
    include: ['test/{unit,integration,gates}/**/*.test.{ts,tsx}'],
    setupFiles: ['test/setup.ts'],
    pool: 'forks',
    testTimeout: PATIENCE.testMs,
    hookTimeout: PATIENCE.testMs,
    reporters: ['default', ['json', { outputFile: 'test-results/vitest.json' }]],
  },
});
