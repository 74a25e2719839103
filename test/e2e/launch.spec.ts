import { expect, test } from './fixture.ts';

/** A database of the test's own beside the planner's: what is asked is whether the profile keeps it. */
const write = (value: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open('e2e', 1);
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore('notes'));
    request.addEventListener('error', () => reject(request.error ?? new Error('open failed')));
    request.addEventListener('success', () => {
      const transaction = request.result.transaction('notes', 'readwrite', { durability: 'strict' });
      transaction.objectStore('notes').put(value, 'note');
      transaction.addEventListener('complete', () => resolve());
      transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('write failed')));
    });
  });

const read = (): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open('e2e', 1);
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore('notes'));
    request.addEventListener('error', () => reject(request.error ?? new Error('open failed')));
    request.addEventListener('success', () => {
      const get = request.result.transaction('notes').objectStore('notes').get('note');
      get.addEventListener('success', () => resolve(get.result));
    });
  });

test('the planner opens its window on the app’s own address', async ({ planner }) => {
  const page = await planner.start();
  await expect(page.locator('#root > *').first()).toBeVisible();
  expect(await planner.url()).toBe('app://slipway/');
  const state = await planner.app.evaluate(({ BrowserWindow }) => {
    const windows = BrowserWindow.getAllWindows();
    return { count: windows.length, visible: windows[0]?.isVisible(), title: windows[0]?.getTitle() };
  });
  expect(state).toMatchObject({ count: 1, visible: true });
  expect(state.title).toContain('Slipway');
  expect(planner.problems).toEqual([]);
});

test('what was stored is there after a restart', async ({ planner }) => {
  const page = await planner.start();
  await page.evaluate(write, 'kept');
  const again = await planner.restart();
  expect(await again.evaluate(read)).toBe('kept');
});

test('what was stored is there after the app was killed', async ({ planner }) => {
  const page = await planner.start();
  await page.evaluate(write, 'kept too');
  await planner.kill();
  const again = await planner.start();
  expect(await again.evaluate(read)).toBe('kept too');
});
