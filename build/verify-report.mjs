/**
 * @typedef {{ title: string, specs?: readonly Spec[], suites?: readonly Suite[] }} Suite
 * @typedef {{ title: string, ok: boolean, tests: readonly { status: string, annotations: readonly { type: string, description?: string }[] }[] }} Spec
 */

/**
 * Playwright's JSON report as a page to keep: each spec, its outcome and the runtime it ran on.
 * @param {{ suites: readonly Suite[] } | null} results null when the runner wrote none
 * @param {{ electron: string, platform: string, arch: string, at: string }} host
 * @returns {string}
 */
export function verificationReport(results, host) {
  const head = [`# Specs on Electron ${host.electron}`, '', `${host.platform} ${host.arch}, ${host.at}`, ''];
  if (results === null) return [...head, 'The runner wrote no report: nothing was verified.', ''].join('\n');
  const rows = results.suites.flatMap((suite) => rowsOf(suite, []));
  const onElectron = rows.filter(({ runtime }) => runtime === 'Electron');
  const passed = onElectron.filter(({ outcome }) => outcome === 'passed').length;
  return [
    ...head,
    `${passed} of ${rows.length} specs passed on Electron; ${rows.length - onElectron.length} did not run on it.`,
    '',
    '| spec | outcome | runtime |',
    '|---|---|---|',
    ...rows.map(({ name, outcome, runtime }) => `| ${name.replaceAll('|', '\\|')} | ${outcome} | ${runtime} |`),
    '',
  ].join('\n');
}

const OUTCOMES = /** @type {const} */ ({
  expected: 'passed',
  skipped: 'skipped',
  unexpected: 'failed',
  flaky: 'failed',
});

/**
 * @param {Suite} suite
 * @param {readonly string[]} above
 * @returns {{ name: string, outcome: string, runtime: string }[]}
 */
function rowsOf(suite, above) {
  const titles = [...above, suite.title];
  const own = (suite.specs ?? []).flatMap((spec) =>
    spec.tests.map((test) => ({
      name: [...titles, spec.title].join(' › '),
      outcome: OUTCOMES[/** @type {keyof typeof OUTCOMES} */ (test.status)] ?? test.status,
      runtime: test.annotations.find(({ type }) => type === 'runtime')?.description ?? 'none',
    })),
  );
  return [...own, ...(suite.suites ?? []).flatMap((inner) => rowsOf(inner, titles))];
}
