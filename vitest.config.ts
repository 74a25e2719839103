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

/** Files whose tests begin with a laptop nothing was ever done on: plans, the window's state, main's side of the bridge. */
const WITH_A_LAPTOP = ['test/unit/{commands,data,ui}/**/*.test.ts'];

export default defineConfig({
  test: {
    setupFiles: ['test/setup.ts'],
    pool: 'forks',
    // Most tests are of rules, and share what they import: read anew for each file, it took longer than the tests.
    projects: [
      {
        extends: true,
        test: { name: 'together', include: ['test/{unit,gates}/**/*.test.ts'], exclude: WITH_A_LAPTOP, isolate: false },
      },
      { extends: true, test: { name: 'apart', include: WITH_A_LAPTOP } },
    ],
    // As in build/simulate.mjs.
    execArgv: ['--max-semi-space-size=64'],
    sequence: { sequencer: StoriesFirst },
    testTimeout: PATIENCE.testMs,
    hookTimeout: PATIENCE.testMs,
    reporters: ['default', ['json', { outputFile: 'test-results/vitest.json' }]],
  },
});
