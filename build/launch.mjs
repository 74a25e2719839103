import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findBrowser, hasDisplay } from './browsers.mjs';
import { ROOT, bundle } from './bundle.mjs';
import { downloadElectron, lastFailure } from './download-electron.mjs';
import { chooseRuntime, electronBinary, isUnseenCommand, mayTryDownload, previewName } from './runtime-choice.mjs';

/* `npm start`: builds what changed, finds something to run on, passes the arguments on. */

const PACKAGE = 'chromium-headless-shell';
const files = { exists: fs.existsSync, read: (/** @type {string} */ file) => fs.readFileSync(file, 'utf8') };
const host = { platform: process.platform, env: process.env, exists: fs.existsSync };

/** Standard output belongs to the app (its last line may be JSON). @param {string} line */
const say = (line) => process.stderr.write(`${line}\n`);

const given = process.argv.slice(2);
const display = hasDisplay(host);
const wantPreview = given.length === 0 && !display;
const runtime = await findRuntime();
if (runtime === null) process.exit(1);
try {
  await bundle({ onStep: (name) => say(`Building the ${name}…`) });
} catch (error) {
  say(`Slipway could not be built: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
process.exitCode = wantPreview ? await preview(runtime) : await run(runtime, given, userFolder());

/** npm runs scripts in the package's folder; file names mean the folder they were typed in. */
function userFolder() {
  return process.env['INIT_CWD'] ?? process.cwd();
}

/**
 * @typedef {{ command: string, args: string[] }} Command
 * @returns {Promise<Command | null>}
 */
async function findRuntime() {
  const binary = electronBinary(ROOT, files);
  const works = binary !== null && starts(binary);
  if (binary !== null && !works && display) say(`Electron's binary is there but does not start: ${binary}`);
  const state = {
    electron: works,
    mayDownload: binary === null && mayTryDownload(lastFailure(ROOT), Date.now()),
    display,
    browser: findBrowser(host, display ? 'window' : 'unseen') !== null,
    canInstall: process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get'),
    forced: process.env['SLIPWAY_RUNTIME'],
  };
  let choice = chooseRuntime(state);
  if (choice === 'download') {
    say("Fetching Electron's binary (once)…");
    const failure = await downloadElectron(ROOT);
    if (failure !== null) say(`Electron can't be fetched here: ${failure}`);
    const fetched = electronBinary(ROOT, files);
    choice = chooseRuntime({ ...state, electron: fetched !== null && starts(fetched), mayDownload: false });
  }
  if (choice === 'install-browser') {
    choice = installBrowser() ? 'standin' : 'nothing';
  }
  if (choice === 'electron') return electronCommand();
  if (choice === 'standin') return standinCommand();
  say(
    `Slipway found nothing to run on: install Chromium, Google Chrome or Microsoft Edge${
      process.platform === 'linux' ? ` (on Debian: apt-get install ${PACKAGE})` : ''
    }, or let npm reach Electron's download host.`,
  );
  return null;
}

/** @returns {Command} */
function electronCommand() {
  const binary = electronBinary(ROOT, files);
  if (binary === null) throw new Error('Electron went away');
  // Chromium refuses to run as root with its sandbox.
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  if (asRoot) say("Running as root: Chromium's sandbox is off.");
  return { command: binary, args: [...(asRoot ? ['--no-sandbox'] : []), ROOT] };
}

/** @returns {Command} */
function standinCommand() {
  const browser = findBrowser(host, display ? 'window' : 'unseen');
  say(
    `Preview runtime, not Electron: Slipway runs on ${browser?.path ?? 'an installed browser'}, with data of its own.`,
  );
  return { command: process.execPath, args: [path.join(ROOT, 'dist/standin/electron'), ROOT] };
}

/** A binary that lacks a library of the system ends at once. @param {string} binary */
function starts(binary) {
  return spawnSync(binary, ['--version'], { timeout: 15_000, stdio: 'ignore' }).status === 0;
}

function installBrowser() {
  say(`No browser to run on: installing Debian's ${PACKAGE} package (running as root).`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  /** @type {import('node:child_process').SpawnSyncOptions} */
  const options = { stdio: ['ignore', 'ignore', 'inherit'], env };
  const install = () =>
    spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', PACKAGE], options).status === 0;
  const done = install() || (spawnSync('apt-get', ['update', '-q'], options).status === 0 && install());
  return done && findBrowser(host, 'unseen') !== null;
}

/**
 * Resolves to the exit code.
 * @param {Command} runtime
 * @param {readonly string[]} args
 * @param {string} cwd
 * @returns {Promise<number>}
 */
function run({ command, args: own }, args, cwd) {
  const env = { ...process.env, ...(isUnseenCommand(args) ? { SLIPWAY_UNSEEN: '1' } : {}) };
  const child = spawn(command, [...own, ...args], { stdio: 'inherit', cwd, env });
  // The terminal sends Ctrl-C to both; this one waits for the app to have saved.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => signal !== 'SIGINT' && child.kill(signal));
  }
  return new Promise((resolve) => {
    child.on('error', (error) => {
      say(`${command} did not start: ${error.message}`);
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/**
 * Nothing to show a window on: the sample workspace's quarter as PDF, from a profile that is thrown away.
 * @param {Command} runtime
 */
async function preview(runtime) {
  const out = path.join(ROOT, 'out', previewName(new Date()));
  say(`There is no display to show the planner on. Writing this quarter's calendar of the sample workspace instead.`);
  const profile = await fs.promises.mkdtemp(path.join(os.tmpdir(), 'slipway-preview-'));
  try {
    await fs.promises.mkdir(path.dirname(out), { recursive: true });
    // The app prints the path.
    return await run(runtime, ['preview', '--out', out, '--profile', profile], ROOT);
  } finally {
    await fs.promises.rm(profile, { recursive: true, force: true });
  }
}
