import { describe, expect, it } from 'vitest';
import { browserPlaces, findBrowser, hasDisplay } from '../../../build/browsers.mjs';
import {
  chooseRuntime,
  electronBinary,
  isUnseenCommand,
  mayTryDownload,
  previewName,
} from '../../../build/runtime-choice.mjs';

const bare = { electron: false, mayDownload: false, display: false, browser: false, canInstall: false };

describe('what the app runs on', () => {
  it('is Electron wherever its binary starts and a window can be shown', () => {
    expect(chooseRuntime({ ...bare, electron: true, display: true, browser: true })).toBe('electron');
  });
  it('is fetched before the stand-in is thought of', () => {
    expect(chooseRuntime({ ...bare, mayDownload: true, display: true, browser: true })).toBe('download');
  });
  it('is the stand-in without a display, where Electron could not start', () => {
    expect(chooseRuntime({ ...bare, electron: true, mayDownload: true, browser: true })).toBe('standin');
  });
  it('is the stand-in where Electron cannot be had', () => {
    expect(chooseRuntime({ ...bare, display: true, browser: true, canInstall: true })).toBe('standin');
  });
  it('installs a browser only where none is there and it may', () => {
    expect(chooseRuntime({ ...bare, canInstall: true })).toBe('install-browser');
    expect(chooseRuntime(bare)).toBe('nothing');
  });
  it('follows a wish', () => {
    const all = { electron: true, mayDownload: true, display: true, browser: true, canInstall: true };
    expect(chooseRuntime({ ...all, forced: 'standin' })).toBe('standin');
    expect(chooseRuntime({ ...all, display: false, forced: 'electron' })).toBe('electron');
    expect(chooseRuntime({ ...all, electron: false, mayDownload: false, forced: 'electron' })).toBe('nothing');
  });
});

describe('Electron’s binary', () => {
  const at = (files: Record<string, string>) => ({
    exists: (file: string) => file.replaceAll('\\', '/') in files,
    read: (file: string) => files[file.replaceAll('\\', '/')] ?? '',
  });
  it('counts when its download was finished', () => {
    const files = { '/p/node_modules/electron/path.txt': 'electron\n', '/p/node_modules/electron/dist/electron': '' };
    expect(electronBinary('/p', at(files))?.replaceAll('\\', '/')).toBe('/p/node_modules/electron/dist/electron');
  });
  it('does not count half-way', () => {
    expect(electronBinary('/p', at({ '/p/node_modules/electron/dist/electron': '' }))).toBeNull();
    expect(electronBinary('/p', at({ '/p/node_modules/electron/path.txt': 'electron' }))).toBeNull();
  });
  it('is not tried again for a day after a failed download', () => {
    const now = Date.parse('2026-11-20T12:00:00Z');
    expect(mayTryDownload(null, now)).toBe(true);
    expect(mayTryDownload('2026-11-20T11:00:00Z', now)).toBe(false);
    expect(mayTryDownload('2026-11-19T11:00:00Z', now)).toBe(true);
    expect(mayTryDownload('2027-01-01T00:00:00Z', now)).toBe(true);
    expect(mayTryDownload('rubbish', now)).toBe(true);
  });
});

describe('an installed browser', () => {
  const linux = (env: Record<string, string>, ...there: string[]) => ({
    platform: 'linux',
    env,
    exists: (file: string) => there.includes(file),
  });
  it('is the headless shell where nothing is shown, the full one where a window is', () => {
    const host = linux({}, '/usr/bin/chromium', '/usr/bin/chromium-headless-shell');
    expect(findBrowser(host, 'unseen')).toEqual({ path: '/usr/bin/chromium-headless-shell', headlessOnly: true });
    expect(findBrowser(host, 'window')).toEqual({ path: '/usr/bin/chromium', headlessOnly: false });
  });
  it('is found on the PATH first, and Edge serves as well', () => {
    expect(findBrowser(linux({ PATH: '/opt/x:/bin' }, '/opt/x/chromium', '/usr/bin/chromium'), 'window')?.path).toBe(
      '/opt/x/chromium',
    );
    expect(findBrowser(linux({}, '/usr/bin/microsoft-edge'), 'unseen')?.path).toBe('/usr/bin/microsoft-edge');
    expect(findBrowser(linux({}), 'unseen')).toBeNull();
  });
  it('can be named', () => {
    const named = { SLIPWAY_BROWSER: '/x/chrome' };
    expect(findBrowser(linux(named, '/x/chrome', '/usr/bin/chromium'), 'window')?.path).toBe('/x/chrome');
    expect(findBrowser(linux(named, '/usr/bin/chromium'), 'window')).toBeNull();
  });
  it('has its usual places on macOS and Windows', () => {
    const mac = browserPlaces({ platform: 'darwin', env: { HOME: '/Users/a' }, exists: () => false }, 'unseen');
    expect(mac.map(({ path }) => path)).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
    const windows = browserPlaces(
      { platform: 'win32', env: { 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' }, exists: () => false },
      'window',
    );
    expect(windows.map(({ path }) => path)).toContain(
      'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    );
  });
  it('needs a display server on Linux only', () => {
    expect(hasDisplay({ platform: 'linux', env: {} })).toBe(false);
    expect(hasDisplay({ platform: 'linux', env: { WAYLAND_DISPLAY: 'wayland-0' } })).toBe(true);
    expect(hasDisplay({ platform: 'win32', env: {} })).toBe(true);
  });
});

describe('the command line', () => {
  it.each([
    [['check'], true],
    [['--profile', 'import', 'open', 'a.slipway'], false],
    [['--profile', 'x', 'import', 'a.ics', '--json'], true],
    [['--json', 'export', 'calendar'], true],
    [[], false],
    [['--profile', 'check'], false],
  ])('%j works unseen: %s', (args, unseen) => {
    expect(isUnseenCommand(args)).toBe(unseen);
  });
  it('names a preview after its quarter', () => {
    expect(previewName(new Date(2026, 10, 21))).toBe('slipway-2026-Q4.pdf');
    expect(previewName(new Date(2027, 0, 1))).toBe('slipway-2027-Q1.pdf');
  });
});
