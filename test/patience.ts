/**
 * How long tests wait before they call something broken, for every runner. Far longer than anything takes: a shared
 * machine is at times ten times slower than a laptop, and a test that fails by it says nothing of the app. Nothing
 * passes by it either; what must be fast is measured (test/bench), as a ratio.
 */
export const PATIENCE = {
  /** For one thing to be there: an element, a notice, an answer. */
  oneThingMs: 120_000,
  /** For one unit or integration test. */
  testMs: 600_000,
  /** For one end-to-end test, some of which kill the app a hundred times. */
  pathMs: 2_400_000,
};
