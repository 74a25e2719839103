import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { PATIENCE } from './test/patience.ts';

/** The stories of synchronising take as long as all the rest: begun last, they would keep one core waiting for the other. */
class StoriesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): number => (moduleId.endsWith('simulation.test.ts') ? 0 : 1);
    return (await super.sort(files)).toSorted((a, b) => isLong(a) - isLong(b));
  }
}

export default defineConfig({
  test: {
    include: ['test/{unit,integration,gates}/**/*.test.{ts,tsx}'],
    setupFiles: ['test/setup.ts'],
    pool: 'forks',
    // As in build/simulate.mjs.
    execArgv: ['--max-semi-space-size=64'],
    sequence: { sequencer: StoriesFirst },
    testTimeout: PATIENCE.testMs,
    hookTimeout: PATIENCE.testMs,
    reporters: ['default', ['json', { outputFile: 'test-results/vitest.json' }]],
  },
});
