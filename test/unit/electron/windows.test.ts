import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readBounds, writeBounds } from '#electron/windows/bounds-file.ts';
import { LEAST, startBounds } from '#electron/windows/bounds.ts';
import { hasScreen } from '#electron/windows/has-screen.ts';
import { Closing } from '#electron/windows/closing.ts';
import { MENU_ACTIONS, menuTemplate } from '#electron/windows/menu-template.ts';
import { ReloadGuard } from '#electron/windows/reload-guard.ts';
import { createText } from '#shared/text/index.ts';
import { temporaryFolder } from '../../support/folder.ts';

const SCREEN = { x: 0, y: 0, width: 1920, height: 1080 };
const SAVED = { x: 100, y: 80, width: 1400, height: 900, maximized: false };

describe('bounds', () => {
  test('the first window is centred at its usual size', () => {
    expect(startBounds(null, [SCREEN])).toEqual({ place: null, width: 1280, height: 800, maximized: false });
  });

  test('are remembered', () => {
    expect(startBounds(SAVED, [SCREEN])).toEqual({
      place: { x: 100, y: 80 },
      width: 1400,
      height: 900,
      maximized: false,
    });
  });

  test('of a screen that is gone bring the window back to this one', () => {
    expect(startBounds({ ...SAVED, x: 3000 }, [SCREEN]).place).toBeNull();
    expect(startBounds({ ...SAVED, x: 3000 }, [SCREEN, { ...SCREEN, x: 1920 }]).place).toEqual({ x: 3000, y: 80 });
  });

  test('never leave the title bar out of reach, nor the window too small', () => {
    const whole = fc.integer({ min: -10_000, max: 10_000 });
    fc.assert(
      fc.property(whole, whole, whole, whole, (x, y, width, height) => {
        const start = startBounds({ x, y, width, height, maximized: false }, [SCREEN]);
        expect(start.width).toBeGreaterThanOrEqual(LEAST.width);
        expect(start.height).toBeGreaterThanOrEqual(LEAST.height);
        if (start.place === null) return;
        expect(start.place.y).toBeGreaterThanOrEqual(0);
        expect(start.place.y).toBeLessThan(1080);
        expect(start.place.x + start.width).toBeGreaterThan(0);
        expect(start.place.x).toBeLessThan(1920);
      }),
    );
  });

  test('come back from their file; a spoilt or missing one is none', async () => {
    const path = join(temporaryFolder(), 'window.json');
    expect(readBounds(path)).toBeNull();
    writeBounds(path, SAVED);
    expect(readBounds(path)).toEqual(SAVED);
    writeFileSync(path, '{"x":"left"');
    expect(readBounds(path)).toBeNull();
    writeFileSync(path, '{"x":1e300,"y":0,"width":1,"height":1,"maximized":false}');
    expect(readBounds(path)).toBeNull();
  });
});

describe('closing', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  function closing(hasPage = true) {
    const log: string[] = [];
    const shake = new Closing({
      ask: () => {
        log.push('ask');
        return hasPage;
      },
      close: () => log.push('close'),
      timeoutMs: 1000,
      timedOut: () => log.push('timedOut'),
    });
    return { shake, log };
  }

  test('asks the page once and goes when it is ready', () => {
    const { shake, log } = closing();
    expect(shake.request()).toBe(false);
    expect(shake.request()).toBe(false);
    shake.ready();
    expect(shake.request()).toBe(true);
    expect(log).toEqual(['ask', 'close']);
    vi.advanceTimersByTime(5000);
    expect(log).toEqual(['ask', 'close']);
  });

  test('goes at once without a page', () => {
    expect(closing(false).shake.request()).toBe(true);
  });

  test('does not wait for ever', () => {
    const { shake, log } = closing();
    shake.request();
    vi.advanceTimersByTime(999);
    expect(log).toEqual(['ask']);
    vi.advanceTimersByTime(1);
    expect(log).toEqual(['ask', 'timedOut', 'close']);
    expect(shake.request()).toBe(true);
  });

  test('a page that says it is ready unasked closes nothing', () => {
    const { shake, log } = closing();
    shake.ready();
    expect(log).toEqual([]);
    expect(shake.request()).toBe(false);
  });
});

test('a page that crashes comes back, but not in a loop', () => {
  const guard = new ReloadGuard(3);
  expect([0, 1, 2, 3].map((time) => guard.mayReload(time))).toEqual([true, true, true, false]);
  expect(guard.mayReload(60_001)).toBe(true);
});

test('a window can be seen where there is a screen', () => {
  expect(hasScreen('linux', {})).toBe(false);
  expect(hasScreen('linux', { DISPLAY: '' })).toBe(false);
  expect(hasScreen('linux', { DISPLAY: ':0' })).toBe(true);
  expect(hasScreen('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
  expect(hasScreen('darwin', {})).toBe(true);
  expect(hasScreen('win32', {})).toBe(true);
});

describe('the menu', () => {
  type Item = Electron.MenuItemConstructorOptions;
  const flat = (items: Item[]): Item[] =>
    items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])]);
  const menu = (platform: NodeJS.Platform, language = 'en') => {
    const sent: string[] = [];
    return { items: flat(menuTemplate(createText(language).t, (action) => sent.push(action), platform)), sent };
  };

  test.each(['linux', 'darwin', 'win32'] as const)('on %s sends every action by name', (platform) => {
    const { items, sent } = menu(platform);
    for (const item of items) item.click?.(null as never, undefined, null as never);
    expect(sent.toSorted()).toEqual([...MENU_ACTIONS].toSorted());
  });

  test('takes no key from the page', () => {
    for (const item of menu('linux').items) {
      if (item.accelerator !== undefined) expect(item.registerAccelerator).toBe(false);
    }
  });

  test('takes every word from the catalogue', () => {
    for (const { label } of menu('linux', 'en-XA').items) if (label !== undefined) expect(label).toMatch(/^⟦.*⟧$/);
  });

  test('reaches no engine page', () => {
    for (const { role } of menu('darwin').items)
      expect(['reload', 'forceReload', 'toggleDevTools']).not.toContain(role);
  });
});
