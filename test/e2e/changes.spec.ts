import type { Page } from '@playwright/test';
import { violationsInBothThemes } from './axe.ts';
import { expect, test } from './fixture.ts';
import { planRows } from './plan-rows.ts';
import { begin, goTo, saved, told, undo } from './steps.ts';

/* Changes: the list, the record as a board reads it, drafts of a release, and what broke the glass. */

const sectionOf = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const changeNamed = async (page: Page, key: string) =>
  (await planRows(page, 'changes')).find((one) => one['key'] === key);

test('an emergency is recorded with the keyboard alone, well within 30 seconds, and its review is due', async ({
  planner,
}) => {
  const page = await planner.start();
  await begin(page, 'Worked sample');
  const started = performance.now();
  await page.keyboard.press('Control+Shift+B');
  const dialog = page.getByRole('dialog', { name: 'Break the glass' });
  await expect(dialog.getByLabel('What is broken, and what is done')).toBeFocused();
  await page.keyboard.type('Payments time out: the connection pool is raised to 40');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Payments hub');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(dialog.getByText('Payments hub')).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.type('Priya Raman, Night duty manager');
  await page.keyboard.press('Tab');
  await page.keyboard.type('INC-4711');
  await page.keyboard.press('Enter');
  await told(page, 'Recorded the emergency CHG-0007');
  expect(performance.now() - started).toBeLessThan(30_000);

  const record = await changeNamed(page, 'CHG-0007');
  expect(record).toMatchObject({
    typeId: 'change-emergency',
    statusId: 'chg-implement',
    reason: 'Payments time out: the connection pool is raised to 40',
    breakGlass: {
      incident: 'INC-4711',
      endedAt: null,
      verbalApprovals: [{ role: expect.any(String) }, { name: 'Night duty manager' }],
    },
  });
  expect(record?.['serviceIds']).toHaveLength(1);
  const approvals = (await planRows(page, 'approvals')).filter((one) => one['changeId'] === record?.['id']);
  expect(approvals.filter((one) => one['decision'] === 'approved')).toHaveLength(2);
  expect(approvals.some((one) => one['decision'] === 'requested')).toBe(true);

  await goTo(page, 'Changes & CAB');
  await page.getByRole('gridcell', { name: 'CHG-0007', exact: true }).dblclick();
  await expect(sectionOf(page, 'Emergency')).toContainText('The clock runs since');
  // Somebody who agreed is written down later, and completed field by field.
  const emergency = sectionOf(page, 'Emergency');
  await emergency.getByRole('textbox', { name: 'Add who agreed by word of mouth' }).fill('Head of operations');
  await page.keyboard.press('Enter');
  await told(page, 'CHG-0007: Head of operations agreed by word of mouth');
  await expect(emergency.getByRole('listitem')).toHaveCount(3);
  const late = emergency.getByRole('listitem').last();
  await late.getByLabel('Role').fill('Director');
  await page.keyboard.press('Tab');
  await late.getByLabel('How').fill('By phone');
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => (await changeNamed(page, 'CHG-0007'))?.['breakGlass'])
    .toMatchObject({ verbalApprovals: [{}, {}, { name: 'Head of operations', role: 'Director', means: 'By phone' }] });
  await expect(emergency).toContainText('Due once the change has ended: it is an emergency.');
  // The clock stops with the outcome, and the review falls due.
  await sectionOf(page, 'Outcome')
    .getByRole('button', { name: /Outcome$/ })
    .click();
  await page.getByRole('option', { name: 'Successful', exact: true }).click();
  await expect(emergency).toContainText(/: \d+ minutes?\./);
  await expect(emergency.getByRole('button', { name: 'Stop the clock' })).toHaveCount(0);
  await expect(emergency).toContainText(/Due by .*: it is an emergency\./);
  await expect(sectionOf(page, 'Review')).toContainText(/Due by .*: it is an emergency\./);
  await saved(page);
  expect(await violationsInBothThemes(page)).toEqual([]);
});

