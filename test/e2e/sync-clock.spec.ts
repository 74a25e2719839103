import type { Page } from '@playwright/test';
import { expect, test as base } from './fixture.ts';
import { connect, ComingAndGoing, footer, openTab, panel, synchronise } from './jira-coming-and-going.ts';
import { planCount, planRows } from './plan-rows.ts';
import { openConnections } from './served-jira.ts';
import { begin, goTo, pick } from './steps.ts';

/* What a connection does by itself: nobody presses anything. */

const test = base.extend<{ jira: ComingAndGoing }>({
  jira: async ({ browserName: _ }, provide) => {
    const jira = new ComingAndGoing();
    await jira.up();
    await provide(jira);
    await jira.down();
  },
});

/** Runs that have ended, oldest first, by who asked for them. */
async function runs(page: Page): Promise<readonly unknown[]> {
  const ended = (await planRows(page, 'runs')).filter(({ endedAt }) => endedAt !== null);
  return ended.toSorted((a, b) => String(a['startedAt']).localeCompare(String(b['startedAt']))).map(({ by }) => by);
}

/** A quarter of an hour, the schedule of a new connection; then minute by minute, until it has been noticed. */
async function quarterPasses(page: Page, expected: readonly string[]): Promise<void> {
  await page.clock.fastForward('15:00');
  const later = async () => {
    await page.clock.fastForward('01:00');
    return await runs(page);
  };
  await expect.poll(later).toEqual(expected);
}

test('by its schedule it takes in and sends on its own, whatever page is open, and not before', async ({
  planner,
  jira,
}) => {
  jira.issues(2);
  const page = await planner.start();
  await page.clock.install();
  await page.reload();
  await begin(page, 'New plan');
  await connect(page, jira);
  // What was never synchronised waits for a person, who has seen what it will bring in.
  await page.clock.fastForward('01:00:00');
  await expect(panel(page).getByText('Not synchronised yet')).toBeVisible();
  await synchronise(page);
  expect(await runs(page)).toEqual(['person']);
  jira.issues(3);
  await goTo(page, 'Releases');
  await quarterPasses(page, ['person', 'schedule']);
  expect(await planCount(page, 'work-items')).toBe(5);
  jira.issues(1);
  await quarterPasses(page, ['person', 'schedule', 'schedule']);
  expect(await planCount(page, 'work-items')).toBe(6);
  await expect(footer(page).getByText(/^Synchronised \d\d:\d\d$/)).toBeVisible();

  // Asked for alone: the clock starts nothing any more.
  await openConnections(page);
  await pick(page.getByRole('region', { name: 'Payments' }), 'Synchronises', 'Only when you ask for it');
  await page.clock.fastForward('02:00:00');
  await openTab(page, 'Overview');
  await expect(panel(page).getByText('When you ask for it')).toBeVisible();
  expect(await runs(page)).toHaveLength(3);
  expect(planner.problems).toEqual([]);
});

test('a sign-in that was refused is not tried again, until its secret is entered anew: then at once', async ({
  planner,
  jira,
}) => {
  jira.issues(1);
  const page = await planner.start();
  await begin(page, 'New plan');
  await connect(page, jira);
  await synchronise(page);
  jira.token = 'the-next-token';
  jira.issues(2);
  await synchronise(page);
  await expect(panel(page).getByText('Not synchronised', { exact: true })).toBeVisible();
  await openConnections(page);
  const detail = page.getByRole('region', { name: 'Payments' });
  await detail.getByRole('button', { name: 'Replace it' }).click();
  await detail.getByLabel('API token').fill(jira.token);
  await detail.getByRole('button', { name: 'Save the secret' }).click();
  await expect.poll(() => runs(page)).toEqual(['person', 'person', 'schedule']);
  expect(await planCount(page, 'work-items')).toBe(3);
  await expect(footer(page).getByText(/^Synchronised \d\d:\d\d$/)).toBeVisible();
});
