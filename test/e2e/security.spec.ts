import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { CALL_NAMES } from '../../shared/bridge-names.ts';
import { expect, test } from './fixture.ts';

/* Electron's security checklist where a running app can show it; every item's switch is asserted in test/unit/electron. */

/** Waits until main logged the event: a refusal leaves nothing else to wait for. */
async function logged(profile: string, event: string): Promise<void> {
  await expect
    .poll(async () => readFile(join(profile, 'logs/slipway.log'), 'utf8').catch(() => ''))
    .toContain(`"event":"${event}"`);
}

/** Lets the page do something and says which directives of its policy that broke. */
async function violations(page: Page, act: string): Promise<string[]> {
  return page.evaluate(
    async (source) =>
      new Promise<string[]>((resolve) => {
        document.addEventListener(
          'securitypolicyviolation',
          (event) => {
            resolve([event.effectiveDirective]);
          },
          { once: true },
        );
        const template = document.createElement('template');
        template.innerHTML = source;
        const [element] = template.content.children;
        if (element === undefined) return;
        // A script that came through a template would not run anyway; one made by hand would.
        const made = document.createElement(element.tagName);
        for (const { name, value } of element.attributes) made.setAttribute(name, value);
        made.textContent = element.textContent;
        document.body.append(made);
      }),
    act,
  );
}

/** Loads an address of the app the way a page may, and says whether it came. */
async function loads(page: Page, path: string): Promise<boolean> {
  return page.evaluate(
    async (src) =>
      new Promise<boolean>((resolve) => {
        const link = document.createElement('link');
        link.rel = 'stylesheet';
        link.href = src;
        link.addEventListener('load', () => {
          resolve(true);
        });
        link.addEventListener('error', () => {
          resolve(false);
        });
        document.head.append(link);
      }),
    path,
  );
}

test.describe('navigation', () => {
  for (const address of [
    'https://example.org/',
    'data:text/html,x',
    '/assets/',
    '/print/00000000000000000000000000000000',
  ]) {
    test(`the window does not go to ${address}`, async ({ planner, profile }) => {
      const page = await planner.start();
      await page.evaluate((to) => {
        setTimeout(() => (location.href = to));
      }, address);
      // A page may not even try to go to data:, the engine itself sees to that.
      if (!address.startsWith('data:')) await logged(profile, 'security.navigationRefused');
      expect(await planner.url()).toBe('app://slipway/');
      await expect(page.locator('#root')).toBeAttached();
    });
  }

  test('no page opens another, by script or by link', async ({ planner, profile }) => {
    const page = await planner.start();
    await page.evaluate(() => void window.open('https://example.org/'));
    await logged(profile, 'security.windowOpenRefused');
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = '/';
      link.target = '_blank';
      document.body.append(link);
      link.click();
    });
    expect(await planner.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    expect(await planner.url()).toBe('app://slipway/');
  });
});

test.describe('content security policy', () => {
  for (const [what, source, directive] of [
    ['inline script', '<script>document.title = "hacked"</script>', 'script-src-elem'],
    ['script from outside', '<script src="https://example.org/x.js"></script>', 'script-src-elem'],
    ['script from data:', '<script src="data:text/javascript,1"></script>', 'script-src-elem'],
    ['inline style', '<style>body { display: none }</style>', 'style-src-elem'],
    ['style from outside', '<link rel="stylesheet" href="https://example.org/x.css">', 'style-src-elem'],
    ['picture from outside', '<img src="https://example.org/x.png">', 'img-src'],
    ['frame from outside', '<iframe src="https://example.org/"></iframe>', 'frame-src'],
    ['object', '<object data="/index.html"></object>', 'object-src'],
    ['base address', '<base href="https://example.org/">', 'base-uri'],
  ] as const) {
    test(`stops an ${what}`.replace(/an ([^aeiou])/, 'a $1'), async ({ planner }) => {
      const page = await planner.start();
      expect(await violations(page, source)).toEqual([directive]);
    });
  }

  test('stops text that is run as code, and every request of the page’s own', async ({ planner }) => {
    const page = await planner.start();
    const seen = await page.evaluate(async (name) => {
      const run = Reflect.get(window, name) as (text: string) => unknown;
      const tried = async (act: () => unknown): Promise<string> => {
        try {
          await act();
          return 'done';
        } catch (error) {
          return error instanceof Error ? error.name : 'thrown';
        }
      };
      // In a turn of its own: what the driver evaluates may itself be exempt.
      await new Promise((resolve) => setTimeout(resolve));
      const evaluate = new Promise<string>((resolve) => {
        setTimeout(() => {
          void tried(() => run('1')).then(resolve);
        });
      });
      return {
        eval: await evaluate,
        own: await tried(async () => fetch('/')),
        outside: await tried(async () => fetch('https://example.org/')),
        beacon: navigator.sendBeacon('https://example.org/', 'x') ? 'queued' : 'refused',
        socket: await tried(
          async () =>
            new Promise((resolve, reject) => {
              const socket = new WebSocket('wss://example.org/');
              socket.addEventListener('open', resolve);
              socket.addEventListener('error', () => {
                reject(new Error('closed'));
              });
            }),
        ),
      };
    }, 'eval');
    expect(seen).toMatchObject({ eval: 'EvalError', own: 'TypeError', outside: 'TypeError', socket: 'Error' });
  });
});

