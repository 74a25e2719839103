import { violationsInBothThemes } from './axe.ts';
import { expect, test } from './fixture.ts';
import { planRows } from './plan-rows.ts';
import { begin, goTo, saved, told } from './steps.ts';

/* Standing changes: an envelope is authorised once, deployments roll up under it, a breach says so and has a way out. */

test('deployments roll up under a standing change, a breach says so and becomes a normal change', async ({
  planner,
}) => {
  const page = await planner.start();
  await begin(page, 'Worked sample');
  await goTo(page, 'Changes & CAB');
  await page.getByRole('radio', { name: 'Standing changes' }).click();
  await page.getByRole('button', { name: 'New standing change' }).first().click();
  const title = page.getByRole('textbox', { name: 'Title' });
  await title.fill('Front-end deployments');
  await title.press('Enter');
  await page.getByRole('button', { name: 'Authorise', exact: true }).click();
  await expect(page.getByText(/^Authorised by Ann Marsh/)).toBeVisible();
  const found: Record<string, string[]> = { page: await violationsInBothThemes(page) };

  await goTo(page, 'Releases');
  await page.getByRole('gridcell', { name: 'PAY 27.1', exact: true }).dblclick();
  await page.getByRole('button', { name: /^Production Thu/ }).click();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  const section = inspector.getByRole('region', { name: 'Standing change' });
  await section.getByRole('button', { name: /Standing change/ }).click();
  await page.getByRole('option', { name: /STD-2/ }).click();
  await expect(section.getByText('It stays inside the envelope.')).toBeVisible();
  found['inspector'] = await violationsInBothThemes(page);

  // The envelope is narrowed: what ran inside it no longer does, and is said so where it is looked at.
  await goTo(page, 'Changes & CAB');
  await page.getByRole('radio', { name: 'Standing changes' }).click();
  await page.getByRole('gridcell', { name: 'STD-2', exact: true }).dblclick();
  for (const [part, typed] of [
    ['day', '1'],
    ['month', '1'],
    ['year', '2027'],
  ] as const) {
    await page.getByRole('spinbutton', { name: `${part}, Expires on` }).focus();
    await page.keyboard.type(typed);
  }
  await page.keyboard.press('Enter');
  const rolled = page.getByRole('list', { name: 'Deployments' });
  await expect(rolled).toContainText('It expired on Fri, 1 Jan 2027.');
  await rolled.getByRole('button', { name: /PAY 27\.1/ }).click();
  await section.getByRole('button', { name: 'Make it a normal change' }).click();
  await told(page, /^CHG-\d+ takes the deployment to Production out of its standing change/);
  await expect(page.getByText('None yet. A deployment is put under it in its own form.')).toBeVisible();
  const made = (await planRows(page, 'changes')).filter((one) => String(one['draftedFor']).startsWith('window:'));
  expect(made).toMatchObject([{ typeId: 'change-normal', environments: ['Production'] }]);
  await saved(page);
  expect(found).toEqual({ page: [], inspector: [] });
});
