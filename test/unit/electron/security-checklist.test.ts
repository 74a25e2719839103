import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PRINT_POLICY, WINDOW_POLICY, policyHeader } from '#electron/security/content-policy.ts';
import { ALLOWED_PERMISSIONS, applyPermissions, isPermissionGranted } from '#electron/security/permissions.ts';
import { guardContents, isNavigationAllowed, type GuardedContents } from '#electron/security/navigation.ts';
import { blockNetwork, isRequestAllowed } from '#electron/security/network.ts';
import { assertTrustedSender, isAppAddress } from '#electron/security/sender.ts';
import { PRINT_PREFERENCES, SCHEME_PRIVILEGES, windowPreferences } from '#electron/security/web-preferences.ts';

/* Electron's security checklist (electronjs.org/docs/latest/tutorial/security), item by item. */

const ROOT = join(import.meta.dirname, '../../..');
const WINDOW = windowPreferences('/preload.cjs');
const BOTH = [WINDOW, PRINT_PREFERENCES] as const;
const OUTSIDE = ['https://example.org/', 'http://localhost/', 'file:///etc/passwd', 'ftp://x/', 'ws://x/', 'wss://x/'];

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(ROOT, folder, name), 'utf8'));
}

describe('1 only secure content is loaded, and nothing from the network', () => {
  test.each(OUTSIDE)('%s is refused', (address) => {
    expect(isRequestAllowed(address)).toBe(false);
  });

  test('the app and what lives inside its page goes on', () => {
    for (const address of [
      'app://slipway/',
      'app://slipway/assets/a.js',
      'data:image/png;base64,AA==',
      'blob:app://slipway/1',
    ]) {
      expect(isRequestAllowed(address)).toBe(true);
    }
    for (const address of ['app://evil/', 'blob:https://example.org/1', 'blob:null/1', 'nonsense']) {
      expect(isRequestAllowed(address)).toBe(false);
    }
  });

  test('every request of the session is judged', () => {
    const refused: string[] = [];
    const answers: unknown[] = [];
    const session = {
      webRequest: {
        onBeforeRequest: (
          filter: unknown,
          listener: (details: { url: string }, answer: (a: unknown) => void) => void,
        ) => {
          expect(filter).toEqual({ urls: ['<all_urls>'] });
          for (const url of ['https://example.org/', 'app://slipway/'])
            listener({ url }, (answer) => answers.push(answer));
        },
      },
    };
    blockNetwork(session as never, (event) => refused.push(event));
    expect(answers).toEqual([{ cancel: true }, { cancel: false }]);
    expect(refused).toEqual(['security.requestRefused']);
  });
});

test('2 no Node in any page', () => {
  for (const preferences of BOTH) {
    expect(preferences).toMatchObject({
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
    });
  }
});

test('3 context isolation', () => {
  for (const preferences of BOTH) expect(preferences.contextIsolation).toBe(true);
});

test('4 sandbox, for each window and for the whole app', () => {
  for (const preferences of BOTH) expect(preferences.sandbox).toBe(true);
  expect(readFileSync(join(ROOT, 'electron/main.ts'), 'utf8')).toContain('app.enableSandbox()');
});

describe('5 permissions', () => {
  const ask = { address: 'app://slipway/', isMainFrame: true };

  test('two are granted, to our own page’s top frame', () => {
    expect([...ALLOWED_PERMISSIONS]).toEqual(['persistent-storage', 'clipboard-sanitized-write']);
    for (const permission of ALLOWED_PERMISSIONS) {
      expect(isPermissionGranted({ ...ask, permission })).toBe(true);
      expect(isPermissionGranted({ ...ask, permission, isMainFrame: false })).toBe(false);
      expect(isPermissionGranted({ ...ask, permission, address: 'https://example.org/' })).toBe(false);
    }
  });

  test.each([
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'fileSystem',
    'openExternal',
    'usb',
    'hid',
    'serial',
    'midi',
    'fullscreen',
    'local-network-access',
    'unknown',
  ])('%s is denied', (permission) => {
    expect(isPermissionGranted({ ...ask, permission })).toBe(false);
  });

  test('all four handlers of the session are set, and deny', () => {
    const answers: Record<string, unknown> = {};
    applyPermissions({
      setPermissionRequestHandler: (handler: (...args: unknown[]) => void) => {
        handler(null, 'media', (granted: boolean) => (answers['request'] = granted), {
          requestingUrl: 'app://slipway/',
          isMainFrame: true,
        });
      },
      setPermissionCheckHandler: (handler: (...args: unknown[]) => boolean) => {
        answers['check'] = handler(null, 'media', 'app://slipway', { isMainFrame: true });
        answers['storage'] = handler(null, 'persistent-storage', 'app://slipway', { isMainFrame: true });
      },
      setDevicePermissionHandler: (handler: () => boolean) => (answers['device'] = handler()),
      setDisplayMediaRequestHandler: (handler: (...args: unknown[]) => void) => {
        handler(null, (streams: unknown) => (answers['display'] = streams));
      },
    });
    expect(answers).toEqual({ request: false, check: false, storage: true, device: false, display: {} });
  });
});

