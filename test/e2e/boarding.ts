import type { Locator, Page } from '@playwright/test';
import { expect } from './fixture.ts';
import { goTo, saved, told } from './steps.ts';

/* Board meetings as a person sets them up and runs them. */

/** Today and so many days, as a plain date. */
export const ahead = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** A section of a page by its heading. */
export const region = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });

/** Types a date into the field of this label, part by part; what follows goes on behind it. */
export async function typeDay(page: Page | Locator, label: string, date: string): Promise<void> {
  const [year = '', month = '', day = ''] = date.split('-');
  await page.getByRole('spinbutton', { name: new RegExp(`^day, ${label}$`) }).click();
  await ('page' in page ? page.page() : page).keyboard.type(`${day}${month}${year}`);
}

export async function toMeetings(page: Page): Promise<void> {
  await goTo(page, 'Changes & CAB');
  await expect(page.getByRole('heading', { name: 'Changes & CAB' })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('b');
  await expect(page.getByRole('heading', { name: 'Board meetings' })).toBeVisible();
}

/** From the list of meetings: the board meets every week from tomorrow on, without a lead, Ann Marsh alone on it. */
export async function meetWeekly(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Change advisory board', exact: true }).first().click();
  await page.getByRole('button', { name: 'Set when it meets' }).click();
  const series = page.getByRole('dialog', { name: 'Set when it meets' });
  await typeDay(series, 'First meeting', ahead(1));
  await series.getByLabel('From').fill('25:00');
  await series.getByRole('button', { name: 'Create the meetings' }).click();
  await expect(series.getByText('Write a time as 14:30')).toBeVisible();
  await series.getByLabel('From').fill('14:00');
  await series.getByRole('button', { name: 'Create the meetings' }).click();
  await told(page, 'Set when Change advisory board meets');
  await page.getByLabel('Hand in, working days before').fill('0');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Add a member' }).click();
  await page.getByRole('option', { name: /Ann Marsh/ }).click();
  await page.getByLabel('Quorum').fill('1');
  await page.keyboard.press('Tab');
  await saved(page);
}

/** From the list of meetings: opens the next one nobody has prepared. */
export async function prepareNext(page: Page): Promise<void> {
  await page
    .getByRole('row', { name: /Not prepared/ })
    .first()
    .dblclick();
  await told(page, 'Prepared the meeting of Change advisory board');
}

/** From the page of a meeting: runs it and says that Ann Marsh is there. */
export async function runWithAnn(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Run the meeting' }).click();
  const run = page.getByRole('dialog', { name: 'Meeting of the Change advisory board' });
  await run.getByRole('button', { name: /Quorum 0 of 1/ }).click();
  const present = page.getByRole('dialog', { name: 'Attendance' });
  await present.getByRole('button', { name: /Attendance of Ann Marsh/ }).click();
  await page.getByRole('option', { name: 'Present', exact: true }).click();
  await expect(present.getByText('Quorum 1 of 1')).toBeVisible();
  await page.keyboard.press('Escape');
  return run;
}
