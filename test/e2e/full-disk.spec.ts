import { resolve } from 'node:path';
import type { CDPSession, Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { planCount } from './plan-rows.ts';
import { begin, find, saved } from './steps.ts';

/* A disk without room, as the engine itself reports it: nothing half-written, and words that say what to do. */

const ROOM = 3_000_000;

/** Lets the window's databases grow to so many bytes, until the session is detached. */
async function smallDisk(page: Page, quotaSize: number): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  const origin = await page.evaluate(() => location.origin);
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize });
  return session;
}

test('an import the disk has no room for changes nothing, says so, and can be tried again', async ({ planner }) => {
  const page = await planner.start();
  // Before the first write: the engine remembers for a while how much room it had.
  const disk = await smallDisk(page, ROOM);
  await begin(page, 'New plan');
  await planner.answerOpenDialog(resolve('test/data/endoflife-2026-08/releases.csv'));
  await find(page, 'Import files');
  await page.getByRole('button', { name: 'Choose files' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/8,321 new/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByText('The disk is full. Nothing was changed.')).toBeVisible();
  expect(await planCount(page, 'releases')).toBe(0);

  // Somebody makes room: the same import, from the same preview.
  await disk.detach();
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(dialog).toBeHidden();
  await saved(page);
  expect(await planCount(page, 'releases')).toBe(8_321);
});
