import type { Page } from '@playwright/test';
import { TABLES } from '../../shared/model/tables.ts';
import { addDays } from '../../shared/planning/days.ts';
import { toMoment } from '../../shared/planning/moments.ts';
import { planFile } from '../bench/plan-file.ts';
import { defaultPlan } from '../support/plan.ts';
import { violationsInBothThemes } from './axe.ts';
import { nextMonday } from './calendar.ts';
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

const ZONE = 'Europe/Berlin';
const day = (count: number) => addDays(nextMonday(), count);

/** Payments goes live next Tuesday; a week later there are a freeze, another booking of its environment and a shop that needs it. */
function crowded() {
  const { tables } = defaultPlan(ZONE);
  const release = (key: string, releaseDate: string, dependsOn: string[] = []) =>
    TABLES.releases.parse({
      id: key,
      key,
      name: key,
      typeId: 'major',
      statusId: 'planned',
      releaseDate,
      dependsOn,
    });
  const booking = (releaseId: string, first: string, last: string) =>
    TABLES.bookings.parse({
      id: `b-${releaseId}`,
      releaseId,
      environmentId: 'uat',
      purpose: 'Acceptance',
      when: { type: 'dates', first, last },
    });
  const at = (hour: number) => toMoment(`${day(1)}T${hour}:00`, ZONE).moment;
  return {
    ...tables,
    environments: [
      TABLES.environments.parse({ id: 'uat', name: 'Payments UAT', purposeId: 'uat', sharing: 'exclusive' }),
    ],
    releases: [release('PAY 1', day(1)), release('SHOP 1', day(7), ['PAY 1']), release('HR 1', day(30))],
    deployments: [
      TABLES.deployments.parse({
        id: 'd',
        releaseId: 'PAY 1',
        environment: 'Production',
        statusId: 'dep-planned',
        when: { type: 'moments', start: at(20), end: at(21) },
      }),
    ],
    bookings: [booking('PAY 1', day(-4), day(-3)), booking('HR 1', day(3), day(4))],
    events: [
      TABLES.events.parse({
        id: 'freeze',
        title: 'Year-end freeze',
        kindId: 'hard-freeze',
        when: { type: 'dates', first: day(8), last: day(8) },
      }),
    ],
  };
}

test('a conflict of any rule is named before anything is written, and there once it is', async ({ planner }) => {
  const file = await planFile(crowded(), 'slip.slipway');
  const opened = await planner.command(['open', file, '--json']);
  expect(opened.code, opened.stderr).toBe(0);
  const page = await planner.start();
  await goTo(page, 'Releases');
  await tick(page, ['PAY 1']);
  await page.getByRole('toolbar').getByRole('button', { name: 'Shift' }).click();
  const dialog = page.getByRole('dialog', { name: 'Shift PAY 1' });
  const row = dialog.getByRole('row').filter({ hasText: 'PAY 1' }).first();
  await expect(row).toContainText('1 booking (Acceptance Payments UAT)');
  await expect(row).toContainText('PAY 1 Production falls into the hard freeze Year-end freeze');
  await expect(row).toContainText(/Payments UAT is booked twice/);
  await expect(row).toContainText('SHOP 1 goes live before PAY 1 is finished');
  expect(await violationsInBothThemes(page)).toEqual([]);

  // What depends on it is told as moving along, and is late no longer.
  await dialog.getByText('Releases that depend on them').click();
  await expect(dialog.getByRole('row').filter({ hasText: 'SHOP 1' })).toContainText('depends on it');
  await expect(row).not.toContainText('goes live before');
  await expect(row).toContainText(/Payments UAT is booked twice/);
  await dialog.getByText('Releases that depend on them').click();
  await expect(row).toContainText('SHOP 1 goes live before PAY 1 is finished');

  await dialog.getByRole('button', { name: 'Shift', exact: true }).click();
  await told(page, 'Shifted PAY 1: 1 week later');
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: '3 conflicts' }).click();
  const list = page.getByRole('grid', { name: 'Conflicts' });
  for (const sentence of ['falls into the hard freeze', 'is booked twice', 'goes live before PAY 1 is finished'])
    await expect(list.getByRole('row').filter({ hasText: sentence })).toBeVisible();
  await page.getByRole('button', { name: 'Undo: Shifted PAY 1: 1 week later', exact: true }).click();
  await expect(page.getByRole('navigation', { name: 'Pages' }).getByText(/conflict/)).toHaveCount(0);
  expect(planner.problems).toEqual([]);
});