test('6 web security is on', () => {
  for (const preferences of BOTH) expect(preferences.webSecurity).toBe(true);
});

describe('7 content security policy', () => {
  test('the window’s', () => {
    expect(policyHeader(WINDOW_POLICY)).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
        "worker-src 'self'; connect-src 'none'; frame-src 'self'; object-src 'none'; base-uri 'none'; " +
        "form-action 'none'; frame-ancestors 'none'",
    );
  });

  test('a print document’s: no script at all', () => {
    expect(PRINT_POLICY).toMatchObject({
      'default-src': ["'none'"],
      'script-src': ["'none'"],
      'connect-src': ["'none'"],
    });
  });

  test('no policy lets anything be evaluated or loaded from outside', () => {
    for (const header of [policyHeader(WINDOW_POLICY), policyHeader(PRINT_POLICY)]) {
      expect(header).not.toMatch(/unsafe-eval|\*|https?:|ws:/);
    }
    expect(policyHeader(WINDOW_POLICY)).not.toContain('unsafe-inline');
  });
});

test('8 no insecure content', () => {
  for (const preferences of BOTH) expect(preferences.allowRunningInsecureContent).toBe(false);
});

test('9 no experimental features', () => {
  for (const preferences of BOTH) expect(preferences.experimentalFeatures).toBe(false);
});

test('10 no blink features', () => {
  for (const preferences of BOTH) expect(preferences.enableBlinkFeatures).toBe('');
});

/** Stands in for a page, and records what its listeners prevent. */
function guarded() {
  const listeners = new Map<string, (...args: never[]) => void>();
  let windowOpen: (() => { action: string }) | null = null;
  const refused: string[] = [];
  const contents = {
    on: (event: string, listener: (...args: never[]) => void) => listeners.set(event, listener),
    setWindowOpenHandler: (handler: () => { action: string }) => (windowOpen = handler),
  } as unknown as GuardedContents;
  guardContents(contents, (event) => refused.push(event));
  const prevented = (event: string, details: Record<string, unknown>): boolean => {
    let was = false;
    listeners.get(event)?.({ ...details, preventDefault: () => (was = true) } as never);
    return was;
  };
  return { prevented, refused, open: () => windowOpen?.() };
}

test('11, 12 no webview', () => {
  for (const preferences of BOTH) expect(preferences.webviewTag).toBe(false);
  expect(guarded().prevented('will-attach-webview', {})).toBe(true);
});

describe('13 navigation', () => {
  test.each([
    ...OUTSIDE,
    'app://evil/',
    'app://slipway/print/x',
    'app://slipway/assets/a.js',
    'data:text/html,x',
    'about:blank',
    'javascript:1',
  ])('the window does not go to %s', (url) => {
    expect(isNavigationAllowed(url, true)).toBe(false);
    expect(guarded().prevented('will-navigate', { url })).toBe(true);
    expect(guarded().prevented('will-frame-navigate', { url, isMainFrame: true })).toBe(true);
  });

  test('it may load itself anew; a frame may show a print document and nothing else of ours', () => {
    expect(isNavigationAllowed('app://slipway/', true)).toBe(true);
    expect(isNavigationAllowed('app://slipway/index.html#x', true)).toBe(true);
    expect(isNavigationAllowed('app://slipway/print/x', false)).toBe(true);
    expect(isNavigationAllowed('app://slipway/', false)).toBe(false);
    expect(isNavigationAllowed('https://example.org/', false)).toBe(false);
  });

  test('no redirect is followed', () => {
    expect(guarded().prevented('will-redirect', { url: 'app://slipway/' })).toBe(true);
  });

  test('a file dropped on the page does not take its place', () => {
    for (const preferences of BOTH) expect(preferences.navigateOnDragDrop).toBe(false);
  });
});