test.describe('the bridge', () => {
  test('is one frozen object of named calls; nothing of Node or Electron is in reach', async ({ planner }) => {
    const page = await planner.start();
    const world = await page.evaluate(() => ({
      frozen: Object.isFrozen(window.slipway),
      keys: Object.keys(window.slipway),
      reachable: ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter(
        (name) => name in window,
      ),
    }));
    expect(world.frozen).toBe(true);
    expect(world.keys.toSorted()).toEqual([...CALL_NAMES, 'on'].toSorted());
    expect(world.reachable).toEqual([]);
  });

  test('refuses payloads that do not fit, and ids that lead out of the profile', async ({ planner }) => {
    const page = await planner.start();
    const codes = await page.evaluate(async () => {
      const code = async (ask: Promise<unknown>): Promise<unknown> => {
        const reply = (await ask) as { ok: boolean; error?: { code: string } };
        return reply.ok ? 'ok' : reply.error?.code;
      };
      const { slipway } = window;
      return [
        await code(slipway.backupRead(JSON.parse('{"id":7}'))),
        await code(slipway.windowState(JSON.parse('{}'))),
        await code(slipway.backupRead({ id: '../../logs/slipway' })),
        await code(slipway.backupList({ workspaceId: '..' })),
        await code(slipway.commandReadFile({ commandId: 'x', file: '/etc/passwd' })),
        await code(slipway.commandWriteFile({ commandId: 'x', path: '/tmp/x.pdf', content: new Uint8Array(1) })),
      ];
    });
    expect(codes).toEqual([
      'invalidRequest',
      'invalidRequest',
      'forbiddenPath',
      'forbiddenPath',
      'notFound',
      'notFound',
    ]);
  });

  test('is not in a frame', async ({ planner }) => {
    const page = await planner.start();
    const seen = await page.evaluate(() => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      return frame.contentWindow !== null && 'slipway' in frame.contentWindow;
    });
    expect(seen).toBe(false);
  });
});

test.describe('permissions', () => {
  test('all but storage and copying are denied', async ({ planner }) => {
    const page = await planner.start();
    const states = await page.evaluate(async () => {
      const state = async (name: string): Promise<string> =>
        navigator.permissions.query({ name: name as PermissionName }).then((status) => status.state);
      return {
        geolocation: await state('geolocation'),
        camera: await state('camera'),
        microphone: await state('microphone'),
        notifications: await state('notifications'),
        asked: await navigator.mediaDevices.getUserMedia({ audio: true }).then(
          () => 'granted',
          (error: unknown) => (error instanceof Error ? error.name : 'thrown'),
        ),
      };
    });
    expect(states).toMatchObject({
      geolocation: 'denied',
      camera: 'denied',
      microphone: 'denied',
      notifications: 'denied',
    });
    expect(states.asked).not.toBe('granted');
  });
});

test.describe('app://slipway', () => {
  test('serves its own folder and nothing outside', async ({ planner }) => {
    const page = await planner.start();
    const own = await page.evaluate(() => document.querySelector<HTMLLinkElement>('link[rel=stylesheet]')?.href ?? '');
    expect(await loads(page, own)).toBe(true);
    for (const path of [
      '/../../../package.json',
      '/%2e%2e/%2e%2e/package.json',
      '/..%2f..%2f..%2fpackage.json',
      '/..%5c..%5cpackage.json',
      '/%252e%252e%252f%252e%252e%252fpackage.json',
      '/assets/..%2f..%2f..%2f..%2fpackage.json',
      '//package.json',
      '/missing.css',
    ]) {
      expect(await loads(page, path), path).toBe(false);
    }
  });

  test('a print document shows its own styles and runs no script', async ({ planner }) => {
    const page = await planner.start();
    await page.evaluate(async () => {
      const html = `<!doctype html><title>Plan</title><style>p { color: rgb(1, 2, 3) }</style>
        <p>Whole</p><script>document.querySelector('p').textContent = 'hacked'</script>
        <img src="x" onerror="document.querySelector('p').textContent = 'hacked'">`;
      const reply = (await window.slipway.printPreview({ html })) as { answer: { path: string } };
      const frame = document.createElement('iframe');
      frame.id = 'preview';
      frame.src = reply.answer.path;
      document.body.append(frame);
      await new Promise((resolve) => {
        frame.addEventListener('load', resolve, { once: true });
      });
    });
    const text = page.frameLocator('#preview').locator('p');
    await expect(text).toHaveText('Whole');
    await expect(text).toHaveCSS('color', 'rgb(1, 2, 3)');
  });
});
