import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultConfiguration } from '../../shared/model/defaults.ts';
import { toMoment } from '../../shared/planning/moments.ts';
import { createText } from '../../shared/text/index.ts';
import { workspaceZip } from '../support/zip.ts';
import { violationsInBothThemes } from './axe.ts';
import { expect, test } from './fixture.ts';
import { planCount, planRows } from './plan-rows.ts';
import { begin, find, saved, told } from './steps.ts';

/* Questions that are asked seldom and matter then: each opened, heard by axe in both themes, and answered. */

const BERLIN = 'Europe/Berlin';

/** A plan in Berlin with one call of an hour on the night before the clocks change, in spring and in autumn. */
async function nights(): Promise<Uint8Array> {
  const parts: Record<string, string> = {};
  const add = (table: string, record: object) => {
    parts[`${table}.ndjson`] = `${parts[`${table}.ndjson`] ?? ''}${JSON.stringify(record)}\n`;
  };
  for (const change of defaultConfiguration(createText('en').t)) {
    if (change.op !== 'create') continue;
    add(change.table, change.table === 'settings' ? { ...change.record, zone: BERLIN } : change.record);
  }
  const at = (wall: string) => toMoment(wall, BERLIN).moment;
  for (const [id, day] of [
    ['spring', '2027-03-27'],
    ['autumn', '2027-10-30'],
  ] as const) {
    const when = { type: 'moments', start: at(`${day}T02:30`), end: at(`${day}T04:00`) };
    add('events', { id, title: `Call in ${id}`, kindId: 'meeting', when });
  }
  return workspaceZip(parts, { name: 'Nights' });
}

test('an hour that never happens or happens twice is asked for when an entry is moved on to it', async ({
  planner,
  profile,
}) => {
  await writeFile(join(profile, 'nights.slipway'), await nights());
  const opened = await planner.command(['open', 'nights.slipway'], { cwd: profile });
  expect(opened.code, opened.stderr).toBe(0);
  const page = await planner.start();
  await expect(page.getByRole('heading', { name: 'Calendar' })).toBeVisible();
  const startOf = async (id: string) => {
    const row = (await planRows(page, 'events')).find((event) => event['id'] === id);
    if (row === undefined) throw new Error(`No event ${id}`);
    return (row['when'] as { start: { wall: string; utc: string } }).start;
  };
  const turnTo = async (month: string) => {
    while (!(await page.getByRole('heading', { name: month, exact: true }).isVisible())) await page.keyboard.press('j');
  };
  const found: Record<string, string[]> = {};

  await turnTo('March 2027');
  await page.getByRole('button', { name: /Call in spring/ }).focus();
  await page.keyboard.press('Alt+ArrowRight');
  const never = page.getByRole('dialog', { name: '02:30 does not happen' });
  await expect(never).toContainText('Sunday');
  found['never'] = await violationsInBothThemes(page);
  await never.getByRole('button', { name: '03:30, after the change' }).click();
  await told(page, /^Moved Call in spring/);
  expect(await startOf('spring')).toMatchObject({ utc: '2027-03-28T01:30:00Z' });
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await startOf('spring')).wall).toContain('2027-03-27T02:30');

  await turnTo('October 2027');
  await page.getByRole('button', { name: /Call in autumn/ }).focus();
  await page.keyboard.press('Alt+ArrowRight');
  const twice = page.getByRole('dialog', { name: '02:30 happens twice' });
  await expect(twice).toContainText('Sunday');
  found['twice'] = await violationsInBothThemes(page);
  await page.keyboard.press('Escape');
  await expect(twice).toBeHidden();
  expect((await startOf('autumn')).wall).toContain('2027-10-30T02:30');
  await page.getByRole('button', { name: /Call in autumn/ }).focus();
  await page.keyboard.press('Alt+ArrowRight');
  await twice.getByRole('button', { name: /^The second/ }).click();
  await told(page, /^Moved Call in autumn/);
  expect(await startOf('autumn')).toMatchObject({ utc: '2027-10-31T01:30:00Z' });
  expect(found).toEqual({ never: [], twice: [] });
});

