import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { extractText, getDocumentProxy } from 'unpdf';
import { TABLES } from '../../shared/model/tables.ts';
import { addDays } from '../../shared/planning/days.ts';
import { toMoment } from '../../shared/planning/moments.ts';
import { planFile } from '../bench/plan-file.ts';
import { defaultPlan } from '../support/plan.ts';
import { violationsInBothThemes } from './axe.ts';
import { bars, dragTo, expectDays, nextMonday, nextMonth } from './calendar.ts';
import { expect, test } from './fixture.ts';
import { planRows } from './plan-rows.ts';
import { begin, goTo, saved, told } from './steps.ts';

/* Many changes at once, rows of configuration pasted from a spreadsheet, and rules of the lint switched off. */

test('changes are ticked and given a state and an owner as one step each; rules that are off find nothing', async ({
  planner,
  profile,
}) => {
  const page = await planner.start();
  await begin(page, 'New plan');
  await goTo(page, 'Changes & CAB');
  await expect(page.getByRole('heading', { name: 'Changes & CAB' })).toBeVisible();
  for (const title of ['Ledger index', 'Gateway limits']) {
    await page.keyboard.press('n');
    await page.getByRole('dialog', { name: 'New change' }).getByLabel('Title').fill(title);
    await page.keyboard.press('Enter');
    await told(page, /^Created change CHG-/);
  }
  const grid = page.getByRole('grid', { name: 'Changes' });
  // The one that was made is shown beside the list, which takes the keyboard.
  await expect(page.getByRole('heading', { name: 'CHG-0002 Gateway limits' })).toBeVisible();
  await grid.focus();
  await expect(grid).toBeFocused();
  await page.keyboard.press('Control+a');
  const bar = page.getByRole('toolbar', { name: '2 selected' });
  await bar.getByRole('button', { name: 'State' }).click();
  // Nothing can be scheduled that nobody approved.
  await expect(page.getByRole('menuitem', { name: 'Scheduled' })).toHaveCount(0);
  await page.getByRole('menuitem', { name: 'Assess' }).click();
  await told(page, 'Changed the status of 2 changes');
  await bar.getByRole('button', { name: 'Owner' }).click();
  await page.getByRole('menuitem', { name: 'No owner' }).click();
  await told(page, 'Changed the owner of 2 changes');
  expect(new Set((await planRows(page, 'changes')).map((one) => one['statusId']))).toEqual(new Set(['chg-assess']));
  await page.keyboard.press('Control+z');
  await expect
    .poll(async () => (await planRows(page, 'changes')).filter((one) => one['statusId'] === 'chg-assess').length)
    .toBe(2);

  // Cells of a spreadsheet become rows of the grid.
  await page.getByRole('gridcell', { name: 'CHG-0001', exact: true }).dblclick();
  const fanOut = page.getByRole('region', { name: 'Configuration changes' });
  await fanOut.getByRole('textbox', { name: 'Paste cells from a spreadsheet here' }).focus();
  await page.evaluate((cells) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', cells);
    const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(paste);
  }, 'Payments\tGateway\tProduction\tpool.size\t20\t40\tAnn Marsh\t\nPayments\tGateway\tUAT\tpool.size\t\t40\t\t');
  await expect(fanOut.getByText('0 of 2 done.')).toBeVisible();
  const findings = page.getByRole('region', { name: 'What would get it sent back' });
  await expect(findings).toContainText('1 configuration change has neither old value nor rollback.');
  await expect(findings).toContainText('No reason is given.');

  // The grid gives the forms its teams work through.
  await fanOut.getByRole('button', { name: 'Forms…' }).click();
  const forms = page.getByRole('dialog', { name: 'Configuration forms of CHG-0001' });
  await expect(forms.frameLocator('iframe').getByText('pool.size').first()).toBeVisible();
  expect(await violationsInBothThemes(page)).toEqual([]);
  const written = join(profile, 'forms.pdf');
  await planner.answerSaveDialog(written);
  await forms.getByRole('button', { name: 'Save file' }).click();
  await expect(forms).toContainText('Saved forms.pdf.');
  const pdf = await getDocumentProxy(new Uint8Array(await readFile(written)));
  const { text } = await extractText(pdf, { mergePages: true });
  for (const said of ['pool.size', 'Ann Marsh', 'Carried out by']) expect(text).toContain(said);
  await page.keyboard.press('Escape');
  await expect(forms).toHaveCount(0);

  await goTo(page, 'Settings');
  await page
    .getByRole('navigation', { name: 'Parts of the settings' })
    .getByRole('button', { name: 'Changes' })
    .click();
  await page.getByRole('switch', { name: 'A reason is given: looked for' }).focus();
  await page.keyboard.press('Space');
  await told(page, 'Switched off: A reason is given');
  await goTo(page, 'Changes & CAB');
  await page.getByRole('gridcell', { name: 'CHG-0001', exact: true }).dblclick();
  await expect(findings).toContainText('There is no implementation plan.');
  await expect(findings).not.toContainText('No reason is given.');
  await saved(page);
});

test('a change is dragged and copied on the calendar; both are one step, and both outlast a restart', async ({
  planner,
}) => {
  const day = (count: number) => addDays(nextMonday(), count);
  const at = (hour: number) => toMoment(`${day(1)}T${hour}:00`, 'Europe/Berlin').moment;
  const { tables } = defaultPlan('Europe/Berlin');
  const change = TABLES.changes.parse({
    id: 'gateway',
    key: 'CHG-0007',
    title: 'Gateway limits',
    typeId: 'change-normal',
    statusId: 'chg-assess',
    reason: 'Peak load',
    submittedAt: '2026-01-05T09:00:00Z',
    when: { type: 'moments', start: at(20), end: at(22) },
  });
  const file = await planFile({ ...tables, changes: [change] }, 'change-on-calendar.slipway');
  expect((await planner.command(['open', file, '--json'])).code).toBe(0);
  let page = await planner.start();
  await goTo(page, 'Calendar');
  await nextMonth(page);
  const bar = bars(page, 'Gateway limits');
  await dragTo(page, bar, day(3));
  await told(page, /^Moved CHG-0007/);
  await expectDays(page, 'Gateway limits', [day(3)]);
  await page.keyboard.press('Control+z');
  await expectDays(page, 'Gateway limits', [day(1)]);
  await page.keyboard.press('Control+Shift+z');
  await expectDays(page, 'Gateway limits', [day(3)]);

  await page.keyboard.down('Alt');
  await dragTo(page, bar, day(8));
  await page.keyboard.up('Alt');
  await told(page, /^Copied CHG-0008/);
  await expectDays(page, 'Gateway limits', [day(3), day(8)]);
  const rows = await planRows(page, 'changes');
  const copy = rows.find(({ id }) => id !== 'gateway');
  // The plan is copied, what was decided is not; and the time of day stays.
  expect(copy).toMatchObject({ key: 'CHG-0008', reason: 'Peak load', statusId: 'chg-new', submittedAt: null });
  expect(copy?.['when']).toMatchObject({ start: { wall: `${day(8)}T20:00` }, end: { wall: `${day(8)}T22:00` } });
  await page.keyboard.press('Control+z');
  await expectDays(page, 'Gateway limits', [day(3)]);
  await page.keyboard.press('Control+Shift+z');
  await saved(page);

  await planner.close();
  page = await planner.start();
  await goTo(page, 'Calendar');
  await nextMonth(page);
  await expectDays(page, 'Gateway limits', [day(3), day(8)]);
  await page.keyboard.press('Control+z');
  await expectDays(page, 'Gateway limits', [day(3)]);
  expect(planner.problems).toEqual([]);
});
