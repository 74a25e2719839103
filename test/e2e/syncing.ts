import { expect, type Page } from '@playwright/test';
import { planRows } from './plan-rows.ts';
import { openConnections } from './served-jira.ts';
import { goTo } from './steps.ts';

/** A whole run of the connection Payments by hand, after whatever the schedule began has ended. */
export async function synchronise(page: Page): Promise<void> {
  await openConnections(page);
  const runs = async () => await planRows(page, 'runs');
  await expect.poll(async () => (await runs()).filter(({ endedAt }) => endedAt === null).length).toBe(0);
  const before = (await runs()).length;
  await page.getByRole('region', { name: 'Payments' }).getByRole('button', { name: 'Synchronise now' }).click();
  await expect
    .poll(async () => (await runs()).filter(({ endedAt }) => endedAt !== null).length)
    .toBeGreaterThan(before);
}

/** Opens a page of synchronising by its tab. */
export async function openTab(page: Page, name: RegExp): Promise<void> {
  await openConnections(page);
  await page.getByRole('tab', { name }).click();
}

/** Opens the page of a release from the list. */
export async function openRelease(page: Page, key: string): Promise<void> {
  await goTo(page, 'Releases');
  await page.getByRole('gridcell', { name: key, exact: true }).first().dblclick();
  await expect(page.getByRole('heading', { name: 'Phases' })).toBeVisible();
}
