import path from 'node:path';

/**
 * Where installed browsers live. Pure: the file system is a parameter.
 * `headless` shell can't show a window; everything else can do both.
 *
 * @typedef {{ path: string, headlessOnly: boolean }} Browser
 * @typedef {{ platform: string, env: Record<string, string | undefined>, exists: (file: string) => boolean }} Host
 */

const LINUX_FOLDERS = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome', '/opt/microsoft/msedge'];
const LINUX_SHELLS = ['chromium-headless-shell', 'chrome-headless-shell', 'headless_shell'];
const LINUX_BROWSERS = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];
const MAC_BROWSERS = ['Chromium', 'Google Chrome', 'Microsoft Edge'];
const WINDOWS_BROWSERS = [
  ['Chromium', 'Application', 'chrome.exe'],
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
];

/**
 * Every place worth looking at, best first.
 * @param {Host} host
 * @param {'window' | 'unseen'} want
 * @returns {Browser[]}
 */
export function browserPlaces({ platform, env }, want) {
  const named = env['SLIPWAY_BROWSER'];
  if (named) return [{ path: named, headlessOnly: /headless[-_]shell/.test(named) }];
  const full = fullBrowsers(platform, env).map((file) => ({ path: file, headlessOnly: false }));
  if (platform !== 'linux') return full;
  const shells = LINUX_SHELLS.flatMap((name) => linuxFolders(env).map((folder) => `${folder}/${name}`)).map((file) => ({
    path: file,
    headlessOnly: true,
  }));
  return want === 'window' ? [...full, ...shells] : [...shells, ...full];
}

/**
 * The browser to use, or null when none is installed.
 * @param {Host} host
 * @param {'window' | 'unseen'} want
 * @returns {Browser | null}
 */
export function findBrowser(host, want) {
  return browserPlaces(host, want).find((browser) => host.exists(browser.path)) ?? null;
}

/**
 * Can a window be shown here? On Linux a display server must be named; elsewhere there is one.
 * @param {Pick<Host, 'platform' | 'env'>} host
 */
export function hasDisplay({ platform, env }) {
  return platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}

/** @param {Host['env']} env */
function linuxFolders(env) {
  const fromPath = (env['PATH'] ?? '').split(':').filter((folder) => folder.startsWith('/'));
  return [...new Set([...fromPath, ...LINUX_FOLDERS])];
}

/**
 * @param {string} platform
 * @param {Host['env']} env
 * @returns {string[]}
 */
function fullBrowsers(platform, env) {
  if (platform === 'darwin') {
    const roots = ['/Applications', ...(env['HOME'] ? [`${env['HOME']}/Applications`] : [])];
    return MAC_BROWSERS.flatMap((name) => roots.map((root) => `${root}/${name}.app/Contents/MacOS/${name}`));
  }
  if (platform === 'win32') {
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter(
      (root) => root !== undefined,
    );
    return WINDOWS_BROWSERS.flatMap((parts) => roots.map((root) => path.win32.join(root, ...parts)));
  }
  return LINUX_BROWSERS.flatMap((name) => linuxFolders(env).map((folder) => `${folder}/${name}`));
}
