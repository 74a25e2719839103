import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { hasDisplay } from './browsers.mjs';
import { ROOT } from './bundle.mjs';
import { downloadElectron } from './download-electron.mjs';
import { electronBinary } from './runtime-choice.mjs';
import { verificationReport } from './verify-report.mjs';

/* `npm run verify:electron`: every end-to-end spec on Electron's own binary, and a report of it. */

const JSON_REPORT = path.join(ROOT, 'test-results/e2e-electron.json');
const REPORT = path.join(ROOT, 'test-results/electron.md');
const files = { exists: fs.existsSync, read: (/** @type {string} */ file) => fs.readFileSync(file, 'utf8') };

const failure = electronBinary(ROOT, files) === null ? await downloadElectron(ROOT) : null;
const binary = electronBinary(ROOT, files);
if (binary === null) {
  console.error(`There is no Electron binary here (${failure ?? 'not downloaded'}): nothing was verified on Electron.`);
  process.exit(1);
}
if (!hasDisplay({ platform: process.platform, env: process.env })) {
  console.error(
    'Electron needs a display to start: run this under one (xvfb-run, say). Nothing was verified on Electron.',
  );
  process.exit(1);
}
fs.rmSync(JSON_REPORT, { force: true });
const { status } = spawnSync(
  process.execPath,
  ['node_modules/@playwright/test/cli.js', 'test', ...process.argv.slice(2)],
  {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, SLIPWAY_RUNTIME: 'electron', SLIPWAY_E2E_REPORT: JSON_REPORT },
  },
);
const version = fs.readFileSync(path.join(path.dirname(binary), 'version'), 'utf8').trim();
const host = { electron: version, platform: process.platform, arch: process.arch, at: new Date().toISOString() };
const results = fs.existsSync(JSON_REPORT) ? JSON.parse(fs.readFileSync(JSON_REPORT, 'utf8')) : null;
fs.writeFileSync(REPORT, verificationReport(results, host));
console.log(`Report: ${REPORT}`);
process.exit(status ?? 1);
