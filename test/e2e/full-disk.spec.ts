import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { planCount } from './plan-rows.ts';
import { begin, goTo, saved, told } from './steps.ts';

/* A disk without room, as the engine itself reports it: nothing half-written, and words that say what to do. */

const ROOM = 3_000_000;

/** Lets the window's databases grow to so many bytes, for as long as the page lives. */
async function smallDisk(page: Page, quotaSize: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const origin = await page.evaluate(() => location.origin);
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize });
}

test('an import the disk has no room for changes nothing, says so, and what fits goes on', async ({ planner }) => {
  const page = await planner.start();
  // Before the first write: the engine remembers for a while how much room it had.
  await smallDisk(page, ROOM);
  await begin(page, 'New plan');
  await planner.answerOpenDialog(resolve('test/data/endoflife-2026-08/releases.csv'));
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('Import files');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Choose files' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/8,321 new/)).toBeVisible({ timeout: 60_000 });
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByText('The disk is full. Nothing was changed.')).toBeVisible({ timeout: 60_000 });
  expect(await planCount(page, 'releases')).toBe(0);
  await page.keyboard.press('Escape');

  await goTo(page, 'Services');
  await page.keyboard.press('n');
  await page.getByRole('option', { name: /^Service/ }).click();
  await dialog.getByLabel('Key').fill('PAY');
  await dialog.getByLabel('Name').fill('Payments hub');
  await page.keyboard.press('Enter');
  await told(page, 'Created service Payments hub');
  await saved(page);
  expect(await planCount(page, 'services')).toBe(1);
});
