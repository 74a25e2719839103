import type { Page } from '@playwright/test';
import { violationsInBothThemes } from './axe.ts';
import { expect, test as base } from './fixture.ts';
import { connect, footer, openSync, openTab, panel, ComingAndGoing, synchronise } from './jira-coming-and-going.ts';
import { begin, find, undo } from './steps.ts';

const test = base.extend<{ jira: ComingAndGoing }>({
  jira: async ({ browserName: _ }, provide) => {
    const jira = new ComingAndGoing();
    await jira.up();
    await provide(jira);
    await jira.down();
  },
});

/** A plan with a release that is linked to the version 26.4 of the served Jira. */
async function linked(page: Page, jira: ComingAndGoing): Promise<void> {
  const { id } = jira.model.addVersion(jira.project.id, { name: '26.4', releaseDate: '2026-12-03' });
  jira.issues(3);
  expect(id).not.toBe('');
  await begin(page, 'New plan');
  await connect(page, jira);
  await synchronise(page);
  await openTab(page, 'First links');
  await page.getByRole('button', { name: 'Create here', exact: true }).click();
  await expect(page.getByText('Nothing waits to be linked')).toBeVisible();
}

/** Moves the release as somebody at a terminal does. */
async function moveTo(planner: { command: (args: string[]) => Promise<{ code: number | null }> }, day: string) {
  expect((await planner.command(['edit', 'releases', '26.4', `releaseDate=${day}`])).code).toBe(0);
}

const release = (jira: ComingAndGoing) => [...jira.model.versions.values()][0];

