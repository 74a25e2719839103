import { bars, dayButton, dragTo, expectDays, nextMonday } from './calendar.ts';
import { addDays } from '../../shared/planning/days.ts';
import { expect, test } from './fixture.ts';
import { begin } from './steps.ts';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/* Quarter and year in the window: the same entries, reached and moved as in the month. */

const MONDAY = nextMonday();
const PLAN = [
  'title,start,end',
  `Cutover rehearsal,${MONDAY},`,
  `Data migration,${addDays(MONDAY, 1)},${addDays(MONDAY, 3)}`,
  ...Array.from({ length: 120 }, (_, i) => `Task ${i + 1},${addDays(MONDAY, 9)},`),
  '',
].join('\n');

test('a quarter: a chip is opened, moved and undone; what has no room is counted', async ({ planner, profile }) => {
  await writeFile(join(profile, 'plan.csv'), PLAN);
  const page = await planner.start();
  await begin(page, 'New plan');
  const imported = await planner.command(['import', 'plan.csv', '--as', 'events'], { cwd: profile });
  expect(imported.code, imported.stderr).toBe(0);
  await page.keyboard.press('5');
  await expect(page.getByRole('radio', { name: 'Quarter' })).toBeChecked();
  // The quarter that holds next month's first Monday.
  if (!(await dayButton(page, MONDAY).isVisible())) await page.getByRole('button', { name: 'Next quarter' }).click();
  await dayButton(page, MONDAY).scrollIntoViewIfNeeded();
  await expectDays(page, 'Cutover rehearsal', [MONDAY]);
  await expectDays(
    page,
    'Data migration',
    [1, 2, 3].map((by) => addDays(MONDAY, by)),
  );
  await expect(page.getByRole('button', { name: /^11\d more entries on/ })).toBeVisible();

  const target = addDays(MONDAY, 4);
  await dragTo(page, bars(page, 'Cutover rehearsal'), target);
  await expectDays(page, 'Cutover rehearsal', [target]);
  await page.keyboard.press('Control+z');
  await expectDays(page, 'Cutover rehearsal', [MONDAY]);

  await bars(page, 'Cutover rehearsal').first().click();
  await expect(page.getByRole('complementary').getByRole('textbox').first()).toHaveValue('Cutover rehearsal');
});

test('a year: counts, the list of a day, and the way into its month by keys', async ({ planner, profile }) => {
  await writeFile(join(profile, 'plan.csv'), PLAN);
  const page = await planner.start();
  await begin(page, 'New plan');
  const imported = await planner.command(['import', 'plan.csv', '--as', 'events'], { cwd: profile });
  expect(imported.code, imported.stderr).toBe(0);
  await page.keyboard.press('6');
  await expect(page.getByRole('table', { name: /^Year / })).toBeVisible();
  const busy = addDays(MONDAY, 9);
  if (!(await dayButton(page, busy).isVisible())) await page.getByRole('button', { name: 'Next year' }).click();
  await expect(dayButton(page, busy)).toHaveAccessibleName(/, 120 entries$/);

  await dayButton(page, addDays(MONDAY, 2)).focus();
  await page.keyboard.press('Space');
  const list = page.getByRole('dialog');
  await expect(list.getByRole('button', { name: /Data migration/ })).toBeVisible();
  await list.getByRole('button', { name: /Data migration/ }).click();
  await expect(page.getByRole('complementary').getByRole('textbox').first()).toHaveValue('Data migration');
  await page.keyboard.press('Escape');

  await dayButton(page, MONDAY).focus();
  await page.keyboard.press('ArrowRight');
  await expect(dayButton(page, addDays(MONDAY, 1))).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Next month' })).toBeVisible();
  await expect(dayButton(page, addDays(MONDAY, 1))).toBeFocused();
  await expect(bars(page, 'Data migration').first()).toBeVisible();
});
