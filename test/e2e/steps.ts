import type { Page } from '@playwright/test';
import { expect } from './fixture.ts';

/** What a person does at the first start: says who they are and picks how to begin. */
export async function begin(page: Page, way: 'New plan' | 'Worked sample'): Promise<void> {
  await page.getByLabel('Your name').fill('Ann Marsh');
  await page.getByLabel('Your role').fill('Release manager');
  await page.getByRole('button', { name: way }).click();
  await expect(page.getByRole('heading', { name: 'Calendar' })).toBeVisible();
}

/** Waits until the footer says that everything is on the disk. */
export async function saved(page: Page): Promise<void> {
  await expect(page.getByText('Saved on this laptop')).toBeVisible();
}

/** Goes to a page of the rail. */
export async function goTo(page: Page, name: 'Calendar' | 'Releases' | 'Services' | 'Settings'): Promise<void> {
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name, exact: true }).click();
}
