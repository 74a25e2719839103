import { violationsInBothThemes } from './axe.ts';
import { expect, test as base } from './fixture.ts';
import { planRows } from './plan-rows.ts';
import { addConnection, openConnections, serveJira, type ServedJira } from './served-jira.ts';
import { begin, goTo, inspector, told, undo } from './steps.ts';
import { openRelease, openTab, synchronise } from './syncing.ts';

const test = base.extend<{ jira: ServedJira }>({
  jira: async ({ browserName: _ }, provide) => {
    const served = await serveJira();
    await provide(served);
    await served.close();
  },
});

const HOSTILE = '<img src=x onerror="document.title=1">‮gnp\u0007';

function renameThere({ model }: ServedJira, from: string, to: string): void {
  const version = [...model.versions.values()].find(({ name }) => name === from);
  if (version === undefined) throw new Error(`no version ${from}`);
  model.versions.set(version.id, { ...version, name: to });
}

const namesThere = ({ model }: ServedJira) => [...model.versions.values()].map(({ name }) => name).sort();

test('versions that arrived become releases, and what both sides renamed is kept, taken or edited by key', async ({
  planner,
  jira,
}) => {
  const project = jira.model.findProject('PAY');
  for (const name of ['Keep', 'Take', 'Edit', 'Away']) jira.model.addVersion(project?.id ?? '', { name });
  const page = await planner.start();
  await begin(page, 'New plan');
  await openConnections(page);
  await addConnection(page, jira.address);
  await synchronise(page);

  await openTab(page, /^First links/);
  const arrived = page.getByRole('grid', { name: 'Records that arrived' });
  await expect(arrived.getByRole('row')).toHaveCount(6);
  expect(await violationsInBothThemes(page)).toEqual([]);
  await arrived.getByRole('gridcell', { name: 'Away', exact: true }).click();
  await page.getByRole('region', { name: 'Away' }).getByRole('button', { name: 'Leave out' }).click();
  await told(page, 'Left out 1 record');
  await arrived.focus();
  await page.keyboard.press('Control+a');
  await page.getByRole('toolbar', { name: '4 selected' }).getByRole('button', { name: 'Create here' }).click();
  await told(page, 'Made 4 records of what arrived');
  await synchronise(page);

  for (const name of ['Keep', 'Take', 'Edit']) {
    await openRelease(page, name);
    const field = page.getByRole('complementary', { name: 'Details' }).getByLabel('Name', { exact: true });
    await field.fill(`${name} here`);
    await field.blur();
    await told(page, `Changed the name of ${name}`);
    renameThere(jira, name, name === 'Take' ? HOSTILE : `${name} there`);
  }
  await synchronise(page);

  await openTab(page, /^Conflicts/);
  const conflicts = page.getByRole('grid', { name: 'Fields changed on both sides' });
  await expect(conflicts.getByRole('row')).toHaveCount(4);
  expect(await violationsInBothThemes(page)).toEqual([]);
  const choose = async (key: string) => {
    await conflicts.getByRole('gridcell', { name: `${key} ${key} here`, exact: true }).click();
    await expect(page.getByRole('region', { name: `Name of ${key}` })).toBeVisible();
  };
  await choose('Take');
  // What they wrote is text, whatever is in it.
  await expect(page.getByRole('region', { name: 'Name of Take' }).getByText('<img src=x onerror')).toBeVisible();
  await page.keyboard.press('t');
  await told(page, 'Took theirs: Name of Take');
  await undo(page, 'Took theirs: Name of Take');
  await expect(conflicts.getByRole('row')).toHaveCount(4);
  await choose('Take');
  await page.keyboard.press('t');
  await told(page, 'Took theirs: Name of Take');
  await choose('Keep');
  await page.keyboard.press('k');
  await told(page, 'Kept ours: Name of Keep');
  await choose('Edit');
  await page.keyboard.press('e');
  await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('A third name');
  await page.getByRole('dialog').getByRole('button', { name: 'Write and send' }).click();
  await told(page, 'Decided: Name of Edit');
  await synchronise(page);

  expect(namesThere(jira)).toEqual(['26.4', HOSTILE, 'A third name', 'Away', 'Keep here'].sort());
  const here = (await planRows(page, 'releases')).map(({ name }) => String(name)).sort();
  expect(here).toEqual(['26.4', HOSTILE, 'A third name', 'Keep here'].sort());
  expect(await planRows(page, 'sync-conflicts')).toEqual([]);
  expect(await page.title()).not.toBe('1');
  expect(planner.problems).toEqual([]);
});

test('a release shows its scope with their own words; a comment is sent once; a release is made there', async ({
  planner,
  jira,
}) => {
  const version = [...jira.model.versions.values()].find(({ name }) => name === '26.4');
  for (const [id] of jira.model.issues) {
    jira.model.change(id, { fixVersionIds: [version?.id ?? ''], summary: `${HOSTILE} ${id}` });
  }
  const page = await planner.start();
  await begin(page, 'New plan');
  await expect(page.getByRole('heading', { name: 'At the remote' })).toHaveCount(0);
  await openConnections(page);
  await addConnection(page, jira.address);
  await synchronise(page);
  await openTab(page, /^First links/);
  await page.getByRole('region', { name: '26.4' }).getByRole('button', { name: 'Create here' }).click();
  await told(page, 'Made 1 record of what arrived');
  await synchronise(page);

  await openRelease(page, '26.4');
  await expect(page.getByText('3 work items')).toBeVisible();
  const items = page.getByRole('grid', { name: 'Work items of 26.4' });
  await expect(items.getByRole('gridcell', { name: 'In Review' })).toBeVisible();
  await expect(page.getByText('Came in', { exact: false }).first()).toBeVisible();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await items.getByRole('gridcell', { name: 'PAY-1', exact: true }).click();
  const pane = inspector(page);
  await pane.getByRole('button', { name: 'Comment there…' }).click();
  await page.getByRole('dialog').getByLabel('Comment', { exact: true }).fill('Seen by the board');
  await page.getByRole('button', { name: 'Send with the next run' }).click();
  await told(page, 'Wrote a comment on PAY-1');
  await expect(pane.getByText('goes out with the next run')).toBeVisible();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await synchronise(page);
  await synchronise(page);
  expect(jira.model.findIssue('PAY-1')?.comments.length).toBe(1);

  await goTo(page, 'Releases');
  await page.getByRole('button', { name: 'New release' }).click();
  await page.getByRole('dialog').getByLabel('Key').fill('PAY 27.1');
  await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
  await told(page, 'Created release PAY 27.1');
  await openRelease(page, 'PAY 27.1');
  await page.getByRole('button', { name: 'Make it in Payments…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Make it there' }).click();
  await told(page, 'PAY 27.1 is to be made in Payments');
  await synchronise(page);
  await synchronise(page);
  expect(namesThere(jira)).toEqual(['26.4', 'PAY 27.1']);
  await openRelease(page, 'PAY 27.1');
  await page.getByRole('button', { name: 'Take apart…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Take apart' }).click();
  await told(page, 'Took PAY 27.1 and Payments apart');
  await expect(page.getByText('Taken apart: neither side follows the other')).toBeVisible();
  expect(namesThere(jira)).toEqual(['26.4', 'PAY 27.1']);
  expect(planner.problems).toEqual([]);
});
