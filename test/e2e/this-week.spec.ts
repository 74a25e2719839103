import { violations } from './axe.ts';
import { expect, test } from './fixture.ts';
import { begin, goTo, inspector, saved } from './steps.ts';

/* Issue 3, "This week": what needs me, the first page in the morning. */

test('what needs somebody is named with its reason, and goes when it is done', async ({ planner }) => {
  const page = await planner.start();
  await begin(page, 'Worked sample');
  await page.keyboard.press('g');
  await page.keyboard.press('w');
  await expect(page.getByRole('heading', { name: 'This week' })).toBeVisible();

  const gates = page.getByRole('region', { name: 'Gates due' }).or(page.getByRole('region', { name: 'Overdue' }));
  const gate = gates.getByRole('button', { name: /criteria open/ }).first();
  const name = (await gate.textContent()) ?? '';
  await gate.click();
  await expect(inspector(page)).toBeVisible();
  await inspector(page).getByRole('checkbox', { checked: false }).first().click({ force: true });
  await saved(page);
  // The reason follows at once: one criterion less.
  await expect(page.getByText(name, { exact: true })).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(gates.getByRole('button', { name: /criteria open/ }).first()).toContainText(/criteria open/);

  await page.getByRole('radio', { name: 'Mine' }).click();
  await expect(gates.getByRole('button', { name: /criteria open/ })).toHaveCount(0);
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    expect(await violations(page)).toEqual([]);
  }
});

test('the first window of a day opens on it, the next one where the person was', async ({ planner }) => {
  let page = await planner.start();
  await begin(page, 'Worked sample');
  await page.evaluate(() => localStorage.setItem('slipway-last-day', '2026-01-02'));
  await planner.close();
  page = await planner.start();
  await expect(page.getByRole('heading', { name: 'This week' })).toBeVisible();
  await goTo(page, 'Releases');
  await planner.close();
  page = await planner.start();
  await expect(page.getByRole('heading', { name: 'Releases' })).toBeVisible();
});
