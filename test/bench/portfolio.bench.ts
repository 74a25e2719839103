import type { Page } from '@playwright/test';
import type { WorkspaceTables } from '#shared/importing/workspace-file.ts';
import { expect, test } from '../e2e/fixture.ts';
import type { Planner } from '../e2e/planner.ts';
import { longestTask, settled, watchTasks } from './months.ts';
import { planFile } from './plan-file.ts';
import { portfolio } from './portfolio.ts';
import { report } from './rows.ts';

/*
 * The same things done in a plan of 500 releases and 60 environments and in one that is empty but for its
 * configuration: a portfolio must not make the planner slower.
 */

const RUNS = 5;
const PLACES = ['This week', 'Releases', 'Environments', 'Services', 'Calendar'] as const;
const VIEWS = ['Quarter', 'Year', 'Agenda', 'Lanes', 'Month'] as const;

const click = (selector: string, text: string): string =>
  `[...document.querySelectorAll('${selector}')].find((one) => one.textContent.trim() === '${text}').click()`;
const PAGE = (name: string): string => click('nav button', name);
const VIEW = (name: string): string => click('[role="radiogroup"][aria-label="View"] [role="radio"]', name);
const press = (name: string): string => `document.querySelector('button[aria-label="${name}"]').click()`;

type Measured = Map<string, number[]>;

function note(measured: Measured, name: string, ms: number): void {
  measured.set(name, [...(measured.get(name) ?? []), ms]);
}

/** Milliseconds of everything, by what was done; after each act also the longest task it was. */
async function measure(planner: Planner, tables: Partial<WorkspaceTables>, file: string): Promise<Measured> {
  const measured: Measured = new Map();
  const opened = await planner.command(['open', await planFile(tables, file), '--json']);
  expect(opened.code, opened.stderr).toBe(0);
  let page = await planner.start();
  for (let run = 0; run < RUNS; run += 1) {
    await planner.close();
    const began = performance.now();
    page = await planner.start();
    await page.waitForFunction(() => document.querySelector('nav button') !== null);
    note(measured, 'cold start', performance.now() - began);
  }
  await page.evaluate(PAGE('Calendar'));
  await expect(page.getByRole('button', { name: 'Next month' })).toBeVisible();
  await watchTasks(page);
  const timed = async (name: string, act: string): Promise<void> => {
    await longestTask(page);
    note(measured, name, await settled(page, act));
    note(measured, 'longest task of all of these', await longestTask(page));
  };
  // Where the portfolio is densest: June 2027.
  for (let turns = 0; turns < 7; turns += 1) await settled(page, press('Next month'));
  for (let run = 0; run < RUNS; run += 1) {
    await timed('next month', press('Next month'));
    await settled(page, press('Previous month'));
    for (const view of VIEWS) await timed(`view ${view}`, VIEW(view));
    for (const place of PLACES) await timed(`page ${place}`, PAGE(place));
  }
  await edit(page, measured);
  await planner.close();
  return measured;
}

/** One event moved by keys, and its title typed. */
async function edit(page: Page, measured: Measured): Promise<void> {
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('option', { name: /^Event/ }).click();
  await dialog.getByRole('textbox').first().fill('Edited in the benchmark');
  await page.keyboard.press('Enter');
  const title = page.getByRole('complementary').getByRole('textbox').first();
  await title.focus();
  for (const letter of 'Moved on') {
    await longestTask(page);
    await page.keyboard.press(letter === ' ' ? 'Space' : letter);
    note(measured, 'a letter of a title, until all is drawn', await settled(page, ''));
    note(measured, 'longest task of all of these', await longestTask(page));
  }
  note(measured, 'an edit, until all is drawn', await settled(page, 'document.activeElement.blur()'));
  note(measured, 'longest task of all of these', await longestTask(page));
}

test('500 releases and 60 environments, beside an empty plan', async ({ planner }, info) => {
  const plan = portfolio();
  const configuring = { ...plan };
  for (const table of ['releases', 'phases', 'gates', 'deployments', 'bookings', 'events', 'environments'] as const)
    delete configuring[table];
  delete configuring.services;
  const empty = await measure(planner, configuring, 'empty.slipway');
  const full = await measure(planner, plan, 'portfolio.slipway');
  for (const [name, runs] of full)
    report(info, {
      name: `500 releases: ${name}`,
      unit: 'ms',
      runs,
      against: { name: 'an empty plan', runs: empty.get(name) ?? [] },
      aim: name.startsWith('longest') ? '≤ 50 ms' : 'as quick',
    });
});
