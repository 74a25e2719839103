import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixture.ts';
import { begin, find, goTo, redo, undo } from './steps.ts';

/* Issue 3, saved views: name, filters and colouring, per plan, in the palette and on the command line. */

test('a view is saved, changed, kept, found in the palette and by the command line, and deleted', async ({
  planner,
  profile,
}) => {
  const page = await planner.start();
  await begin(page, 'Worked sample');
  const views = page.getByRole('group', { name: 'Filters' }).getByRole('button', { name: /^View/ });
  const choose = async (item: string) => {
    await views.click();
    await page.getByRole('menuitem', { name: item }).click();
  };

  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await page.getByRole('option', { name: 'Deployments' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('radio', { name: 'Agenda' }).click();
  await choose('Save as a view…');
  await page.getByLabel('Name').fill('Nights');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(views).toHaveText('View: Nights');

  // Changed and put back; changed and kept.
  await page.getByRole('radio', { name: 'Status' }).click();
  await expect(views).toHaveText('View: Nights (changed)');
  await choose('Show “Nights” as it was saved');
  await expect(page.getByRole('radio', { name: 'Type' })).toBeChecked();
  await page.getByRole('radio', { name: 'Status' }).click();
  await choose('Save the changes to “Nights”');
  await expect(views).toHaveText('View: Nights');
  await undo(page, 'Changed the view Nights');
  await expect(views).toHaveText('View: Nights (changed)');
  await redo(page, 'Changed the view Nights');

  // The same name again would be two views the command line can't tell apart.
  await choose('Save as a view…');
  await page.getByLabel('Name').fill('nights');
  await expect(page.getByText('A view of this name is there already.')).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Clear filters' }).click();
  await page.getByRole('radio', { name: 'Month' }).click();
  await goTo(page, 'Releases');
  await find(page, 'Nights');
  await expect(page.getByRole('radio', { name: 'Agenda' })).toBeChecked();
  await expect(views).toHaveText('View: Nights');

  // Lanes keep by what and how near.
  await page.getByRole('radio', { name: 'Lanes' }).click();
  await page.getByRole('radiogroup', { name: 'Lanes by' }).getByText('Environment').click();
  await page.getByRole('radiogroup', { name: 'Zoom' }).getByText('Month').click();
  await choose('Save as a view…');
  await page.getByLabel('Name').fill('Rooms');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('radiogroup', { name: 'Zoom' }).getByText('Year').click();
  await expect(views).toHaveText('View: Rooms (changed)');
  await choose('Nights');
  await expect(views).toHaveText('View: Nights');
  await choose('Rooms');
  await expect(page.getByRole('radiogroup', { name: 'Zoom' }).getByRole('radio', { name: 'Month' })).toBeChecked();
  await choose('Nights');

  const range = ['--from', '2026-01-01', '--to', '2027-12-31'];
  const exported = await planner.command(
    ['export', 'calendar', '--out', 'nights.csv', '--format', 'csv', '--view', 'nights', ...range],
    { cwd: profile },
  );
  expect(exported.code, exported.stderr).toBe(0);
  const kinds = (await readFile(join(profile, 'nights.csv'), 'utf8')).trim().split(/\r?\n/).slice(1);
  expect(kinds.length).toBeGreaterThan(5);
  expect(kinds.filter((line) => !/Production|UAT|Test|Staging/.test(line))).toEqual([]);
  const unknown = await planner.command(['export', 'calendar', '--out', 'x.csv', '--view', 'Days', '--format', 'csv'], {
    cwd: profile,
  });
  expect(unknown.code).toBe(1);
  expect(unknown.stderr + unknown.stdout).toContain('There is no view called Days.');

  await choose('Delete “Nights”');
  await expect(views).toHaveText('Views');
  await undo(page, 'Deleted the view Nights');
  await expect(views).toHaveText('View: Nights');
});
