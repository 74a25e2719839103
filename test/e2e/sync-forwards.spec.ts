import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { ComingAndGoing, connect, openSync, openTab, synchronise } from './jira-coming-and-going.ts';
import { ACCOUNT, openConnections, TOKEN } from './served-jira.ts';
import { begin, pick, told } from './steps.ts';
import { openRelease } from './syncing.ts';

/* A release of two systems: what comes in from one goes on to the other where a person said so, and not otherwise. */

const here = new ComingAndGoing();
const there = new ComingAndGoing();

test.beforeEach(async () => {
  await here.up();
  await there.up();
});
test.afterEach(async () => {
  await here.down();
  await there.down();
});

const versionOf = ({ model }: ComingAndGoing) => {
  const [version] = model.versions.values();
  if (version === undefined) throw new Error('no version');
  return version;
};

function say(jira: ComingAndGoing, change: { readonly name?: string; readonly releaseDate?: string }): void {
  const version = versionOf(jira);
  jira.model.versions.set(version.id, { ...version, ...change });
}

/** Over the first connection in, over the second out. */
async function bothRuns(page: Page): Promise<void> {
  await openSync(page);
  await synchronise(page);
  await synchronise(page, 'Partner');
}

test('a date that came in from one system is asked about, passed on once, and goes on by itself once that is said', async ({
  planner,
}) => {
  here.model.addVersion(here.project.id, { name: '26.4', releaseDate: '2026-12-03' });
  const page = await planner.start();
  await begin(page, 'New plan');
  await connect(page, here);
  await synchronise(page);
  await openTab(page, 'First links');
  await page.getByRole('button', { name: 'Create here', exact: true }).click();
  await expect(page.getByText('Nothing waits to be linked')).toBeVisible();
  const line = ['connect', 'Partner', '--kind', 'jira', '--url', there.address, '--user', ACCOUNT];
  const connected = await planner.command([...line, '--secret-env', 'TOKEN_THERE', '--option', 'project=PAY'], {
    env: { TOKEN_THERE: TOKEN },
  });
  expect(connected.code, connected.stderr).toBe(0);
  await openRelease(page, '26.4');
  await page.getByRole('button', { name: 'Make it in Partner…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Make it there' }).click();
  await told(page, '26.4 is to be made in Partner');
  await bothRuns(page);
  expect(versionOf(there)).toMatchObject({ name: '26.4', releaseDate: '2026-12-03' });

  // Nobody said that it goes on: it is here, it is asked about, and it is not there.
  say(here, { releaseDate: '2026-12-10' });
  await bothRuns(page);
  expect(versionOf(there).releaseDate).toBe('2026-12-03');
  await openTab(page, 'Waiting to go out');
  const row = page.getByRole('grid', { name: 'Waiting to go out' }).getByRole('row').nth(1);
  await expect(row).toContainText('Release date');
  await expect(row).toContainText('10 Dec 2026');
  await expect(row).toContainText('Pass on?');
  await page.getByRole('button', { name: 'Yes, pass it on' }).click();
  await expect(row).toContainText('Goes out');
  await bothRuns(page);
  expect(versionOf(there).releaseDate).toBe('2026-12-10');

  // Said for this one value, and not for the next.
  say(here, { releaseDate: '2026-12-14' });
  await bothRuns(page);
  expect(versionOf(there).releaseDate).toBe('2026-12-10');

  // Said in the mapping: the date goes on, the name does not and is not asked about.
  await openConnections(page);
  await page
    .getByRole('listbox', { name: 'Connections' })
    .getByRole('option', { name: /Partner/ })
    .click();
  const partner = page.getByRole('region', { name: 'Partner' });
  await partner.getByRole('button', { name: 'Edit the mapping' }).click();
  const dialog = page.getByRole('dialog', { name: 'Fields of Partner' });
  await dialog.getByRole('tab', { name: 'Versions → Releases' }).click();
  await dialog.getByRole('button', { name: 'More: how Release date is read' }).click();
  await pick(dialog, 'What came in over another connection', 'goes on');
  await dialog.getByRole('button', { name: 'More: how Release date is read' }).click();
  await dialog.getByRole('button', { name: 'More: how Name is read' }).click();
  await pick(dialog, 'What came in over another connection', 'does not go on');
  await dialog.getByRole('button', { name: 'Save the mapping' }).click();
  await told(page, 'Changed the mapping of Partner');
  say(here, { releaseDate: '2026-12-17', name: 'Anew' });
  await bothRuns(page);
  expect(versionOf(there)).toMatchObject({ name: '26.4', releaseDate: '2026-12-17' });
  await openTab(page, 'Waiting to go out');
  await expect(page.getByText('Nothing waits', { exact: true })).toBeVisible();

  // What a person plans here goes to both.
  expect((await planner.command(['edit', 'releases', '26.4', 'releaseDate=2026-12-21'])).code).toBe(0);
  await bothRuns(page);
  expect([versionOf(here).releaseDate, versionOf(there).releaseDate]).toEqual(['2026-12-21', '2026-12-21']);
  expect(planner.problems).toEqual([]);
});
