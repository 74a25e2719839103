import { defineConfig } from 'vitest/config';

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
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: ['default', ['json', { outputFile: 'test-results/vitest-servers.json' }]],
  },
});
