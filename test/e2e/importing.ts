import type { Page } from '@playwright/test';
import { expect } from './fixture.ts';
import type { Planner } from './planner.ts';
import { find, saved } from './steps.ts';
import { summaryOf } from './summary.ts';

/* The import dialog and command, as a person uses them. */

export const dialogOf = (page: Page) => page.getByRole('dialog');
export const acceptOf = (page: Page) => dialogOf(page).getByRole('button', { name: 'Import', exact: true });
export const countsOf = (page: Page) => dialogOf(page).getByRole('list', { name: 'What importing does' });

/** Chooses a file in the import dialog. */
export async function offer(planner: Planner, path: string): Promise<void> {
  const { page } = planner;
  await planner.answerOpenDialog(path);
  await find(page, 'Import files');
  await page.getByRole('button', { name: 'Choose files' }).click();
}

/** As `offer`, and waits for its preview. */
export async function choose(planner: Planner, path: string): Promise<void> {
  await offer(planner, path);
  await expect(countsOf(planner.page)).toBeVisible();
}

export async function accept(page: Page): Promise<void> {
  await acceptOf(page).click();
  await expect(dialogOf(page)).toBeHidden();
  await saved(page);
}

/** A command that is expected to end well, as its summary. */
export async function run(planner: Planner, ...args: string[]) {
  const result = await planner.command([...args, '--json']);
  expect(result.code, result.stdout + result.stderr).toBe(0);
  return summaryOf(result);
}
