import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { test as base } from '@playwright/test';
import { Planner } from './planner.ts';
import { type RuntimeUnderTest, runtimeUnderTest } from './runtime.ts';

export { expect } from '@playwright/test';
export type { CommandResult } from './planner.ts';

interface Options {
  /** Time zone of the host the app believes to be on. */
  hostZone: string;
  /** Overrides the language; `en-XA` is the pseudo-locale. */
  language: string | null;
}

interface Fixtures {
  /** An empty folder of this test alone, gone afterwards. */
  profile: string;
  /** The app, not started yet: `await planner.start()`. Closed after the test. */
  planner: Planner;
}

/**
 * The one fixture of all specs. It takes Electron when its binary can start and the stand-in otherwise,
 * and notes which; a spec never asks. Assert addresses by `planner.url()`, answer dialogs by its helpers.
 */
export const test = base.extend<Options & Fixtures, { runtime: RuntimeUnderTest }>({
  hostZone: ['Europe/Berlin', { option: true }],
  language: [null, { option: true }],

  runtime: [async ({ browserName: _ }, provide) => provide(runtimeUnderTest()), { scope: 'worker' }],

  profile: async ({ browserName: _ }, provide) => {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'slipway-e2e-'));
    await provide(folder);
    // A killed app's browser may still be writing its last lines.
    await fs.rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  },

  planner: async ({ profile, runtime, hostZone, language }, provide, testInfo) => {
    testInfo.annotations.push({ type: 'runtime', description: runtime.name });
    const env = { TZ: hostZone, LANG: 'en_GB.UTF-8', ...(language === null ? {} : { SLIPWAY_LANGUAGE: language }) };
    const planner = new Planner(profile, runtime, { env });
    await provide(planner);
    await planner.close();
  },
});
