import { resolve } from 'node:path';
import { _electron } from '@playwright/test';
import type { Page } from '@playwright/test';
import { toRow } from '#renderer/data/database.ts';
import { expect, test } from '../e2e/fixture.ts';
import { begin } from '../e2e/steps.ts';
import { dataFile, MemoryWorkspace } from '../support/importing.ts';
import { launchBrowser } from './browser.ts';
import { longestTask, settled, watchTasks } from './months.ts';
import { planFile } from './plan-file.ts';
import { report } from './rows.ts';
import { serve } from './serve.ts';

const RUNS = 5;
const WORD = 'portfolio release 312';

/** Asks the page with raw Dexie, in the engine the app runs on here. */
async function raw(ask: (page: Page) => Promise<number | undefined>): Promise<number[]> {
  const pages = await serve();
  const browser = await launchBrowser();
  const runs: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const page = await browser.newPage();
    await page.goto(`${pages.url}/competitors/raw-dexie.html`);
    await page.waitForFunction(() => window.rawImport !== undefined);
    runs.push((await ask(page)) ?? Number.NaN);
    await page.close();
  }
  await browser.close();
  pages.close();
  return runs;
}

test('typing in search, and one edit, with 50,000 entries in the plan', async ({ planner }, info) => {
  const file = await planFile();
  const opened = await planner.command(['open', file, '--json']);
  expect(opened.code, opened.stderr).toBe(0);
  const page = await planner.start();
  await expect(page.getByRole('button', { name: 'Next month' })).toBeVisible({ timeout: 30_000 });
  const edits: number[] = [];
  await page.keyboard.press('n');
  await page
    .getByRole('dialog')
    .getByRole('option', { name: /^Event/ })
    .click();
  await page.getByRole('dialog').getByRole('textbox').first().fill('Edited in the benchmark');
  await page.keyboard.press('Enter');
  const chip = page.locator('main button[data-entry]').filter({ hasText: 'Edited in the benchmark' });
  await expect(chip).toBeVisible();
  await page.keyboard.press('Escape');
  for (let run = 0; run < RUNS * 2; run += 1) {
    const before = await chip.textContent();
    await chip.focus();
    const key = run % 2 === 0 ? 'ArrowRight' : 'ArrowLeft';
    edits.push(
      await settled(
        page,
        `document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: '${key}', code: '${key}', altKey: true, bubbles: true, cancelable: true }))`,
      ),
    );
    expect(await chip.textContent(), 'the edit is shown').not.toBe(before);
  }
  const event = {
    id: 'one',
    title: 'Edited in the benchmark',
    when: { type: 'dates', first: '2026-12-01', last: '2026-12-01' },
    $months: ['2026-12'],
  };
  report(info, {
    name: 'one edit until the view shows it',
    unit: 'ms',
    runs: edits,
    against: {
      name: 'raw Dexie put and read',
      runs: await raw((one) => one.evaluate((row) => window.rawEdit?.(row), event)),
    },
  });

  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox');
  await field.fill('REL 499');
  await expect(page.getByRole('option', { name: /REL 499/ }).first()).toBeVisible({ timeout: 30_000 });
  const keys: number[] = [];
  const tasks: number[] = [];
  await watchTasks(page);
  for (let run = 0; run < RUNS; run += 1) {
    await field.fill('');
    for (let end = 1; end <= WORD.length; end += 1) {
      // What the key blocks: handler, drawing and layout. The wait for the next frame is not in it.
      keys.push(
        await page.evaluate(
          async (text) => {
            const input = document.activeElement as HTMLInputElement;
            const started = performance.now();
            Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text);
            input.dispatchEvent(new InputEvent('input', { bubbles: true }));
            await Promise.resolve();
            document.body.getBoundingClientRect();
            return performance.now() - started;
          },
          WORD.slice(0, end),
        ),
      );
    }
    await settled(page, '');
    tasks.push(await longestTask(page));
  }
  report(info, { name: 'a key typed in search, 50,000 records', unit: 'ms', runs: keys, aim: '≤ 16 ms' });
  report(info, { name: 'longest task while typing in search', unit: 'ms', runs: tasks, aim: '≤ 50 ms' });
});

test('import of 8,321 rows', async ({ planner }, info) => {
  const page = await planner.start();
  await begin(page, 'New plan');
  const file = resolve('test/data/endoflife-2026-08/releases.csv');
  const accepted: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    await planner.answerOpenDialog(file);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('Import files');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Choose files' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText(/8,321 new/)).toBeVisible({ timeout: 60_000 });
    const started = performance.now();
    await dialog.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(dialog).toBeHidden({ timeout: 60_000 });
    accepted.push(performance.now() - started);
    // In a plan of its own each time: the backup before an import packs the whole history.
    const plans = page.getByRole('button', { name: /change or manage plans/ });
    const before = (await plans.textContent()) ?? '';
    await plans.click();
    await page.getByRole('button', { name: 'New empty plan' }).click();
    await expect(plans).not.toHaveText(before);
  }
  const memory = new MemoryWorkspace();
  memory.import('releases.csv', new TextDecoder().decode(dataFile('endoflife-2026-08/releases.csv')), {}, 'releases');
  const rows = memory.all('releases').map((release) => toRow('releases', release));
  report(info, {
    name: 'import of 8,321 rows, accept to closed',
    unit: 'ms',
    runs: accepted,
    against: {
      name: 'raw Dexie bulkPut of the same rows',
      runs: await raw((one) => one.evaluate((all) => window.rawImport?.(all), rows)),
    },
  });
});

/** Waits frame by frame: a locator looks again after growing pauses, which would be measured along. */
async function stands(page: Page, selector: string): Promise<void> {
  await page.waitForFunction((wanted) => document.querySelector(wanted) !== null, selector);
}

test('cold start', async ({ planner, runtime }, info) => {
  const first = await planner.start();
  await begin(first, 'Worked sample');
  await planner.close();
  const starts: number[] = [];
  const empty: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    let began = performance.now();
    const page = await planner.start();
    await stands(page, 'button[aria-label="Next month"]');
    starts.push(performance.now() - began);
    await planner.close();
    began = performance.now();
    const app = await _electron.launch({
      args: ['--no-sandbox', resolve('test/bench/empty-app'), '--user-data-dir', info.outputPath(`empty-${run}`)],
      ...(runtime.packaged ? { executablePath: runtime.executable } : {}),
    });
    await stands(await app.firstWindow(), 'button');
    empty.push(performance.now() - began);
    await app.close();
  }
  report(info, {
    name: 'cold start to interactive, sample plan',
    unit: 'ms',
    runs: starts,
    against: { name: 'an empty page in the same runtime', runs: empty },
  });
});