test('a change is written, linted at its fields, approved and taken through its states', async ({ planner }) => {
  const page = await planner.start();
  await begin(page, 'Worked sample');
  await page.keyboard.press('g');
  await page.keyboard.press('h');
  await expect(page.getByRole('heading', { name: 'Changes & CAB' })).toBeVisible();
  const found: Record<string, string[]> = { empty: await violationsInBothThemes(page) };
  await page.keyboard.press('n');
  await page.getByRole('dialog', { name: 'New change' }).getByLabel('Title').fill('Raise the limits of the gateway');
  found['new'] = await violationsInBothThemes(page);
  await page.keyboard.press('Enter');
  await told(page, 'Created change CHG-0007');
  found['list'] = await violationsInBothThemes(page);
  await page.getByRole('gridcell', { name: 'CHG-0007', exact: true }).dblclick();

  // Each finding leads to its field, and goes once that is filled.
  const findings = sectionOf(page, 'What would get it sent back');
  await findings.getByRole('button', { name: /No reason is given/ }).click();
  await expect(page.getByRole('textbox', { name: 'Reason' })).toBeFocused();
  await page.keyboard.type('Peak load is expected in December');
  await page.keyboard.press('Tab');
  await expect(findings.getByText('No reason is given.')).toHaveCount(0);

  // Risk: the answers are kept with their words, and give the level.
  const risk = sectionOf(page, 'Risk');
  await risk.getByRole('button', { name: /How was it tested/ }).click();
  await page.getByRole('option', { name: /Not tested/ }).click();
  await expect
    .poll(async () => (await changeNamed(page, 'CHG-0007'))?.['riskAnswers'])
    .toMatchObject([{ answer: 'Not tested' }]);

  // Nothing is scheduled without approval.
  const states = page.getByRole('group', { name: 'State' });
  await states.getByRole('button', { name: 'Assess' }).click();
  await states.getByRole('button', { name: 'Authorize' }).click();
  await expect(states.getByRole('button', { name: 'Scheduled' })).toBeDisabled();
  const approvals = sectionOf(page, 'Approvals');
  for (const role of ['Change manager', 'Change advisory board']) {
    await approvals.getByRole('button', { name: new RegExp(`Decision of ${role}`) }).click();
    await page.getByRole('option', { name: 'Approved', exact: true }).click();
    await told(page, `CHG-0007: ${role} approved it`);
  }
  // The last approval lets it go on by itself.
  await expect.poll(async () => (await changeNamed(page, 'CHG-0007'))?.['statusId']).toBe('chg-scheduled');
  expect((await changeNamed(page, 'CHG-0007'))?.['submittedAt']).not.toBeNull();
  found['page'] = await violationsInBothThemes(page);
  expect(found).toEqual({ empty: [], new: [], list: [], page: [] });
});

test('a release drafts its changes by its policy, with a preview and never twice; placeholders are promoted', async ({
  planner,
}) => {
  const page = await planner.start();
  await begin(page, 'Worked sample');
  await goTo(page, 'Releases');
  await page.getByRole('gridcell', { name: 'PAY 27.1', exact: true }).dblclick();
  const section = sectionOf(page, 'Changes');
  const draft = async () => {
    await section.getByRole('button', { name: 'Draft changes' }).click();
    return page.getByRole('dialog', { name: /^Draft changes of/ });
  };
  const dialog = await draft();
  await dialog.getByText('As placeholders').click();
  await expect(dialog.getByRole('status')).toContainText('The policy asks for 1 change: 1 is new.');
  const found: Record<string, string[]> = { dialog: await violationsInBothThemes(page) };
  await dialog.getByRole('button', { name: 'Draft 1 change' }).click();
  await told(page, /^Drafted 1 change of/);
  await draft();
  await expect(dialog.getByRole('status')).toContainText('0 are new. 1 is there already.');
  await expect(dialog.getByRole('button', { name: /^Draft 0/ })).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await section.getByRole('button', { name: 'Promote' }).click();
  await told(page, 'Promoted the placeholder CHG-0007');
  found['release'] = await violationsInBothThemes(page);
  expect(await changeNamed(page, 'CHG-0007')).toMatchObject({ placeholder: false, draftedFor: 'release' });
  // On its own page it is the same step: named, and taken back by its name.
  await undo(page, 'Promoted the placeholder CHG-0007');
  await section.getByRole('button', { name: /CHG-0007/ }).click();
  await page.getByRole('button', { name: 'Promote', exact: true }).click();
  await told(page, 'Promoted the placeholder CHG-0007');
  await undo(page, 'Promoted the placeholder CHG-0007');
  await expect.poll(async () => (await changeNamed(page, 'CHG-0007'))?.['placeholder']).toBe(true);

  // Traffic is turned up in steps; a ticket is drafted only where one is wanted, and once.
  const exposure = sectionOf(page, 'Exposure plan');
  for (const count of [1, 2, 3]) {
    await exposure.getByRole('button', { name: 'Add a step' }).click();
    await expect(exposure.getByRole('listitem')).toHaveCount(count);
  }
  await exposure.getByText('Needs a ticket of its own').nth(1).click();
  await exposure.getByRole('button', { name: 'Draft tickets' }).click();
  const steps = page.getByRole('dialog', { name: 'Draft tickets of the steps of CHG-0007' });
  await expect(steps.getByRole('status')).toContainText('1 step needs a ticket: 1 is new.');
  await expect(steps.getByRole('listitem')).toContainText('Step 2: 5 %');
  found['steps'] = await violationsInBothThemes(page);
  await steps.getByRole('button', { name: 'Draft 1 change' }).click();
  await told(page, 'Drafted 1 change of CHG-0007');
  await exposure.getByRole('button', { name: 'Draft tickets' }).click();
  await expect(steps.getByRole('status')).toContainText('0 are new. 1 is there already.');
  await page.keyboard.press('Escape');
  await exposure.getByRole('button', { name: 'Ticket of step 2: CHG-0008' }).click();
  await expect(page.getByRole('heading', { name: /^CHG-0008/ })).toBeVisible();
  expect(await changeNamed(page, 'CHG-0008')).toMatchObject({
    relationship: 'Step 2 (5 %) of the exposure plan of CHG-0007',
    placeholder: true,
  });
  expect(found).toEqual({ dialog: [], release: [], steps: [] });
});
