import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { hasDisplay } from '../../build/browsers.mjs';
import { ROOT } from '../../build/bundle.mjs';
import { electronBinary } from '../../build/runtime-choice.mjs';

/** What the specs run on. The only place that knows; specs must not ask. */
export interface RuntimeUnderTest {
  readonly name: 'Electron' | 'stand-in';
  /** The executable, and what stands before the app's own arguments. */
  readonly executable: string;
  readonly appArguments: readonly string[];
  /** Set for a packaged app, which brings its own executable. */
  readonly packaged: boolean;
}

const STANDIN = path.join(ROOT, 'dist', 'standin');

/** `SLIPWAY_E2E_EXECUTABLE` names a packaged app; `SLIPWAY_RUNTIME` forces one of the two. */
export function runtimeUnderTest(): RuntimeUnderTest {
  const packaged = process.env['SLIPWAY_E2E_EXECUTABLE'];
  if (packaged) {
    const isStandin = fs.existsSync(path.join(path.dirname(packaged), 'standin.cjs'));
    return { name: isStandin ? 'stand-in' : 'Electron', executable: packaged, appArguments: [], packaged: true };
  }
  const binary = electronBinary(ROOT, { exists: fs.existsSync, read: (file) => fs.readFileSync(file, 'utf8') });
  const forced = process.env['SLIPWAY_RUNTIME'];
  if (forced === 'electron' && !binary) throw new Error("Electron's binary is not there");
  const display = hasDisplay({ platform: process.platform, env: process.env });
  if (binary && forced !== 'standin' && (forced === 'electron' || (display && starts(binary)))) {
    return { name: 'Electron', executable: binary, appArguments: [ROOT], packaged: false };
  }
  // Playwright takes its executable from require('electron'), which this variable leads to the stand-in.
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = STANDIN;
  return { name: 'stand-in', executable: path.join(STANDIN, 'electron'), appArguments: [ROOT], packaged: false };
}

function starts(binary: string): boolean {
  return spawnSync(binary, ['--version'], { timeout: 15_000, stdio: 'ignore' }).status === 0;
}
