import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ROOT } from './bundle.mjs';
import { packageUnpacked } from './package.mjs';

/* `npm run test:packaged`: the end-to-end specs against the unpacked app. Arguments go to the runner. */

const unpacked = await packageUnpacked({ testable: true });
if (unpacked === null) {
  console.error("There is no packaged app to test: Electron's binary is not there.");
  process.exit(1);
}
console.log(
  unpacked.preview
    ? `Testing the app packaged around the preview runtime, not Electron: ${unpacked.executable}`
    : `Testing ${unpacked.executable}, packaged with the inspector fuse on so that the runner can attach`,
);
const { status } = spawnSync(
  process.execPath,
  ['node_modules/@playwright/test/cli.js', 'test', ...process.argv.slice(2)],
  {
    cwd: ROOT,
    stdio: 'inherit',
    env: {
      ...process.env,
      SLIPWAY_E2E_EXECUTABLE: unpacked.executable,
      SLIPWAY_E2E_REPORT: path.join(ROOT, 'test-results/e2e-packaged.json'),
      SLIPWAY_SKIP_BUILD: '1',
    },
  },
);
process.exit(status ?? 1);
