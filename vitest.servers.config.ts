import { defineConfig } from 'vitest/config';
import { PATIENCE } from './test/patience.ts';

/**
 * Connectors on real servers (Debian's packages, test/servers). Apart from the quick tests: each file starts a server
 * of its own. Where the packages are missing the tests are skipped, and `npm test` counts them.
 */
export default defineConfig({
  test: {
    include: ['test/servers/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    pool: 'forks',
    // One server at a time: two starting together take longer than one after the other.
    fileParallelism: false,
    testTimeout: PATIENCE.testMs,
    hookTimeout: PATIENCE.testMs,
    reporters: ['default', ['json', { outputFile: 'test-results/vitest-servers.json' }]],
  },
});
