import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT, bundle } from './bundle.mjs';
import { downloadElectron, lastFailure } from './download-electron.mjs';
import { outcomeLines } from './package-outcome.mjs';
import { electronBinary, mayTryDownload } from './runtime-choice.mjs';

/*
 * `npm run dist`: the unpacked app first, then this system's installers one by one. An installer that
 * can't be made (its tool can't be fetched, say) is named and does not stop the rest.
 */
const INSTALLERS = /** @type {const} */ ({
  linux: ['AppImage', 'deb', 'tar.gz'],
  darwin: ['dmg', 'zip'],
  win32: ['nsis', 'portable'],
});
/** An installer's tools are some tens of megabytes; a network that swallows packets must not hold the rest. */
const INSTALLER_MS = 5 * 60_000;

const files = { exists: fs.existsSync, read: (/** @type {string} */ file) => fs.readFileSync(file, 'utf8') };

/**
 * Builds the unpacked app. With Electron's binary into release/, without it (Linux only) around the
 * stand-in into release/preview/, to look at and to test, never to ship.
 *
 * @param {{ testable?: boolean }} [options] testable: with the one fuse on that lets a test runner attach
 * @returns {Promise<{ executable: string, preview: boolean } | null>} null where neither can be had
 */
export async function packageUnpacked({ testable = false } = {}) {
  await bundle({ onStep: (name) => console.log(`Building the ${name}…`) });
  const binary = electronBinary(ROOT, files);
  if (binary === null && process.platform !== 'linux') return null;
  const preview = binary === null;
  const output = preview ? 'release/preview' : testable ? 'release/testable' : 'release';
  await makeTargets(['dir'], {
    directories: { output },
    electronDist: preview ? path.join(ROOT, 'dist/standin') : path.join(ROOT, 'node_modules/electron/dist'),
    // The stand-in is a script: it has no fuses to set.
    ...(preview ? { electronFuses: null } : testable ? { electronFuses: { enableNodeCliInspectArguments: true } } : {}),
  });
  return { executable: unpackedExecutable(path.join(ROOT, output)), preview };
}

/**
 * @param {readonly string[]} targets
 * @param {import('electron-builder').Configuration} changes over electron-builder.yml
 * @returns {Promise<string[]>} files made
 */
async function makeTargets(targets, changes) {
  const { Platform, build } = await import('electron-builder');
  return await build({
    projectDir: ROOT,
    targets: Platform.current().createTarget([...targets]),
    publish: 'never',
    config: changes,
  });
}

/** @param {string} folder */
function unpackedExecutable(folder) {
  const names = { linux: 'linux-unpacked/slipway', win32: 'win-unpacked/Slipway.exe' };
  if (process.platform !== 'darwin') return path.join(folder, names[process.platform === 'win32' ? 'win32' : 'linux']);
  const mac = fs.readdirSync(folder).find((name) => name === 'mac' || name.startsWith('mac-')) ?? 'mac';
  return path.join(folder, mac, 'Slipway.app/Contents/MacOS/Slipway');
}

async function dist() {
  if (electronBinary(ROOT, files) === null && mayTryDownload(lastFailure(ROOT), Date.now())) {
    console.log("Fetching Electron's binary (once)…");
    await downloadElectron(ROOT);
  }
  const unpacked = await packageUnpacked();
  const installers = INSTALLERS[/** @type {keyof typeof INSTALLERS} */ (process.platform)] ?? [];
  /** @type {import('./package-outcome.mjs').Attempt[]} */
  const attempts = [];
  for (const target of installers) attempts.push(await attempt(target, unpacked !== null && !unpacked.preview));
  for (const line of outcomeLines({ unpacked, attempts, platform: process.platform })) console.log(line);
  if (unpacked === null) process.exitCode = 1;
}

/**
 * @param {string} target
 * @param {boolean} hasElectron
 * @returns {Promise<import('./package-outcome.mjs').Attempt>}
 */
async function attempt(target, hasElectron) {
  if (!hasElectron) return { target, files: [], failure: "Electron's binary can't be had here" };
  try {
    const late = new Promise((_, reject) => {
      setTimeout(() => reject(new Error('it took too long')), INSTALLER_MS).unref();
    });
    const made = await Promise.race([
      makeTargets([target], { electronDist: path.join(ROOT, 'node_modules/electron/dist') }),
      late,
    ]);
    return { target, files: /** @type {string[]} */ (made), failure: null };
  } catch (error) {
    return {
      target,
      files: [],
      failure: (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '',
    };
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await dist();
  // A download that took too long is still under way.
  process.exit();
}
