/**
 * Counts from the runners' own reports. A missing report is one failure, never nothing.
 *
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 */

/** @type {Counts} */
const MISSING = { passed: 0, failed: 1, skipped: 0 };

/**
 * @param {any} report vitest's JSON report, or null when there is none
 * @returns {Counts}
 */
export function vitestCounts(report) {
  if (report === null) return MISSING;
  const broken = report.testResults.filter(
    (/** @type {any} */ file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * @param {any} report Playwright's JSON report, or null. Each spec's runtime stands in its
 *   annotation `runtime` (`stand-in` or `Electron`), written by the fixture.
 * @returns {{ counts: Counts, onStandIn: number, onElectron: number }}
 */
export function e2eCounts(report) {
  if (report === null) return { counts: MISSING, onStandIn: 0, onElectron: 0 };
  const tests = specsOf(report.suites).flatMap((/** @type {any} */ spec) => spec.tests);
  const ran = tests.filter((/** @type {any} */ test) => test.status !== 'skipped');
  const on = (/** @type {string} */ runtime) =>
    ran.filter((/** @type {any} */ test) =>
      test.annotations.some((/** @type {any} */ note) => note.type === 'runtime' && note.description === runtime),
    ).length;
  const failed = ran.filter((/** @type {any} */ test) => test.status !== 'expected').length + report.errors.length;
  return {
    counts: { passed: ran.length - (failed - report.errors.length), failed, skipped: tests.length - ran.length },
    onStandIn: on('stand-in'),
    onElectron: on('Electron'),
  };
}

/** @param {any[]} suites @returns {any[]} */
function specsOf(suites) {
  return suites.flatMap((suite) => [...suite.specs, ...specsOf(suite.suites ?? [])]);
}

/** @param {Counts[]} list @returns {Counts} */
export function addCounts(list) {
  return list.reduce((sum, one) => ({
    passed: sum.passed + one.passed,
    failed: sum.failed + one.failed,
    skipped: sum.skipped + one.skipped,
  }));
}
