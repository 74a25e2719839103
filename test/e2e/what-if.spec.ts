import type { Page } from '@playwright/test';
import { violationsInBothThemes } from './axe.ts';
import { expect, test } from './fixture.ts';
import { planRows } from './plan-rows.ts';
import { begin, find, goTo, inspector, told, undo } from './steps.ts';

/* A copy of the plan to try something out on, applied as one step or thrown away. */

const banner = (page: Page) => page.getByRole('complementary', { name: /^What-if of/ });

async function tryWhatIf(page: Page): Promise<void> {
  await find(page, 'Try a what-if');
  await expect(banner(page)).toContainText('nothing here is in the plan until you apply it');
}

async function nameOf(page: Page, key: string): Promise<unknown> {
  return (await planRows(page, 'releases')).find((row) => row['key'] === key)?.['name'];
}

async function rename(page: Page, key: string, name: string): Promise<void> {
  await goTo(page, 'Releases');
  await page.getByRole('grid', { name: 'Releases' }).getByText(key, { exact: true }).click();
  await inspector(page).getByLabel('Name', { exact: true }).fill(name);
  await page.keyboard.press('Tab');
  await told(page, /^Changed the name of/);
}

test('a what-if is tried, its differences are read, and it is applied as one step', async ({ planner }) => {
  const page = await planner.start();
  await begin(page, 'Worked sample');
  const before = await nameOf(page, 'PAY 26.4');
  await tryWhatIf(page);
  await rename(page, 'PAY 26.4', 'Tried out');
  await banner(page).getByRole('button', { name: 'Differences' }).click();
  const dialog = page.getByRole('dialog', { name: 'Differences to Sample plan' });
  await expect(dialog.getByRole('table').getByRole('row').filter({ hasText: 'Releases' })).toContainText('1');
  await expect(dialog.getByRole('region', { name: 'Record by record' })).toContainText('Tried out');
  expect(await violationsInBothThemes(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Apply to the plan' }).click();
  await expect(banner(page)).toHaveCount(0);
  await expect(page.getByRole('grid', { name: 'Releases' }).getByText('Tried out')).toBeVisible();
  await undo(page, 'Applied a what-if');
  expect(await nameOf(page, 'PAY 26.4')).toBe(before);
});

test('a slip is tried out: every record that would move is named as people call it', async ({ planner }) => {
  const page = await planner.start();
  await begin(page, 'Worked sample');
  await tryWhatIf(page);
  await goTo(page, 'Releases');
  await page.getByLabel('Select all').click();
  await page.getByRole('toolbar').getByRole('button', { name: 'Shift' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Shift', exact: true }).click();
  await told(page, /^Shifted \d+ releases/);
  await banner(page).getByRole('button', { name: 'Differences' }).click();
  const dialog = page.getByRole('dialog', { name: 'Differences to Sample plan' });
  const each = dialog.getByRole('region', { name: 'Record by record' });
  await expect(each.getByText('Deployments: PAY 26.4 Production')).toBeVisible();
  await expect(each.getByText(/^Bookings: PAY 26\.4 /).first()).toBeVisible();
  await expect(dialog).not.toContainText(/[0-9a-f]{8}-[0-9a-f]{4}/);
  await dialog.getByRole('button', { name: 'Close' }).last().click();

  await find(page, 'History of the plan');
  const history = page.getByRole('dialog', { name: /History/ });
  await history.getByRole('button', { name: 'What it changed' }).first().click();
  // The first fifty records are told, in no order: one of the production nights is among them.
  await expect(history.getByText(/^Deployments: [A-Z]+ [\d.]+ Production$/).first()).toBeVisible();
  await expect(history).not.toContainText(/[0-9a-f]{8}-[0-9a-f]{4}/);
});

test('what the plan changed meanwhile is refused and named; a what-if is thrown away', async ({ planner }) => {
  const page = await planner.start();
  await begin(page, 'Worked sample');
  await tryWhatIf(page);
  await rename(page, 'PAY 26.4', 'Tried out');
  await banner(page).getByRole('button', { name: 'Back to the plan' }).click();
  await expect(banner(page)).toHaveCount(0);
  await rename(page, 'PAY 26.4', 'Decided');

  await page.getByRole('button', { name: /Sample plan/ }).click();
  await page.getByRole('button', { name: 'Open What-if of Sample plan' }).click();
  await banner(page).getByRole('button', { name: 'Differences' }).click();
  const dialog = page.getByRole('dialog', { name: 'Differences to Sample plan' });
  await expect(dialog.getByRole('listitem').filter({ hasText: 'PAY 26.4' })).toContainText('changed in the plan since');
  await expect(dialog.getByRole('button', { name: 'Apply to the plan' })).toBeDisabled();
  await dialog.getByRole('button', { name: 'Close' }).last().click();

  await banner(page).getByRole('button', { name: 'Discard' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Discard the what-if' }).click();
  await expect(banner(page)).toHaveCount(0);
  expect(await nameOf(page, 'PAY 26.4')).toBe('Decided');
  await page.getByRole('button', { name: /Sample plan/ }).click();
  await expect(page.getByRole('list', { name: /plan/i }).getByRole('listitem')).toHaveCount(1);
});
