import type { Page } from '@playwright/test';
import { toRow } from '#renderer/data/database.ts';
import type { RecordOf } from '#shared/model/tables.ts';
import { expect, test } from '../e2e/fixture.ts';
import { goTo } from '../e2e/steps.ts';
import { launchBrowser } from './browser.ts';
import { longestTask, settled, watchTasks } from './months.ts';
import { planFile } from './plan-file.ts';
import { portfolio, WAVE } from './portfolio.ts';
import { report } from './rows.ts';
import { serve } from './serve.ts';

const RUNS = 5;
const PARTS = ['phases', 'gates', 'deployments', 'bookings'] as const;

/** Milliseconds from an act in the window to the frame in which the preview stands whose first release goes to that day. */
async function previewed(page: Page, act: string, day: string): Promise<number> {
  return page.evaluate<number>(`(async () => {
    const stands = () =>
      document.querySelectorAll('[role="dialog"] tbody tr:first-child td')[1]?.textContent.includes(${JSON.stringify(day)});
    const began = performance.now();
    ${act}
    while (!stands()) await new Promise(requestAnimationFrame);
    return performance.now() - began;
  })()`);
}

const press = (name: string): string =>
  `[...document.querySelectorAll('[role="toolbar"] button')].find((one) => one.textContent === '${name}').click();`;
const type = (value: string): string => `
  const input = document.querySelector('[role="dialog"] input:not([type="checkbox"])');
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, '${value}');
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));`;

/** Weeks typed, and where the first release goes by them. */
const AMOUNTS = [
  ['2', '22 Mar 2027'],
  ['3', '29 Mar 2027'],
  ['-1', '1 Mar 2027'],
  ['12', '31 May 2027'],
] as const;

/** Reads the releases of the wave and all their parts by index, and writes them a week later. */
async function raw(plan: ReturnType<typeof portfolio>): Promise<number[]> {
  const wave = (plan.releases ?? []).slice(0, WAVE).map(({ id }) => id);
  const tables = Object.fromEntries(
    (['releases', ...PARTS] as const).map((table) => [
      table,
      ((plan[table] ?? []) as RecordOf<typeof table>[]).map((record) => toRow(table, record as never)),
    ]),
  );
  const pages = await serve();
  const browser = await launchBrowser();
  const runs: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const page = await browser.newPage();
    await page.goto(`${pages.url}/competitors/raw-dexie.html`);
    await page.waitForFunction(() => window.rawSlip !== undefined);
    runs.push((await page.evaluate(([rows, ids]) => window.rawSlip?.(rows, ids), [tables, wave] as const)) ?? NaN);
    await page.close();
  }
  await browser.close();
  pages.close();
  return runs;
}

test(`slip of ${WAVE} releases in a plan of 500, with parts and 60 environments`, async ({ planner }, info) => {
  const plan = portfolio();
  const opened = await planner.command(['open', await planFile(plan, 'portfolio.slipway'), '--json']);
  expect(opened.code, opened.stderr).toBe(0);
  const page = await planner.start();
  await goTo(page, 'Releases');
  await page.getByRole('searchbox').fill('First wave');
  await expect(page.getByText(`${WAVE} of 500`)).toBeVisible();
  // Conflicts are looked for once; after that they are only kept true.
  await expect(page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: /conflicts$/ })).toBeVisible(
    { timeout: 30_000 },
  );
  await page.getByRole('grid', { name: 'Releases' }).getByLabel('Select all').click();
  const bar = page.getByRole('toolbar', { name: `${WAVE} selected` });
  await expect(bar).toBeVisible();
  await watchTasks(page);
  const dialog = page.getByRole('dialog', { name: `Shift ${WAVE} releases` });
  const opens: number[] = [];
  const previews: number[] = [];
  const tasks: number[] = [];
  const shifts: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    await longestTask(page);
    opens.push(await previewed(page, press('Shift'), '15 Mar 2027'));
    await longestTask(page);
    for (const [amount, date] of AMOUNTS) {
      previews.push(await previewed(page, type(amount), date));
      await settled(page, '');
      tasks.push(await longestTask(page));
    }
    await previewed(page, type('1'), '15 Mar 2027');
    const started = performance.now();
    await dialog.getByRole('button', { name: 'Shift', exact: true }).click();
    await expect(dialog).toHaveCount(0);
    shifts.push(performance.now() - started);
    await page.getByRole('button', { name: /^Undo: Shifted/ }).click();
    await expect(page.getByText(/^Undone: Shifted/).last()).toBeVisible();
    await settled(page, '');
  }
  const against = { name: 'raw Dexie reads and writes of the same rows', runs: await raw(plan) };
  report(info, { name: `slip of ${WAVE} releases: dialog with its preview`, unit: 'ms', runs: opens, against });
  report(info, {
    name: 'another amount, until its preview stands',
    unit: 'ms',
    runs: previews,
    against,
    aim: '≤ 100 ms',
  });
  report(info, { name: 'longest task while an amount is typed', unit: 'ms', runs: tasks, aim: '≤ 50 ms' });
  report(info, { name: `slip of ${WAVE} releases, done`, unit: 'ms', runs: shifts, against });
});
