import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { violationsInBothThemes } from './axe.ts';
import { expect, test } from './fixture.ts';
import { run } from './importing.ts';
import { planCount, planRows } from './plan-rows.ts';
import { begin, goTo, inspector, pick, saved, told, undo } from './steps.ts';

/* Where releases are tested and run: who has which environment when, what is on it, what it costs. */

const DAY_MS = 86_400_000;

/** How many of the five days from tomorrow on, the ones the request form starts with, lie in this quarter. */
async function daysInQuarter(page: Page): Promise<number> {
  const now = await page.evaluate(() => Date.now());
  const quarter = (ms: number) => {
    const day = new Date(ms).toLocaleDateString('sv', { timeZone: 'Europe/Berlin' });
    return `${day.slice(0, 4)} ${Math.floor((Number(day.slice(5, 7)) - 1) / 3)}`;
  };
  return [1, 2, 3, 4, 5].filter((day) => quarter(now + day * DAY_MS) === quarter(now)).length;
}

/** One of the four ways to look at environments. */
async function look(page: Page, view: 'List' | 'Matrix' | 'Bookings' | 'Utilisation'): Promise<void> {
  await goTo(page, 'Environments');
  await page.getByRole('radio', { name: view }).click();
}

/** Opens one of the catalogue as a full page. */
async function openEnvironment(page: Page, name: string): Promise<void> {
  await look(page, 'List');
  await page.getByRole('gridcell', { name, exact: true }).dblclick();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
}

test('an environment is made, booked for a release, approved, and seen everywhere; undo takes it all back', async ({
  planner,
}) => {
  const page = await planner.start();
  await begin(page, 'Worked sample');
  await page.keyboard.press('g');
  await page.keyboard.press('e');
  const list = page.getByRole('grid', { name: 'Environments' });
  await expect(list.getByRole('row')).toHaveCount(7);
  expect(await violationsInBothThemes(page)).toEqual([]);

  // N makes one; it opens beside the list.
  await page.keyboard.press('n');
  const create = page.getByRole('dialog', { name: 'New environment' });
  await create.getByLabel('Name').fill('UAT');
  await create.getByRole('button', { name: 'Create' }).click();
  await expect(create).toContainText('UAT is taken');
  await create.getByLabel('Name').fill('Pilot');
  await create.getByRole('button', { name: 'Create' }).click();
  await expect(inspector(page)).toContainText('Pilot');
  await openEnvironment(page, 'Pilot');
  const details = page.getByRole('complementary', { name: 'Details' });
  await details.getByLabel('Cost per day').fill('100');
  await details.getByLabel('Cost per day').press('Enter');
  await told(page, 'Changed the cost per day of Pilot');

  // Which version came onto it, and since when.
  await page.getByRole('button', { name: 'Add a version' }).click();
  const version = page.getByRole('dialog', { name: 'Version on Pilot' });
  await pick(version, 'Service', 'Payments hub');
  await version.getByLabel('Version').fill('5.0.0');
  await version.getByRole('button', { name: 'Add', exact: true }).click();
  const onIt = page.getByRole('table', { name: 'What is on it' });
  await expect(onIt.getByRole('row', { name: /Payments hub 5\.0\.0/ })).toBeVisible();

  // Booked for a release: the form is refused until it says what for.
  await page.getByRole('button', { name: 'Book', exact: true }).first().click();
  const request = page.getByRole('dialog', { name: 'Book an environment' });
  await expect(request.getByRole('button', { name: /^Environment Pilot/ })).toBeVisible();
  await request.getByRole('button', { name: 'Ask for it' }).click();
  await expect(request.getByRole('alert')).toContainText('A release, or what else it is for');
  expect(await violationsInBothThemes(page)).toEqual([]);
  await request.getByRole('button', { name: /^Release/ }).click();
  await page.getByRole('option', { name: /^PAY 26\.4/ }).click();
  await request.getByRole('button', { name: 'Ask for it' }).click();
  await expect(inspector(page)).toContainText('Waits for approval');
  await inspector(page).getByLabel('Note on the decision').fill('Weekdays only.');
  await inspector(page).getByRole('button', { name: 'Approve' }).click();
  await expect(inspector(page)).toContainText('Approved by Ann Marsh');
  await expect(inspector(page)).toContainText('Weekdays only.');
  await saved(page);
  expect(await violationsInBothThemes(page)).toEqual([]);

  // What was on it a year ago?
  await page.getByRole('group', { name: 'On' }).getByRole('spinbutton', { name: /year/ }).press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/Nothing was recorded up to/)).toBeVisible();
  await page.getByRole('button', { name: 'Today', exact: true }).click();
  await expect(onIt).toContainText('5.0.0');

  // The matrix, the list of bookings, the calendar and the release say the same.
  await look(page, 'Matrix');
  const inMatrix = page.getByRole('button', { name: /Booking of Pilot for PAY 26\.4, .*Approved/ });
  await expect(inMatrix).toBeAttached();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await inMatrix.click();
  await expect(inspector(page)).toContainText('Pilot');
  await page.keyboard.press('3');
  await expect(page.getByRole('row', { name: /Pilot PAY 26\.4.*Approved/ })).toBeVisible();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await page.keyboard.press('4');
  const days = await daysInQuarter(page);
  await expect(
    page.getByRole('row', { name: new RegExp(`Pilot .*${days} of \\d+ .*EUR ${days * 100}$`) }),
  ).toBeVisible();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await goTo(page, 'Calendar');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await page.getByRole('option', { name: 'Bookings' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^Booking PAY 26\.4, Pilot/ }).first()).toBeVisible();

  await undo(page, 'PAY 26.4 Pilot is now Approved');
  await undo(page, 'Asked for PAY 26.4 Pilot');
  await undo(page, 'Payments hub 5.0.0 recorded on Pilot');
  await undo(page, 'Changed the cost per day of Pilot');
  await undo(page, 'Created environment Pilot');
  expect(await planCount(page, 'environments')).toBe(6);
  expect(await planCount(page, 'bookings')).toBe(12);
});

