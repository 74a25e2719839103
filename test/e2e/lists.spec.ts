import { expect, test } from './fixture.ts';
import { begin, goTo, inspector, saved, told, undo } from './steps.ts';

/* UI.md, "Behaviour", on the lists and dialogs: keys, bulk changes, columns, what is missing is said. */

test('releases are found, ticked, changed together and deleted by keys; one undo brings them back', async ({
  planner,
}) => {
  const page = await planner.start();
  await begin(page, 'Worked sample');
  await page.keyboard.press('g');
  await page.keyboard.press('r');
  const list = page.getByRole('grid', { name: 'Releases' });
  const rows = list.getByRole('row').filter({ has: page.getByRole('gridcell') });
  await expect(rows).toHaveCount(14);

  // Arrows show each row beside the list; Space ticks.
  await list.focus();
  await page.keyboard.press('ArrowDown');
  await expect(inspector(page)).toContainText((await rows.nth(1).innerText()).split('\n')[0] ?? '');
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  const bulk = page.getByRole('toolbar', { name: '2 selected' });
  await bulk.getByRole('button', { name: 'Owner' }).click();
  await page.getByRole('menuitem', { name: 'Aisha Khan' }).click();
  await expect(rows.filter({ hasText: 'Aisha Khan' })).toHaveCount(2);
  await saved(page);

  await list.focus();
  await page.keyboard.press('Delete');
  const asked = page.getByRole('alertdialog', { name: 'Delete 2 releases?' });
  await expect(asked).toContainText('Undo brings everything back.');
  await asked.getByRole('button', { name: 'Delete' }).click();
  await expect(rows).toHaveCount(12);
  await undo(page, 'Deleted 2 records');
  await expect(rows).toHaveCount(14);
});

test('columns are chosen, fields of one’s own among them, and kept over a restart', async ({ planner }) => {
  const page = await planner.start();
  await begin(page, 'Worked sample');
  await goTo(page, 'Settings');
  await page.getByRole('navigation', { name: 'Parts of the settings' }).getByText('Custom fields').click();
  await page.getByRole('tab', { name: 'Services' }).click();
  await page.getByRole('button', { name: 'Add a field' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Cost centre');
  await page.keyboard.press('Enter');
  await saved(page);

  await goTo(page, 'Services');
  const heads = page.getByRole('grid', { name: 'Services' }).getByRole('columnheader');
  await expect(heads.filter({ hasText: 'Criticality' })).toHaveCount(1);
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByText('Cost centre').click();
  await page.getByRole('dialog').getByText('Criticality').click();
  await page.keyboard.press('Escape');
  await expect(heads.filter({ hasText: 'Cost centre' })).toHaveCount(1);
  await expect(heads.filter({ hasText: 'Criticality' })).toHaveCount(0);

  await planner.close();
  const again = await planner.start();
  await goTo(again, 'Services');
  const kept = again.getByRole('grid', { name: 'Services' }).getByRole('columnheader');
  await expect(kept.filter({ hasText: 'Cost centre' })).toHaveCount(1);
  await expect(kept.filter({ hasText: 'Criticality' })).toHaveCount(0);
});

test('N makes something new from any page; what is missing is said at the field', async ({ planner }) => {
  const page = await planner.start();
  await begin(page, 'New plan');
  await goTo(page, 'Settings');
  await page.keyboard.press('n');
  await expect(page.getByRole('dialog', { name: 'What is new?' })).toBeVisible();
  await page.keyboard.press('r');
  const dialog = page.getByRole('dialog', { name: 'New release' });
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(dialog.getByText('Needs a value.')).toBeVisible();
  await expect(dialog.getByLabel('Key')).toBeFocused();
  await page.keyboard.type('PAY 27.1');
  await page.keyboard.press('Enter');
  await told(page, 'Created release PAY 27.1');

  // A key that is taken is refused at its field, and only there; taking it back takes the refusal away.
  await page.keyboard.press('n');
  await expect(page.getByRole('dialog', { name: 'What is new?' })).toBeVisible();
  await page.keyboard.press('r');
  await dialog.getByLabel('Key').fill('PAY 27.2');
  await page.keyboard.press('Enter');
  await told(page, 'Created release PAY 27.2');
  const key = inspector(page).getByLabel('Key');
  await key.fill('PAY 27.1');
  await page.keyboard.press('Enter');
  const refusal = page.getByText('The key PAY 27.1 is taken. Choose another.');
  await expect(refusal).toHaveCount(1);
  await expect(inspector(page).getByText('The key PAY 27.1 is taken.')).toBeVisible();
  await key.press('Escape');
  await expect(key).toHaveValue('PAY 27.2');
  await expect(refusal).toHaveCount(0);

  // Esc leaves a dialog whose first field is a search.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('New…');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'What is new?' })).toBeVisible();
  await page.keyboard.press('d');
  const deployment = page.getByRole('dialog', { name: 'New deployment' });
  await expect(deployment).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(deployment).toHaveCount(0);
});

test('the overview names the keys of every page; the whole history is one command away', async ({ planner }) => {
  const page = await planner.start();
  await begin(page, 'Worked sample');
  await goTo(page, 'Services');
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  for (const line of ['Go to today', 'Show agenda', 'Tick the row', 'New…']) {
    await expect(keys.getByText(line, { exact: true })).toHaveCount(1);
  }
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('History of the plan');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'History' })).toContainText('Made the sample plan');
});
