import type { Page } from '@playwright/test';
import { violationsInBothThemes } from './axe.ts';
import { expect, test } from './fixture.ts';
import { planCount, planRows } from './plan-rows.ts';
import { begin, goTo, told, undo } from './steps.ts';

/* A train from its first departure to a changed template: what it made, and what a person did to it. */

async function generate(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: 'Generate', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Generate', exact: true }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

const departure = (page: Page, key: string) => page.getByRole('row').filter({ hasText: key });

test('a train is made, generated with a preview, skipped and moved; what was done by hand stays', async ({
  planner,
}) => {
  const page = await planner.start();
  await begin(page, 'New plan');
  await goTo(page, 'Releases');
  await page.getByRole('radio', { name: 'Trains' }).click();
  await page.getByRole('button', { name: 'New train' }).first().click();
  await told(page, 'Created train New train');
  const form = page.getByRole('complementary', { name: 'Train' });
  await form.getByLabel('Name', { exact: true }).fill('Payments');
  await form.getByLabel('Key of each release').fill('PAY {nn}');
  await form.getByLabel('Name of each release').fill('Payments {n}');
  await page.keyboard.press('Tab');
  await expect(departure(page, 'PAY 01')).toContainText('Not generated');
  expect(await violationsInBothThemes(page)).toEqual([]);

  // Asked for, nothing is written until it is confirmed.
  await page.getByRole('main').getByRole('button', { name: 'Generate', exact: true }).click();
  const preview = page.getByRole('dialog', { name: 'Generate Payments' });
  await expect(preview.getByText(/\d+ releases with \d+ parts/)).toBeVisible();
  await expect(preview.getByRole('listitem').first()).toContainText('PAY 01');
  expect(await planCount(page, 'releases')).toBe(0);
  expect(await violationsInBothThemes(page)).toEqual([]);
  await preview.getByRole('button', { name: 'Generate', exact: true }).click();
  await expect(departure(page, 'PAY 01')).toContainText('Generated');
  const made = await planCount(page, 'releases');
  expect(made).toBeGreaterThan(3);
  expect(await planCount(page, 'phases')).toBe(made * 6);

  // Again there is nothing to do.
  await page.getByRole('main').getByRole('button', { name: 'Generate', exact: true }).click();
  await expect(page.getByRole('dialog').getByText(/is as the train has it/)).toBeVisible();
  await page.keyboard.press('Escape');

  // A person names one release otherwise; the pattern of the train changes for all.
  await page.getByRole('button', { name: 'Open PAY 02' }).click();
  await page
    .getByRole('complementary', { name: 'Details' })
    .getByLabel('Name', { exact: true })
    .fill('Instant payments');
  await page.keyboard.press('Tab');
  await told(page, /Changed the name/);
  await goTo(page, 'Releases');
  await page.getByRole('radio', { name: 'Trains' }).click();
  await page.getByRole('grid', { name: 'Release trains' }).getByText('Payments').dblclick();
  await form.getByLabel('Name of each release').fill('Payment services {n}');
  await page.keyboard.press('Tab');
  await expect(departure(page, 'PAY 01')).toContainText('Differs');
  await page.getByRole('main').getByRole('button', { name: 'Generate', exact: true }).click();
  await expect(page.getByRole('dialog').getByRole('row').filter({ hasText: 'Instant payments' })).toContainText(
    'Payment services 2',
  );
  expect(await violationsInBothThemes(page)).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: 'Generate', exact: true }).click();
  await expect(departure(page, 'PAY 01')).toContainText('Generated');
  const names = (await planRows(page, 'releases')).map(({ name }) => name);
  expect(names).toContain('Payment services 1');
  expect(names).toContain('Instant payments');

  // The skipped one goes only where nobody touched it.
  await departure(page, 'PAY 03').getByRole('button', { name: 'Skip' }).click();
  await told(page, 'Skipped PAY 03 of Payments');
  await departure(page, 'PAY 02').getByRole('button', { name: 'Skip' }).click();
  await expect(departure(page, 'PAY 03')).toContainText('still in the plan');
  await generate(page);
  await expect(departure(page, 'PAY 03')).toContainText('Skipped');
  const left = (await planRows(page, 'releases')).map(({ key }) => key);
  expect(left).not.toContain('PAY 03');
  expect(left).toContain('PAY 02');
  await page.keyboard.press('Control+z');
  await expect(departure(page, 'PAY 03')).toContainText('still in the plan');
});

test('a departure is moved, and its release follows; a train’s releases are shifted together', async ({ planner }) => {
  const page = await planner.start();
  await begin(page, 'New plan');
  await goTo(page, 'Releases');
  await page.getByRole('radio', { name: 'Trains' }).click();
  await page.getByRole('button', { name: 'New train' }).first().click();
  await generate(page);
  const row = page.getByRole('row').nth(2);
  await expect(row).toContainText('Generated');
  await row.getByRole('button', { name: 'Move' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('spinbutton', { name: /year/ }).fill('2031');
  await dialog.getByRole('button', { name: 'Move', exact: true }).click();
  await told(page, /^Moved .* of New train to .* 2031$/);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Shift its releases' }).click();
  const shift = page.getByRole('dialog', { name: /^Shift \d+ releases$/ });
  await shift.getByRole('button', { name: 'Shift', exact: true }).click();
  await told(page, /^Shifted \d+ releases: 1 week later$/);
  // The train keeps its departures; where the releases stand now is said beside them.
  await expect(page.getByRole('row').nth(1)).toContainText(/its release: /);
});

test('a template is edited in Settings, in working days from the deployment', async ({ planner }) => {
  const page = await planner.start();
  await begin(page, 'New plan');
  await goTo(page, 'Settings');
  await page.getByRole('navigation', { name: 'Parts of the settings' }).getByText('Release templates').click();
  await page.getByRole('button', { name: 'Add a template' }).click();
  await told(page, 'Added New template');
  const phases = page.getByRole('region', { name: 'Phases' });
  await expect(phases.getByRole('group', { name: /^Line/ })).toHaveCount(6);
  await phases.getByLabel('Last day').first().fill('-12');
  await page.keyboard.press('Tab');
  await told(page, 'New template: Phases changed');
  await page.getByRole('region', { name: 'Deployments' }).getByLabel('Time').fill('25:00');
  await page.keyboard.press('Tab');
  await expect(page.getByText('Write a time such as 22:00.')).toBeVisible();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await phases.getByRole('button', { name: 'Remove line 6' }).click();
  await expect(phases.getByRole('group', { name: /^Line/ })).toHaveCount(5);
  await undo(page, 'New template: Phases changed');
  await expect(phases.getByRole('group', { name: /^Line/ })).toHaveCount(6);
});
