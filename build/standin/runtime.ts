import type { RunningBrowser } from './browser/process.ts';
import { type SchemeAddresses, schemeAddresses } from './addresses.ts';
import type { Targets } from './browser/targets.ts';

/** What the parts of the stand-in share; filled while it starts. */
export interface Runtime {
  readonly schemes: Set<string>;
  readonly addresses: SchemeAddresses;
  /** Switches of the command line and of `app.commandLine`. */
  readonly switches: Map<string, string>;
  browser: RunningBrowser | null;
  targets: Targets | null;
  /** True from the moment `ready` is announced. */
  ready: boolean;
  readonly app: { path: string; name: string; version: string; packaged: boolean; executable: string };
}

const schemes = new Set<string>();

export const runtime: Runtime = {
  schemes,
  addresses: schemeAddresses(schemes),
  switches: new Map(),
  browser: null,
  targets: null,
  ready: false,
  app: { path: '', name: 'Electron', version: '0.0.0', packaged: false, executable: '' },
};

/** Pages of the browser, from `ready` on. */
export function browserTargets(): Targets {
  if (!runtime.targets) throw new Error('The preview runtime has no browser before "ready"');
  return runtime.targets;
}

export const PREVIEW_TITLE = 'preview runtime, not Electron';

/** The browser, which is there from `ready` until the app has quit. */
export function runningBrowser(): RunningBrowser {
  if (!runtime.browser) throw new Error('The preview runtime has no browser before "ready" or after quitting');
  return runtime.browser;
}