test('14 no new windows', () => {
  const page = guarded();
  expect(page.open()).toEqual({ action: 'deny' });
  expect(page.refused).toEqual(['security.windowOpenRefused']);
});

test('15 one place hands something to the system: an address the guard let through and a person said yes to', () => {
  const places = sources('electron').filter((source) => /openExternal\(|shell\./.test(source));
  expect(places).toHaveLength(1);
  const [place = ''] = places;
  // What it refuses and asks: test/unit/electron/outside.test.ts.
  expect(place.match(/shell\.\w+\([^)]*\)/g)).toEqual(['shell.openExternal(judged.url)']);
  expect(place).toContain('const judged = judgeWebAddress(address)');
});

test('16 Electron is pinned to one exact version', () => {
  const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  expect(devDependencies['electron']).toMatch(/^\d+\.\d+\.\d+$/);
});

describe('17 the sender of a call', () => {
  const frame = { url: 'app://slipway/index.html', parent: null };

  test('is our window’s top frame', () => {
    expect(() => assertTrustedSender({ senderFrame: frame }, true)).not.toThrow();
  });

  test.each([
    ['another page', { senderFrame: frame }, false],
    ['a frame that is gone', { senderFrame: null }, true],
    ['a frame inside', { senderFrame: { ...frame, parent: {} } }, true],
    ['another origin', { senderFrame: { ...frame, url: 'https://slipway/' } }, true],
    ['another host', { senderFrame: { ...frame, url: 'app://slipway.evil/' } }, true],
    ['a print document', { senderFrame: { ...frame, url: `app://slipway/print/${'0'.repeat(32)}` } }, true],
    ['an empty frame', { senderFrame: { ...frame, url: 'about:blank' } }, true],
  ])('%s is refused', (_what, event, isOurs) => {
    expect(() => assertTrustedSender(event, isOurs)).toThrow('forbiddenSender');
  });
});

test('18 pages come from app:// with a secure site’s rights; file:// is never loaded', () => {
  expect(SCHEME_PRIVILEGES).toEqual({
    standard: true,
    secure: true,
    supportFetchAPI: true,
    codeCache: true,
    bypassCSP: false,
    allowServiceWorkers: false,
    corsEnabled: false,
    stream: false,
    allowExtensions: false,
  });
  expect(isAppAddress('file:///app/index.html')).toBe(false);
  for (const source of sources('electron')) expect(source).not.toMatch(/loadFile\(|['"`]file:/);
});

test('19 fuses are set at packaging', () => {
  const builder = readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8');
  for (const [fuse, value] of [
    ['runAsNode', false],
    ['enableNodeOptionsEnvironmentVariable', false],
    ['onlyLoadAppFromAsar', true],
    ['grantFileProtocolExtraPrivileges', false],
  ] as const) {
    expect(builder).toMatch(new RegExp(`^\\s+${fuse}: ${String(value)}`, 'm'));
  }
  // Decided by what can be signed and driven by tests; but never left to a default.
  for (const fuse of [
    'enableNodeCliInspectArguments',
    'enableEmbeddedAsarIntegrityValidation',
    'enableCookieEncryption',
  ]) {
    expect(builder).toMatch(new RegExp(`^\\s+${fuse}: (true|false)`, 'm'));
  }
});

test('20 no API of Electron’s reaches a page: preload exposes one object and nothing else', () => {
  const preload = readFileSync(join(ROOT, 'electron/preload.ts'), 'utf8');
  expect(preload.match(/exposeInMainWorld/g)).toHaveLength(1);
  expect(preload).not.toMatch(/require\(|process\./);
  expect(PRINT_PREFERENCES).not.toHaveProperty('preload');
  expect(PRINT_PREFERENCES.javascript).toBe(false);
});
