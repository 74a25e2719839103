import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { windowPreferences } from '#electron/security/web-preferences.ts';
import { MainWindow, type MainWindowParts } from '#electron/windows/main-window.ts';
import { eventChannel } from '#shared/bridge.ts';

/** What of a BrowserWindow the main window uses; it records what is done to it. */
class FakeWindow extends EventEmitter {
  static last: FakeWindow;
  readonly log: string[] = [];
  readonly sent: unknown[][] = [];
  readonly webContents = Object.assign(new EventEmitter(), {
    isDestroyed: () => false,
    send: (...args: unknown[]) => this.sent.push(args),
    reload: () => this.log.push('reload'),
  });
  destroyed = false;

  constructor(readonly options: Electron.BrowserWindowConstructorOptions) {
    super();
    FakeWindow.last = this;
  }

  isDestroyed = () => this.destroyed;
  isMinimized = () => false;
  isMaximized = () => false;
  getNormalBounds = () => ({ x: 1, y: 2, width: 1000, height: 700 });
  loadURL = async (address: string) => Promise.resolve(void this.log.push(`load ${address}`));
  show = () => {
    this.log.push('show');
    this.emit('show');
  };
  focus = () => this.log.push('focus');
  maximize = () => this.log.push('maximize');
  /** As Electron does: asks the listeners, then goes. */
  close = () => {
    let prevented = false;
    this.emit('close', { preventDefault: () => (prevented = true) });
    if (prevented) return;
    this.destroyed = true;
    this.emit('closed');
  };
}

function setUp(saved: ReturnType<MainWindowParts['savedBounds']> = null) {
  const log: string[] = [];
  const bounds: unknown[] = [];
  const window = new MainWindow({
    BrowserWindow: FakeWindow as unknown as typeof Electron.BrowserWindow,
    preferences: windowPreferences('/preload.cjs'),
    background: () => '#0f1317',
    screens: () => [{ x: 0, y: 0, width: 1920, height: 1080 }],
    savedBounds: () => saved,
    saveBounds: (one) => bounds.push(one),
    log: (_level, event) => log.push(event),
    closed: () => log.push('closed'),
    pageGone: () => log.push('pageGone'),
    limits: { readyMs: 1000, closeMs: 500, reloadsPerMinute: 1 },
  });
  return { window, fake: FakeWindow.last, log, bounds };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('is made unseen, at least 960 × 600, with every security switch', () => {
  const { fake } = setUp();
  expect(fake.options).toMatchObject({
    show: false,
    minWidth: 960,
    minHeight: 600,
    backgroundColor: '#0f1317',
    webPreferences: windowPreferences('/preload.cjs'),
  });
  expect(fake.log).toEqual([]);
});

test('loads the app’s own origin, whatever the runtime', async () => {
  const { window, fake } = setUp();
  await window.load();
  expect(fake.log).toEqual(['load app://slipway/']);
});

test('opens where it was, maximised if it was', () => {
  const { window, fake } = setUp({ x: 10, y: 20, width: 1100, height: 700, maximized: true });
  expect(fake.options).toMatchObject({ x: 10, y: 20, width: 1100, height: 700 });
  window.show();
  expect(fake.log).toEqual(['show', 'maximize', 'focus']);
});

describe('closing', () => {
  test('asks the page, waits for it, and remembers the bounds', () => {
    const { window, fake, log, bounds } = setUp();
    window.show();
    window.pageReady();
    fake.close();
    expect(fake.sent.at(-1)).toEqual([eventChannel('closing'), {}]);
    expect(fake.destroyed).toBe(false);
    window.pageMayClose();
    expect(fake.destroyed).toBe(true);
    expect(log).toEqual(['closed']);
    expect(bounds).toEqual([{ x: 1, y: 2, width: 1000, height: 700, maximized: false }]);
  });

  test('does not ask a page that is not up', () => {
    const { fake } = setUp();
    fake.close();
    expect(fake.destroyed).toBe(true);
    expect(fake.sent).toEqual([]);
  });

  test('does not wait for a page that hangs', () => {
    const { window, fake, log } = setUp();
    window.pageReady();
    fake.close();
    vi.advanceTimersByTime(500);
    expect(log).toEqual(['window.closeTimedOut', 'closed']);
    expect(fake.destroyed).toBe(true);
  });

  test('does not wait for a page that crashed meanwhile', () => {
    const { window, fake, log } = setUp();
    window.pageReady();
    fake.close();
    fake.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
    expect(log).toEqual(['window.rendererGone', 'pageGone', 'closed']);
    expect(fake.log).not.toContain('reload');
  });

  test('remembers nothing of a window nobody saw', () => {
    const { fake, bounds } = setUp();
    fake.close();
    expect(bounds).toEqual([]);
  });
});

describe('a page', () => {
  test('is waited for, bounded', async () => {
    const { window } = setUp();
    const late = expect(window.untilReady()).rejects.toMatchObject({ detail: { name: 'windowNotReady' } });
    await vi.advanceTimersByTimeAsync(1000);
    await late;
    const ready = window.untilReady();
    window.pageReady();
    await ready;
  });

  test('that crashed is loaded anew, told about, and waited for again; not in a loop', async () => {
    const { window, fake, log } = setUp();
    window.pageReady();
    fake.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
    expect(fake.log).toEqual(['reload']);
    expect(log).toEqual(['window.rendererGone', 'pageGone']);
    const ready = window.untilReady();
    window.pageReady();
    await ready;
    fake.webContents.emit('render-process-gone', {}, { reason: 'oom', exitCode: 9 });
    expect(fake.log).toEqual(['reload']);
  });

  test('that is gone hears nothing', () => {
    const { window, fake } = setUp();
    expect(window.send('closing', {})).toBe(true);
    fake.destroyed = true;
    expect(window.send('closing', {})).toBe(false);
  });

  test('sets no title of its own: the runtime’s stays with `windowState`', () => {
    const { fake } = setUp();
    const event = { preventDefault: vi.fn() };
    fake.emit('page-title-updated', event, 'x');
    expect(event.preventDefault).toHaveBeenCalledOnce();
  });
});

test('tells its page that somebody sees it, once it can hear, however the two come; unseen it tells nothing', () => {
  const shown = (fake: FakeWindow) => fake.sent.filter(([channel]) => channel === eventChannel('shown')).length;
  const first = setUp();
  first.window.pageReady();
  expect(shown(first.fake)).toBe(0);
  first.window.show();
  expect(shown(first.fake)).toBe(1);
  const second = setUp();
  second.window.show();
  expect(shown(second.fake)).toBe(0);
  second.window.pageReady();
  expect(shown(second.fake)).toBe(1);
});