test('a run shows what it did by now, is called off, and the next goes on from there', async ({ planner, jira }) => {
  jira.issues(600);
  const page = await planner.start();
  await begin(page, 'New plan');
  await connect(page, jira);
  await expect(panel(page).getByText('Not synchronised yet')).toBeVisible();
  await jira.slow(400);
  await page.getByRole('button', { name: 'Synchronise now: Payments' }).click();
  await expect(panel(page).getByText(/\d+ read, \d+ new here/)).toBeVisible();
  await expect(footer(page).getByText('Synchronising with Payments')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel the run of Payments' }).click();
  await expect(panel(page).getByText('Cancelled', { exact: true })).toBeVisible();
  await jira.slow(0);
  await synchronise(page);
  await expect(panel(page).getByText('Synchronised', { exact: true })).toBeVisible();
  await openTab(page, 'Runs');
  const rows = page.getByRole('grid', { name: 'Runs' }).getByRole('row');
  await expect(rows).toHaveCount(3);
  const created = await Promise.all(
    [1, 2].map(async (at) => /([\d,]+) new here/.exec((await rows.nth(at).textContent()) ?? '')?.[1]),
  );
  const [second, first] = created.map((text) => Number((text ?? '0').replace(',', '')));
  expect(first).toBeGreaterThan(0);
  // Nothing twice, nothing left out.
  expect((first ?? 0) + (second ?? 0)).toBe(600);
});

test('what the other side does not answer is told calmly, and goes on by itself when it is back', async ({
  planner,
  jira,
}) => {
  jira.issues(3);
  const page = await planner.start();
  await begin(page, 'New plan');
  await connect(page, jira);
  await synchronise(page);
  await expect(footer(page).getByText(/^Synchronised \d\d:\d\d$/)).toBeVisible();
  await jira.down();
  await synchronise(page);
  await expect(footer(page).getByText(/^Payments not reached since \d\d:\d\d$/)).toBeVisible();
  await expect(panel(page).getByText(/It goes on by itself/)).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  jira.issues(2);
  await jira.up();
  await expect(footer(page).getByText(/^Synchronised \d\d:\d\d$/)).toBeVisible();
  await expect(panel(page).getByText('2 new here')).toBeVisible();
  await expect(panel(page).getByText(/by schedule/)).toBeVisible();
});

test('the system’s word that the network is back is taken at once', async ({ planner, jira }) => {
  jira.issues(1);
  const page = await planner.start();
  await begin(page, 'New plan');
  await connect(page, jira);
  await synchronise(page);
  await jira.down();
  await page.evaluate(() => window.dispatchEvent(new Event('offline')));
  await expect(footer(page).getByText(/^Offline since \d\d:\d\d$/)).toBeVisible();
  await synchronise(page);
  await jira.up();
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(footer(page).getByText(/^Synchronised \d\d:\d\d$/)).toBeVisible();
});

test('what was changed here waits, is held back, let go, and goes out as it was said it would', async ({
  planner,
  jira,
}) => {
  const page = await planner.start();
  await linked(page, jira);
  await moveTo(planner, '2026-12-10');
  await expect(footer(page).getByText('1 change waits for Payments')).toBeVisible();
  await footer(page).getByText('1 change waits for Payments').click();
  const row = page.getByRole('grid', { name: 'Waiting to go out' }).getByRole('row').nth(1);
  await expect(row).toContainText('26.4');
  await expect(row).toContainText('Release date');
  await expect(row).toContainText('10 Dec 2026');
  await expect(row).toContainText('3 Dec 2026');
  await page.getByRole('button', { name: 'Hold back', exact: true }).click();
  await expect(row).toContainText('Held back');
  await undo(page, 'Held back 1 value');
  await expect(row).toContainText('Goes out');
  await page.getByRole('button', { name: 'Hold back', exact: true }).click();
  await expect(row).toContainText('Held back');
  await synchronise(page);
  expect(release(jira)?.releaseDate).toBe('2026-12-03');
  await openTab(page, 'Waiting to go out');
  await page.getByRole('button', { name: 'Let it go out', exact: true }).click();
  await expect(row).toContainText('Goes out');
  await synchronise(page);
  expect(release(jira)?.releaseDate).toBe('2026-12-10');
  await openTab(page, 'Waiting to go out');
  await expect(page.getByText('Nothing waits', { exact: true })).toBeVisible();
});

test('a refusal is told in the words of the other side', async ({ planner, jira }) => {
  const page = await planner.start();
  await linked(page, jira);
  jira.model.addVersion(jira.project.id, { name: 'Taken', releaseDate: null });
  expect((await planner.command(['edit', 'releases', '26.4', 'name=Taken'])).code).toBe(0);
  await synchronise(page);
  await openTab(page, 'Waiting to go out');
  await expect(page.getByText(/It was refused: .*already exists/)).toBeVisible();
  await page.getByRole('button', { name: 'Try again', exact: true }).click();
  await expect(page.getByRole('grid', { name: 'Waiting to go out' }).getByText('Goes out')).toBeVisible();
});

test('a what-if is not synchronised', async ({ planner, jira }) => {
  jira.issues(1);
  const page = await planner.start();
  await begin(page, 'New plan');
  await connect(page, jira);
  await synchronise(page);
  await find(page, 'Try a what-if');
  await expect(page.getByRole('complementary', { name: /^What-if of/ })).toBeVisible();
  await openSync(page);
  await openTab(page, 'Overview');
  await expect(page.getByText('A what-if is not synchronised')).toBeVisible();
  await expect(footer(page)).toHaveCount(0);
});

test('every page of runs is read by everybody: no serious accessibility violation', async ({ planner, jira }) => {
  const page = await planner.start();
  await linked(page, jira);
  jira.model.addVersion(jira.project.id, { name: 'Taken', releaseDate: null });
  expect((await planner.command(['edit', 'releases', '26.4', 'name=Taken'])).code).toBe(0);
  await synchronise(page);
  await moveTo(planner, '2026-12-10');
  const found: Record<string, unknown> = {};
  for (const name of ['Overview', 'Waiting to go out', 'Needs a look', 'Runs']) {
    await openTab(page, name);
    await expect(page.getByRole('tabpanel', { name })).toBeVisible();
    const list = await violationsInBothThemes(page);
    if (list.length > 0) found[name] = list;
  }
  expect(found).toEqual({});
});