test('deployments follow a renamed environment; deleting it says which bookings go along', async ({ planner }) => {
  const page = await planner.start();
  await begin(page, 'Worked sample');
  const namedUat = async () =>
    (await planRows(page, 'deployments')).filter((row) => row['environment'] === 'UAT').length;
  const before = await namedUat();
  expect(before).toBeGreaterThan(0);
  await openEnvironment(page, 'UAT');
  const name = page.getByRole('complementary', { name: 'Details' }).getByLabel('Name');
  await name.fill('Acceptance');
  await name.press('Enter');
  await told(page, 'Renamed environment UAT to Acceptance');
  expect(await namedUat()).toBe(0);
  await undo(page, 'Renamed environment UAT to Acceptance');
  expect(await namedUat()).toBe(before);

  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Delete environment' }).click();
  const asked = page.getByRole('alertdialog', { name: 'Delete UAT?' });
  await expect(asked).toContainText(/Deleted with it: 5 bookings and \d+ recorded versions/);
  await asked.getByRole('button', { name: 'Delete' }).click();
  await told(page, 'Deleted UAT');
  expect(await planCount(page, 'bookings')).toBe(7);
  await undo(page, 'Deleted UAT');
  expect(await planCount(page, 'bookings')).toBe(12);
});

test('requests that wait are found and answered together, as one step', async ({ planner }) => {
  const page = await planner.start();
  await begin(page, 'Worked sample');
  await look(page, 'Bookings');
  await page.getByRole('button', { name: 'Approval', exact: true }).first().click();
  await page.getByRole('option', { name: 'Requested' }).click();
  await page.keyboard.press('Escape');
  const list = page.getByRole('grid', { name: 'Bookings' });
  await expect(list.getByRole('row').filter({ has: page.getByRole('gridcell') })).toHaveCount(2);
  await list.focus();
  await page.keyboard.press('Control+a');
  await page.getByRole('toolbar', { name: '2 selected' }).getByRole('button', { name: 'Approve' }).click();
  await told(page, '2 bookings are now Approved');
  expect((await planRows(page, 'bookings')).filter((row) => row['approval'] === 'requested')).toEqual([]);
  await undo(page, '2 bookings are now Approved');
  await expect(list.getByRole('row').filter({ has: page.getByRole('gridcell') })).toHaveCount(2);
});

test('one of a repeating booking is taken out by itself, from the calendar', async ({ planner }) => {
  const page = await planner.start();
  await begin(page, 'Worked sample');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await page.getByRole('option', { name: 'Bookings' }).click();
  await page.keyboard.press('Escape');
  const times = page.getByRole('button', { name: /^Booking, Staging · Restore rehearsal/ });
  const before = await times.count();
  await times.first().click();
  await expect(inspector(page)).toContainText('One of a series');
  await inspector(page)
    .getByRole('button', { name: /^Delete/ })
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'This one' }).click();
  await expect(times).toHaveCount(before - 1);
  await undo(page, 'Deleted Restore rehearsal Staging');
  await expect(times).toHaveCount(before);
});

test('environments and bookings come in from tables and are edited on the command line', async ({ planner }) => {
  const page = await planner.start();
  await begin(page, 'Worked sample');
  await saved(page);
  const environments = join(planner.profile, 'environments.csv');
  const bookings = join(planner.profile, 'bookings.csv');
  await writeFile(environments, 'Name,Purpose,Capacity,Cost per day,Exclusive\nBlue,Chaos test,3,75,no\nUAT,,4,,\n');
  await writeFile(
    bookings,
    'Environment,Release or purpose,From,To,Requester,Approval\n' +
      'Blue,PAY 26.4,2026-12-01,2026-12-03,Ann Marsh,approved\n' +
      'Blue,Open day,2026-12-10,2026-12-10,,requested\n' +
      'Nowhere,PAY 26.4,2026-12-01,2026-12-03,,\n',
  );
  const first = await run(planner, 'import', environments, '--as', 'environments');
  // UAT is there already with another capacity: that is asked, not overwritten.
  expect(first.counts).toMatchObject({ created: 1, updated: 0 });
  expect((await planRows(page, 'environments')).find((row) => row['name'] === 'UAT')).toMatchObject({ capacity: 2 });
  const second = await planner.command(['import', bookings, '--as', 'bookings', '--json']);
  expect(second.code).toBe(1);
  expect(second.stdout).toContain('No environment is called so: “Nowhere”');
  expect(await planCount(page, 'bookings')).toBe(14);
  await run(planner, 'edit', 'environment', 'Blue', 'costPerDay=80', 'sharing=exclusive', 'name=Indigo');
  const indigo = (await planRows(page, 'environments')).find((row) => row['name'] === 'Indigo');
  expect(indigo).toMatchObject({ capacity: 3, costPerDay: 80, sharing: 'exclusive' });
});
