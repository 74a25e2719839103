import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { violationsInBothThemes } from './axe.ts';
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
  // By its key: what is drawn of a box lies beside the input, and moves while the inspector opens.
  await inspector(page).getByRole('checkbox', { checked: false }).first().press('Space');
  await saved(page);
  // The reason follows at once: one criterion less.
  await expect(page.getByText(name, { exact: true })).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(gates.getByRole('button', { name: /criteria open/ }).first()).toContainText(/criteria open/);

  await page.getByRole('radio', { name: 'Mine' }).click();
  await expect(gates.getByRole('button', { name: /criteria open/ })).toHaveCount(0);
  expect(await violationsInBothThemes(page)).toEqual([]);
});

test('a reminder comes once for a kind that is on, and a click on it shows what it is about', async ({
  planner,
  profile,
}) => {
  const page = await planner.start();
  await begin(page, 'Worked sample');
  await planner.app.evaluate(({ Notification }) => {
    const shown: Electron.Notification[] = [];
    Object.assign(globalThis, { shown });
    Notification.prototype.show = function show() {
      shown.push(this);
    };
  });
  const shown = (): Promise<string[]> =>
    planner.app.evaluate(() =>
      (globalThis as unknown as { shown: Electron.Notification[] }).shown.map(({ title }) => title),
    );
  // From the day before on: the same at any hour of the day.
  const today = new Date().toISOString().slice(0, 10);
  await writeFile(join(profile, 'freeze.csv'), `title,kind,start,end\nYear-end freeze,Hard change freeze,${today},\n`);
  const imported = await planner.command(['import', 'freeze.csv', '--as', 'events'], { cwd: profile });
  expect(imported.code, imported.stderr).toBe(0);
  await saved(page);
  expect(await shown()).toEqual([]);
  await goTo(page, 'Settings');
  await page.getByRole('group', { name: 'Reminders' }).getByText('Freezes, meetings and milestones').click();
  await expect.poll(shown).toContain('Year-end freeze');
  await page.reload();
  await expect(page.getByRole('group', { name: 'Reminders' })).toBeVisible();
  const before = await shown();
  expect(before.filter((title) => title === 'Year-end freeze')).toHaveLength(1);
  await planner.app.evaluate(async () => {
    await new Promise((resolve) => setImmediate(resolve));
    const { shown: all } = globalThis as unknown as { shown: Electron.Notification[] };
    all.find(({ title }) => title === 'Year-end freeze')?.emit('click');
  });
  await expect(page.getByRole('heading', { name: 'This week' })).toBeVisible();
  await expect(inspector(page)).toContainText('Year-end freeze');
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