test('a backup is restored after it says what will change, and the restore is taken back', async ({ planner }) => {
  const page = await planner.start();
  await begin(page, 'Worked sample');
  const releases = await planCount(page, 'releases');
  await page.getByRole('button', { name: /change or manage plans/ }).click();
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByText(/is backed up\./).first()).toBeVisible();
  const found: Record<string, string[]> = { plans: await violationsInBothThemes(page) };
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();

  await page.getByRole('button', { name: /^Milestone Audit evidence due/ }).focus();
  await page.keyboard.press('Delete');
  await told(page, /Audit evidence due/);
  const events = await planCount(page, 'events');

  await find(page, 'Backups');
  const backups = page.getByRole('dialog', { name: 'Backups' });
  await expect(backups.getByText('By hand')).toBeVisible();
  found['backups'] = await violationsInBothThemes(page);
  await backups.getByRole('row').filter({ hasText: 'By hand' }).click();
  await backups.getByRole('button', { name: 'Restore…' }).first().click();
  const restore = page.getByRole('alertdialog').or(page.getByRole('dialog', { name: 'Restore this backup?' }));
  await expect(restore.first()).toContainText('Audit evidence due comes back');
  found['restore'] = await violationsInBothThemes(page);
  await page.getByRole('button', { name: 'Restore it' }).click();
  await expect.poll(async () => planCount(page, 'events')).toBe(events + 1);
  expect(await planCount(page, 'releases')).toBe(releases);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await find(page, 'Backups');
  await expect(backups.getByText('Before a restore')).toBeVisible();
  await backups.getByRole('button', { name: 'Close' }).click();
  await page.keyboard.press('Control+z');
  await expect.poll(async () => planCount(page, 'events')).toBe(events);
  await saved(page);
  expect(found).toEqual({ plans: [], backups: [], restore: [] });
});

test('a plan is removed by its name alone, and the history is trimmed by age and says so', async ({ planner }) => {
  const page = await planner.start();
  await begin(page, 'Worked sample');
  const plans = page.getByRole('dialog', { name: 'Plans on this laptop' });
  await page.getByRole('button', { name: /change or manage plans/ }).click();
  await plans.getByRole('button', { name: 'New empty plan' }).click();
  await page.getByRole('button', { name: /change or manage plans/ }).click();
  await plans.getByRole('button', { name: 'More for Sample plan' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  const remove = page.getByRole('alertdialog', { name: 'Remove Sample plan?' });
  await expect(remove.getByRole('button', { name: 'Remove' })).toBeDisabled();
  const found: Record<string, string[]> = { remove: await violationsInBothThemes(page) };
  await remove.getByRole('textbox').fill('Sample plan');
  await remove.getByRole('button', { name: 'Remove' }).click();
  await expect(remove).toBeHidden();
  await expect(plans.getByRole('listitem')).toHaveCount(1);
  await plans.getByRole('button', { name: 'Close' }).click();

  await page.keyboard.press('n');
  await page.getByRole('option', { name: /^Service/ }).click();
  await page.getByRole('dialog').getByLabel('Key').fill('PAY');
  await page.getByRole('dialog').getByLabel('Name').fill('Payments hub');
  await page.keyboard.press('Enter');
  await told(page, 'Created service PAY');
  await find(page, 'History');
  const history = page.getByRole('dialog', { name: /History/ });
  await expect(history.getByText('Created service PAY').first()).toBeVisible();
  found['history'] = await violationsInBothThemes(page);
  await history.getByRole('button', { name: 'Forget old steps…' }).click();
  const trim = page
    .getByRole('alertdialog')
    .or(page.getByRole('dialog', { name: 'Forget old steps?' }))
    .first();
  await trim.getByRole('button', { name: /Forget what is older than/ }).click();
  await page.getByRole('option', { name: 'Now, everything' }).click();
  found['trim'] = await violationsInBothThemes(page);
  await trim.getByRole('button', { name: 'Forget them' }).click();
  await expect(page.getByText(/was forgotten|were forgotten/).first()).toBeVisible();
  expect(await planCount(page, 'services')).toBe(1);
  expect(found).toEqual({ remove: [], history: [], trim: [] });
});
