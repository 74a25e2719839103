import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { createInterface } from 'node:readline';
import { findBrowser, hasDisplay } from '../../browsers.mjs';
import { Connection } from './connection.ts';

/** How long the browser of a killed run may take to let go of the profile before it is ended. */
const ORPHAN_WAIT_MS = 5_000;
const CLOSE_WAIT_MS = 4_000;
/** A stack trace and what led to it. */
const LAST_LINES = 60;
const PID_FILE = 'preview-browser.pid';

export interface BrowserOptions {
  /** The app's data folder; the browser gets a folder of its own inside it. */
  readonly userData: string;
  /** True when no other running process can be using the folder. */
  readonly ownsProfile: boolean;
  /** Value of `--remote-debugging-port`, when somebody wants to attach (the end-to-end runner does). */
  readonly debuggingPort: string | null;
  /** The browser is gone; told how, and what it said last. */
  readonly onExit: (how: string) => void;
}

export interface RunningBrowser {
  readonly connection: Connection;
  /** False in the headless shell and wherever nothing can be shown. */
  readonly shows: boolean;
  /** The full browser's headless window is shorter than asked: its size must be set again. */
  readonly sizeIsOuter: boolean;
  close(): Promise<void>;
}

/** Starts Chromium on its own profile. Throws when no browser is installed. */
export async function startBrowser(options: BrowserOptions): Promise<RunningBrowser> {
  const host = { platform: process.platform, env: process.env, exists: fs.existsSync };
  const wantWindow = hasDisplay(host) && options.debuggingPort === null && !process.env['SLIPWAY_UNSEEN'];
  const browser = findBrowser(host, wantWindow ? 'window' : 'unseen');
  if (!browser) throw new Error('The preview runtime needs an installed Chromium, Chrome or Edge; none was found.');
  const shows = wantWindow && !browser.headlessOnly;
  const folder = path.join(options.userData, 'preview-runtime');
  fs.mkdirSync(folder, { recursive: true });
  await waitForOrphan(folder, options.ownsProfile);
  const child = spawn(browser.path, browserArguments(folder, shows, browser.headlessOnly, options.debuggingPort), {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    // A Ctrl-C in the terminal reaches the whole group: the browser must outlive Node's orderly quit.
    detached: process.platform !== 'win32',
  });
  await started(child, browser.path);
  fs.writeFileSync(path.join(folder, PID_FILE), String(child.pid));
  const said = forwardStderr(child);
  const exited = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve([signal ?? `code ${code}`, ...said].join('\n')));
  });
  void exited.then(options.onExit);
  const connection = new Connection(child.stdio[3] as Writable, child.stdio[4] as Readable);
  return {
    connection,
    shows,
    sizeIsOuter: !browser.headlessOnly,
    async close() {
      const late = setTimeout(() => killAll(child), CLOSE_WAIT_MS);
      connection.root.send('Browser.close').catch(() => {});
      await exited;
      clearTimeout(late);
      fs.rmSync(path.join(folder, PID_FILE), { force: true });
    },
  };
}

function browserArguments(folder: string, shows: boolean, headlessOnly: boolean, port: string | null): string[] {
  return [
    '--remote-debugging-pipe',
    ...(port === null ? [] : [`--remote-debugging-port=${port}`, '--remote-allow-origins=*']),
    `--user-data-dir=${folder}`,
    ...(shows || headlessOnly ? [] : ['--headless=new']),
    ...(process.getuid?.() === 0 || process.argv.includes('--no-sandbox') ? ['--no-sandbox'] : []),
    ...(shows ? [] : ['--hide-scrollbars=false', '--disable-gpu', '--force-color-profile=srgb']),
    // The window is the whole picture: nothing of the browser itself may appear or reach for the network.
    '--no-startup-window',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-extensions',
    '--disable-sync',
    '--disable-breakpad',
    '--disable-dev-shm-usage',
    '--disable-features=Translate,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,MediaRouter,OptimizationHints,PaintHolding',
    '--disable-background-timer-throttling',
    '--disable-backgrounding-occluded-windows',
    '--disable-renderer-backgrounding',
    '--metrics-recording-only',
    '--password-store=basic',
    '--use-mock-keychain',
  ];
}

/** Distributions start the browser from a shell script: the whole group goes, which is the browser's own. */
function killGroup(pid: number): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It ended meanwhile.
  }
}

function killAll(child: ChildProcess): void {
  if (child.pid !== undefined) killGroup(child.pid);
}

function started(child: ChildProcess, file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (error) => reject(new Error(`${file} did not start: ${error.message}`)));
  });
}

/**
 * Playwright waits for the `DevTools listening` line; the rest is the browser talking to itself. What it said last is
 * handed back, and kept up to date: a browser that crashes says there why.
 */
function forwardStderr(child: ChildProcess): readonly string[] {
  const last: string[] = [];
  if (!child.stderr) return last;
  const all = Boolean(process.env['SLIPWAY_STANDIN_DEBUG']);
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (all || line.startsWith('DevTools listening on ')) process.stderr.write(`${line}\n`);
    last.push(line);
    if (last.length > LAST_LINES) last.shift();
  });
  return last;
}

/**
 * A killed Node leaves its browser a moment to notice the closed pipe and end. Two browsers on one
 * profile would lock each other out of IndexedDB, so the old one's end is awaited, then enforced.
 */
async function waitForOrphan(folder: string, ownsProfile: boolean): Promise<void> {
  const file = path.join(folder, PID_FILE);
  const pid = Number(readIfThere(file));
  if (!Number.isInteger(pid) || pid <= 0) return;
  const until = Date.now() + ORPHAN_WAIT_MS;
  while (isOurs(pid, folder)) {
    if (Date.now() > until) {
      if (!ownsProfile) throw new Error(`The profile ${path.dirname(folder)} is in use`);
      killGroup(pid);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  fs.rmSync(file, { force: true });
}

/** Is `pid` still a browser on this very profile? A recycled pid must never be touched. */
function isOurs(pid: number, folder: string): boolean {
  try {
    process.kill(pid, 0);
    return commandLine(pid).includes(`--user-data-dir=${folder}`);
  } catch {
    return false;
  }
}

function commandLine(pid: number): string {
  if (process.platform === 'linux') return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  if (process.platform === 'darwin')
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  const query = `(Get-CimInstance Win32_Process -Filter "ProcessId=${pid}").CommandLine`;
  return execFileSync('powershell', ['-NoProfile', '-Command', query], { encoding: 'utf8' });
}

function readIfThere(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
