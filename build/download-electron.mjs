import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/*
 * Electron's binary, by the electron package's own install.js (from 42 on it has no install script
 * and downloads at first use). First a short look whether the host answers at all: a network that
 * swallows packets would keep install.js waiting for minutes.
 */
const LOOK_MS = 5_000;
/** About 120 MB. */
const DOWNLOAD_MS = 10 * 60_000;
const NOTE = 'dist/electron-download-failed.json';

/**
 * Resolves to null when the binary is there, else to the reason in a few words.
 * @param {string} root
 * @returns {Promise<string | null>}
 */
export async function downloadElectron(root) {
  const failure = (await lookFor(root)) ?? (await install(root));
  if (failure === null) return null;
  await fs.promises.mkdir(path.join(root, 'dist'), { recursive: true });
  await fs.promises.writeFile(path.join(root, NOTE), JSON.stringify({ failedAt: new Date().toISOString(), failure }));
  return failure;
}

/**
 * ISO time of the last download that failed, or null.
 * @param {string} root
 * @returns {string | null}
 */
export function lastFailure(root) {
  try {
    const note = /** @type {{ failedAt?: unknown }} */ (JSON.parse(fs.readFileSync(path.join(root, NOTE), 'utf8')));
    return typeof note.failedAt === 'string' ? note.failedAt : null;
  } catch {
    return null;
  }
}

/**
 * @param {string} root
 * @returns {Promise<string | null>}
 */
async function lookFor(root) {
  // A mirror or a proxy has ways of its own (node_modules/@electron/get): let install.js try.
  const special = Object.keys(process.env).some((name) => /electron_mirror|https?_proxy$/i.test(name));
  if (special) return null;
  const { version } = /** @type {{ version: string }} */ (
    JSON.parse(await fs.promises.readFile(path.join(root, 'node_modules/electron/package.json'), 'utf8'))
  );
  const url = `https://github.com/electron/electron/releases/download/v${version}/SHASUMS256.txt`;
  try {
    const answer = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(LOOK_MS) });
    return answer.ok ? null : `its download host answers ${answer.status}`;
  } catch {
    return 'its download host does not answer';
  }
}

/**
 * @param {string} root
 * @returns {Promise<string | null>}
 */
function install(root) {
  const special = Object.keys(process.env).some((name) => /electron_mirror|https?_proxy$/i.test(name));
  const child = spawn(process.execPath, [path.join(root, 'node_modules/electron/install.js')], {
    stdio: 'ignore',
    timeout: special ? DOWNLOAD_MS / 5 : DOWNLOAD_MS,
  });
  return new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code) => resolve(code === 0 ? null : 'its installer failed'));
  });
}
