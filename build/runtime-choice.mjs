import path from 'node:path';

/*
 * What to run the app on. Pure: what is there is a parameter.
 */

/**
 * The binary npm's electron package has downloaded, or null. `path.txt` is written after a download
 * is complete (electron/install.js).
 *
 * @param {string} root
 * @param {{ exists: (file: string) => boolean, read: (file: string) => string }} files
 * @returns {string | null}
 */
export function electronBinary(root, files) {
  const folder = path.join(root, 'node_modules', 'electron');
  const pathFile = path.join(folder, 'path.txt');
  if (!files.exists(pathFile)) return null;
  const binary = path.join(folder, 'dist', files.read(pathFile).trim());
  return files.exists(binary) ? binary : null;
}

/**
 * @typedef {'electron' | 'download' | 'standin' | 'install-browser' | 'nothing'} Runtime
 *
 * Electron where it is or can be had and can show a window (it can't start without a display on
 * Linux); the stand-in on an installed browser otherwise; a browser from the distribution as root on
 * Debian; else nothing. `forced` is a developer's wish.
 *
 * @param {{ electron: boolean, mayDownload: boolean, display: boolean, browser: boolean, canInstall: boolean, forced?: string | undefined }} host
 * @returns {Runtime}
 */
export function chooseRuntime({ electron, mayDownload, display, browser, canInstall, forced }) {
  if (forced === 'electron') return electron ? 'electron' : mayDownload ? 'download' : 'nothing';
  if (display && forced !== 'standin') {
    if (electron) return 'electron';
    if (mayDownload) return 'download';
  }
  if (browser) return 'standin';
  return canInstall ? 'install-browser' : 'nothing';
}

/** After a failed download the next starts don't wait for another one, for a day. */
const FORGET_MS = 24 * 60 * 60_000;

/**
 * @param {string | null} failedAt ISO time of the last failed download
 * @param {number} nowMs
 */
export function mayTryDownload(failedAt, nowMs) {
  if (failedAt === null) return true;
  const at = Date.parse(failedAt);
  return Number.isNaN(at) || nowMs - at > FORGET_MS || at > nowMs;
}

const UNSEEN_COMMANDS = new Set(['import', 'edit', 'export', 'check', 'preview']);
const OPTIONS_WITH_VALUE = new Set(['--profile', '--out', '--as', '--from', '--to', '--view', '--paper', '--format']);

/**
 * Does this command line do its work without a window?
 * @param {readonly string[]} args
 */
export function isUnseenCommand(args) {
  for (let at = 0; at < args.length; at++) {
    const argument = args[at] ?? '';
    if (OPTIONS_WITH_VALUE.has(argument)) at++;
    else if (!argument.startsWith('-')) return UNSEEN_COMMANDS.has(argument);
  }
  return false;
}

/**
 * File name of this quarter's preview.
 * @param {Date} today in the host's own zone
 */
export function previewName(today) {
  return `slipway-${today.getFullYear()}-Q${Math.floor(today.getMonth() / 3) + 1}.pdf`;
}
