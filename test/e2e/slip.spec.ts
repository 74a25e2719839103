import type { Page } from '@playwright/test';
import { addDays } from '../../shared/planning/days.ts';
import { violationsInBothThemes } from './axe.ts';
import { expect, test } from './fixture.ts';
import { planRows } from './plan-rows.ts';
import { begin, goTo, inspector, pick, told, undo } from './steps.ts';

/* Releases that slip, from the list, with what goes along and what stays told before it is written. */

interface Release {
  readonly id: string;
  readonly key: string;
  readonly releaseDate: string;
}

const said = (date: string) =>
  new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`));

async function releases(page: Page): Promise<Release[]> {
  const rows = (await planRows(page, 'releases')) as unknown as Release[];
  return [...rows].sort((a, b) => (a.releaseDate < b.releaseDate ? -1 : 1));
}

/** Everything of the plan that has a date, for comparing before and after. */
async function dated(page: Page): Promise<unknown> {
  const tables = ['releases', 'phases', 'gates', 'deployments', 'bookings', 'events'];
  return Promise.all(tables.map((table) => planRows(page, table)));
}

async function tick(page: Page, keys: readonly string[]): Promise<void> {
  const list = page.getByRole('grid', { name: 'Releases' });
  for (const key of keys) await list.getByRole('row').filter({ hasText: key }).getByRole('checkbox').click();
}

test('three releases are shifted a week with a preview, and one undo brings all of them back', async ({ planner }) => {
  const page = await planner.start();
  await begin(page, 'Worked sample');
  await goTo(page, 'Releases');
  const before = await dated(page);
  const three = (await releases(page)).slice(-3);
  await tick(
    page,
    three.map(({ key }) => key),
  );
  await page.getByRole('toolbar', { name: '3 selected' }).getByRole('button', { name: 'Shift' }).click();
  const dialog = page.getByRole('dialog', { name: 'Shift 3 releases' });
  for (const { key, releaseDate } of three) {
    const row = dialog.getByRole('row').filter({ hasText: key });
    await expect(row).toContainText(said(releaseDate));
    await expect(row).toContainText(said(addDays(releaseDate, 7)));
  }
  await expect(dialog.getByRole('row').filter({ hasText: three[1]?.key ?? '' })).toContainText(/\d phases?/);
  await expect(dialog.getByRole('status')).toContainText('3 releases');
  expect(await violationsInBothThemes(page)).toEqual([]);

  await dialog.getByRole('button', { name: 'Shift', exact: true }).click();
  await told(page, 'Shifted 3 releases: 1 week later');
  const moved = await releases(page);
  for (const { id, releaseDate } of three)
    expect(moved.find((one) => one.id === id)?.releaseDate).toBe(addDays(releaseDate, 7));
  await undo(page, 'Shifted 3 releases: 1 week later');
  expect(await dated(page)).toEqual(before);
});

test('what is out stays and is named; working days, dates and dependents are offered', async ({ planner }) => {
  const page = await planner.start();
  await begin(page, 'Worked sample');
  await goTo(page, 'Releases');
  const all = await releases(page);
  const [earliest] = all;
  const last = all.at(-1);
  if (earliest === undefined || last === undefined) throw new Error('the sample has releases');
  await tick(page, [earliest.key, last.key]);
  await page.getByRole('toolbar').getByRole('button', { name: 'Shift' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('listitem').filter({ hasText: earliest.key })).toContainText(/released/);
  await expect(dialog.getByRole('row').filter({ hasText: last.key })).toBeVisible();

  await dialog.getByLabel('How many').fill('0');
  await expect(dialog.getByText('Type a whole number, not 0.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Shift', exact: true })).toBeDisabled();
  await pick(dialog, 'By', 'Working days');
  await dialog.getByLabel('How many').fill('-5');
  await expect(dialog.getByRole('row').filter({ hasText: last.key })).toContainText(
    said(addDays(last.releaseDate, -7)),
  );
  await dialog.getByRole('button', { name: 'Shift', exact: true }).click();
  await told(page, `Shifted ${last.key}: 5 working days earlier`);
});

test('a release that is looked at is shifted by the palette', async ({ planner }) => {
  const page = await planner.start();
  await begin(page, 'Worked sample');
  await goTo(page, 'Releases');
  const last = (await releases(page)).at(-1);
  if (last === undefined) throw new Error('the sample has releases');
  await page.getByText(last.key, { exact: true }).first().click();
  await expect(inspector(page)).toContainText(last.key);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('Shift');
  await page
    .getByRole('option', { name: /^Shift/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog', { name: `Shift ${last.key}` });
  await pick(dialog, 'By', 'Days');
  await dialog.getByLabel('How many').fill('3');
  await page.keyboard.press('Enter');
  await told(page, `Shifted ${last.key}: 3 days later`);
});
