import type { Locator, Page } from '@playwright/test';
import { violationsInBothThemes } from './axe.ts';
import { expect, test as base } from './fixture.ts';
import { connect, ComingAndGoing } from './jira-coming-and-going.ts';
import { planRows } from './plan-rows.ts';
import { begin, inspector, told } from './steps.ts';
import { openRelease, openTab, synchronise } from './syncing.ts';

/* What is told beside one record: that it is synchronised, or what waits; and how its state is moved there. */

const test = base.extend<{ jira: ComingAndGoing }>({
  jira: async ({ browserName: _ }, provide) => {
    const jira = new ComingAndGoing();
    const version = jira.model.addVersion(jira.project.id, { name: '26.4', releaseDate: '2026-12-03' });
    for (const [at, statusId] of ['1', '3', '4'].entries()) {
      jira.model.addIssue(jira.project.id, { summary: `Issue ${at + 1}`, statusId, fixVersionIds: [version.id] });
    }
    await jira.up();
    await provide(jira);
    await jira.down();
  },
});

/** A plan with the version as a release and its three issues, all synchronised. */
async function linked(page: Page, jira: ComingAndGoing): Promise<void> {
  await begin(page, 'New plan');
  await connect(page, jira);
  await synchronise(page);
  await openTab(page, /^First links/);
  await page.getByRole('button', { name: 'Create here', exact: true }).click();
  await expect(page.getByText('Nothing waits to be linked')).toBeVisible();
  await synchronise(page);
}

const line = (within: Page | Locator): Locator =>
  within.getByRole('list', { name: 'Synchronising of this record' }).getByRole('button');

/** Shows a work item of the release beside its page. */
async function openItem(page: Page, key: string): Promise<Locator> {
  await openRelease(page, '26.4');
  // Also what is done.
  await page.getByText(/^Only what is unresolved/).click();
  const items = page.getByRole('grid', { name: 'Work items of 26.4' });
  await items.getByRole('gridcell', { name: key, exact: true }).click();
  await expect(inspector(page).getByRole('heading', { level: 2 }).first()).toContainText(key);
  return inspector(page);
}

async function moveThere(pane: Locator, status: RegExp): Promise<void> {
  await pane.getByRole('button', { name: 'Move it there to' }).click();
  await pane.page().getByRole('menuitem', { name: status }).click();
  await expect(pane.getByText('goes out with the next run')).toBeVisible();
}

const statusThere = ({ model }: ComingAndGoing, key: string) => model.findIssue(key)?.statusId;

test('a release says that it is synchronised, what waits, and what is in conflict; each leads to its page', async ({
  planner,
  jira,
}) => {
  const page = await planner.start();
  await linked(page, jira);
  await openRelease(page, '26.4');
  await expect(line(page)).toHaveText(/^Synchronised with Payments \d\d:\d\d \(.+\)$/);

  expect((await planner.command(['edit', 'releases', '26.4', 'releaseDate=2026-12-10'])).code).toBe(0);
  await expect(line(page)).toHaveText('Waits for Payments: 1 field');
  expect(await violationsInBothThemes(page)).toEqual([]);
  await line(page).click();
  await expect(page.getByRole('tab', { name: 'Waiting to go out' })).toHaveAttribute('aria-selected', 'true');

  const [version] = [...jira.model.versions.values()];
  if (version === undefined) throw new Error('no version');
  jira.model.versions.set(version.id, { ...version, releaseDate: '2026-12-17' });
  await synchronise(page);
  await openRelease(page, '26.4');
  await expect(line(page)).toHaveText('In conflict with Payments: 1 field');
  await line(page).click();
  await expect(page.getByRole('tab', { name: /^Conflicts/ })).toHaveAttribute('aria-selected', 'true');

  await openRelease(page, '26.4');
  await page.getByRole('button', { name: 'Take apart…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Take apart' }).click();
  await told(page, 'Took 26.4 and Payments apart');
  await expect(line(page)).toHaveCount(0);
  expect(planner.problems).toEqual([]);
});

test('a status chosen here goes out with a run by their own step, is read back, and stands here', async ({
  planner,
  jira,
}) => {
  const page = await planner.start();
  await linked(page, jira);
  const pane = await openItem(page, 'PAY-2');
  await expect(line(pane)).toHaveText(/^Synchronised with Payments/);
  await moveThere(pane, /Done/);
  await expect(line(pane)).toHaveText('Waits for Payments: 1 comment or change');
  // Nothing is said here before it is true there.
  const doneHere = async () => {
    const done = (await planRows(page, 'statuses')).filter(({ category }) => category === 'done').map(({ id }) => id);
    const [item] = (await planRows(page, 'work-items')).filter(({ key }) => key === 'PAY-2');
    return done.includes(item?.['statusId'] ?? '');
  };
  expect([await doneHere(), statusThere(jira, 'PAY-2')]).toEqual([false, '3']);

  await synchronise(page);
  expect([await doneHere(), statusThere(jira, 'PAY-2')]).toEqual([true, '5']);
  await openItem(page, 'PAY-2');
  await expect(pane.getByRole('list', { name: 'Said from here' })).toContainText(/Done.*sent /);
  await expect(line(pane)).toHaveText(/^Synchronised with Payments/);
  expect(planner.problems).toEqual([]);
});

test('a status no step leads to is told as that, with what to do, and is called back', async ({ planner, jira }) => {
  const page = await planner.start();
  await linked(page, jira);
  const pane = await openItem(page, 'PAY-1');
  await moveThere(pane, /In Review/);
  await synchronise(page);
  expect(statusThere(jira, 'PAY-1')).toBe('1');

  await openItem(page, 'PAY-1');
  const why = 'No single step leads to this state there. Take it there by hand in several';
  await expect(pane.getByRole('list', { name: 'Said from here' })).toContainText(why);
  await expect(line(pane)).toHaveText('Not taken by Payments: 1 comment or change');
  expect(await violationsInBothThemes(page)).toEqual([]);
  await line(pane).click();
  const grid = page.getByRole('grid', { name: 'Waiting to go out' });
  await grid.getByRole('gridcell', { name: 'PAY-1' }).first().click();
  await expect(page.getByRole('tabpanel')).toContainText(why);
  await expect(grid.getByRole('gridcell', { name: 'In progress' }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Call back' }).click();
  await expect(page.getByText('Nothing waits')).toBeVisible();
  await openItem(page, 'PAY-1');
  await expect(line(pane)).toHaveText(/^Synchronised with Payments/);
  expect(planner.problems).toEqual([]);
});
