import type { Page } from '@playwright/test';
import { expect, test } from '../e2e/fixture.ts';
import type { BenchEntry } from './competitors/contract.ts';
import { launchBrowser } from './browser.ts';
import { DENSITIES, monthAfter } from './generate.ts';
import { entriesOf, longestTask, settled, watchTasks } from './months.ts';
import { planFile } from './plan-file.ts';
import { report } from './rows.ts';
import { serve } from './serve.ts';

const RUNS = 7;
const VIEWPORT = { width: 1280, height: 800 };
const CLICK_NEXT = `document.querySelector('button[aria-label="Next month"]').click()`;

/** "February 2027", as the period stands in the head of the page. */
const periodOf = (month: string): string =>
  new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month.slice(0, 7)}-01T00:00:00Z`),
  );

/** Turns the pages until the month stands there. */
async function turnTo(page: Page, month: string): Promise<void> {
  const period = page.getByText(periodOf(month), { exact: true });
  for (let turns = 0; turns < 40 && !(await period.isVisible()); turns += 1) {
    await settled(page, CLICK_NEXT);
  }
  await expect(period).toBeVisible();
}

/** Longest task of each key typed into the title of an event whose month is shown, to the view that follows. */
async function typing(page: Page): Promise<number[]> {
  await page.locator('main button[data-entry^="events"]').first().click();
  const title = page.getByRole('complementary').getByRole('textbox').first();
  await title.focus();
  const tasks: number[] = [];
  await longestTask(page);
  for (const letter of 'Moved on') {
    await page.keyboard.press(letter === ' ' ? 'Space' : letter);
    await settled(page, '');
    tasks.push(await longestTask(page));
  }
  await settled(page, 'document.activeElement.blur()');
  tasks.push(await longestTask(page));
  await page.keyboard.press('Escape');
  await settled(page, '');
  return tasks;
}

async function competitorRuns(url: string, entries: readonly BenchEntry[], month: string): Promise<number[]> {
  const browser = await launchBrowser();
  const runs: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const page = await browser.newPage({ viewport: VIEWPORT });
    await page.goto(url);
    await page.waitForFunction(() => window.competitor !== undefined);
    await page.evaluate(([given, at]) => window.competitor?.mount(given, at), [entries, month] as const);
    runs.push((await page.evaluate(() => window.competitor?.next())) ?? Number.NaN);
    await page.close();
  }
  await browser.close();
  return runs;
}

test('month to next month with 50,000 entries in the plan', async ({ planner }, info) => {
  const file = await planFile();
  const opened = await planner.command(['open', file, '--json']);
  expect(opened.code, opened.stderr).toBe(0);
  const page = await planner.start();
  await planner.setContentSize(VIEWPORT);
  await expect(page.getByRole('button', { name: 'Next month' })).toBeVisible({ timeout: 30_000 });
  await watchTasks(page);
  const pages = await serve();
  for (const { entries, month } of DENSITIES) {
    const months = [0, 1, 2].map((offset) => monthAfter(month, offset).slice(0, 7));
    const runs: number[] = [];
    const longTasks: number[] = [];
    await turnTo(page, months[0] ?? '');
    for (let run = 0; run < RUNS; run += 1) {
      await longestTask(page);
      runs.push(await settled(page, CLICK_NEXT));
      longTasks.push(await longestTask(page));
      await settled(page, `document.querySelector('button[aria-label="Previous month"]').click()`);
    }
    if (entries === 2_000) {
      report(info, {
        name: 'longest task typing a title, 2000 entries',
        unit: 'ms',
        runs: await typing(page),
        aim: '≤ 50 ms',
      });
    }
    const given = entriesOf(months);
    for (const [name, aim] of [
      ['date-fns', '≥ 4×'],
      ['fullcalendar', '≥ 2.5×'],
    ] as const) {
      const against = await competitorRuns(`${pages.url}/competitors/${name}.html`, given, months[0] ?? '');
      report(info, {
        name: `next month settled, ${entries} entries a month`,
        unit: 'ms',
        runs,
        against: { name: name === 'date-fns' ? 'react-big-calendar, date-fns' : 'FullCalendar', runs: against },
        aim: entries === 2_000 ? `${aim}, < 100 ms` : aim,
      });
    }
    report(info, {
      name: `longest task turning the month, ${entries} entries`,
      unit: 'ms',
      runs: longTasks,
      aim: '≤ 50 ms at 2,000',
    });
  }
  pages.close();
});
