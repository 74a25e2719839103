import type { Locator, Page } from '@playwright/test';
import { violationsInBothThemes } from './axe.ts';
import { expect, test } from './fixture.ts';
import { planRows } from './plan-rows.ts';
import { begin, find, pick, told, undo } from './steps.ts';

/* The weeks after go-live: set up, worked, written about, measured, extended and left, over restarts. */

const tab = (page: Page, name: string | RegExp) => page.getByRole('tab', { name }).click();

/** Picks somebody: beside the name a list says the role. */
async function choose(within: Locator, label: string, option: RegExp): Promise<void> {
  await within.getByRole('button', { name: label }).first().click();
  await within.page().getByRole('option', { name: option }).click();
}

/** A tick drawn over its box is clicked where it is seen. */
const tick = (page: Page, name: string) => page.getByRole('checkbox', { name, exact: true }).press('Space');

async function saveIn(dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
}

async function recordIncident(page: Page, title: string, priority: string, resolvedBy: string | null): Promise<void> {
  await page.getByRole('button', { name: 'Record an incident' }).click();
  const dialog = page.getByRole('dialog', { name: /Record an incident/ });
  await dialog.getByLabel('Title').fill(title);
  await dialog.getByRole('button', { name: /Priority$/ }).click();
  await page.getByRole('option', { name: new RegExp(`^${priority}`) }).click();
  if (resolvedBy !== null) {
    await dialog.getByRole('checkbox', { name: 'It is resolved' }).press('Space');
    await dialog.getByRole('button', { name: /Resolved by$/ }).click();
    await page.getByRole('option', { name: resolvedBy }).click();
  }
  await saveIn(dialog);
}

const criterion = (page: Page, text: string) =>
  page
    .getByRole('row')
    .filter({ has: page.getByRole('textbox', { name: 'Criterion', exact: true }) })
    .filter({ hasText: text });

test('a release is set up, worked, measured, extended and left with three sign-offs, over restarts', async ({
  planner,
}) => {
  let page = await planner.start();
  await begin(page, 'New plan');

  // Nothing is there, and it says how to begin.
  await page.keyboard.press('g');
  await page.keyboard.press('l');
  await expect(page.getByText('No release is in early life support')).toBeVisible();
  await expect(page.getByText('Make a release first')).toBeVisible();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await page.keyboard.press('n');
  await expect(page.getByRole('dialog', { name: 'What is new?' })).toBeVisible();
  await page.keyboard.press('r');
  const create = page.getByRole('dialog', { name: 'New release' });
  await create.getByLabel('Key').fill('PAY 1');
  await create.getByRole('button', { name: 'Create' }).click();
  await expect(create).toBeHidden();

  // From the board: today, for the template's days, in a phase of its own.
  await page.keyboard.press('g');
  await page.keyboard.press('l');
  await page.getByRole('button', { name: 'Set up' }).click();
  const setUp = page.getByRole('dialog', { name: 'Set up early life support' });
  await setUp.getByRole('button', { name: 'Set up' }).click();
  await expect(setUp.getByRole('alert')).toContainText('Choose a release');
  await pick(setUp, 'Release', 'PAY 1');
  await choose(setUp, 'Lead', /^Ann Marsh/);
  await expect(setUp).toContainText('35 lines of the checklist, 10 exit criteria and 3 sign-offs');
  expect(await violationsInBothThemes(page)).toEqual([]);
  await setUp.getByRole('button', { name: 'Set up' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('PAY 1');
  await expect(page.getByText('Day 1 of 28')).toBeVisible();
  expect(await planRows(page, 'phases')).toHaveLength(1);

  // The checklist, by keyboard alone: tick, go down, tick, take back.
  await tab(page, /^Checklist/);
  await tick(page, 'Done: Scope and release are written down and agreed');
  await told(page, 'Scope and release are written down and agreed: Done');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect(page.getByRole('tab', { name: 'Checklist 2/35' })).toBeVisible();
  await undo(page, 'Start, end and the rule for extending are agreed: Done');
  await expect(page.getByRole('tab', { name: 'Checklist 1/35' })).toBeVisible();
  // A line is put elsewhere by keys, stays where the keyboard is, and goes back.
  const first = page.getByRole('region', { name: /^A/ }).getByRole('checkbox').first();
  await page
    .getByRole('checkbox', { name: 'Done: Start, end and the rule for extending are agreed', exact: true })
    .focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(first).toHaveAccessibleName('Done: Start, end and the rule for extending are agreed');
  await expect(first).toBeFocused();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(first).toHaveAccessibleName('Done: Scope and release are written down and agreed');
  await expect(
    page.getByRole('checkbox', { name: 'Done: Start, end and the rule for extending are agreed', exact: true }),
  ).toBeFocused();
  // And by the pointer: to the end of its section, and back by undo.
  const lines = page.getByRole('region', { name: /^A/ }).getByRole('listitem');
  await lines
    .first()
    .getByTitle('Drag to another place')
    .dragTo(lines.last(), { targetPosition: { x: 200, y: 30 } });
  await told(page, 'Moved in the checklist: Scope and release are written down and agreed');
  await expect(lines.last().getByRole('checkbox')).toHaveAccessibleName(
    'Done: Scope and release are written down and agreed',
  );
  await expect(lines.nth(-2).getByRole('checkbox')).toHaveAccessibleName(
    'Done: Guarantee period and budget are confirmed',
  );
  await undo(page, 'Moved in the checklist: Scope and release are written down and agreed');
  await expect(first).toHaveAccessibleName('Done: Scope and release are written down and agreed');
  await page.getByRole('textbox', { name: 'Add a line to Entry' }).fill('Parking for floor-walkers');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('checkbox', { name: 'Done: Parking for floor-walkers' })).toBeAttached();
  await page
    .getByRole('textbox', { name: 'Evidence for Scope and release are written down and agreed' })
    .fill('Page 12');
  await page.keyboard.press('Enter');
  expect(await violationsInBothThemes(page)).toEqual([]);

  // Known errors, one of them carried over from an incident seen in test.
  await tab(page, /^Before production/);
  await recordIncident(page, 'Export stops at 10,000 rows', 'P3', null);
  await page.getByRole('button', { name: 'Make it a known error: Export stops at 10,000 rows' }).click();
  const known = page.getByRole('dialog', { name: 'Record a known error' });
  await expect(known.getByLabel('Number', { exact: true })).toHaveValue('KE-1');
  expect(await violationsInBothThemes(page)).toEqual([]);
  await saveIn(known);
  await tab(page, /^Known errors/);
  const row = page.getByRole('row', { name: /Export stops/ });
  await expect(row).toContainText('from test');
  await expect(row).toContainText('No workaround · No article');
  await row.getByRole('button').click();
  const edit = page.getByRole('dialog', { name: 'Known error KE-1' });
  await edit.getByLabel('Workaround', { exact: true }).fill('Export by month');
  await edit.getByLabel('Knowledge article').fill('KB0012');
  await choose(edit, 'Risk accepted by', /^Ann Marsh/);
  await saveIn(edit);
  await expect(row).not.toContainText('No workaround');
  expect(await violationsInBothThemes(page)).toEqual([]);

  // The log: what is counted is counted, what is judged is written, and it is there after a restart.
  await tab(page, 'Daily log');
  await recordIncident(page, 'Payments queue stuck', 'P1', null);
  await recordIncident(page, 'Cannot log in', 'P3', 'Service desk');
  await page.getByRole('button', { name: 'Record a complaint' }).click();
  const complaint = page.getByRole('dialog', { name: 'Record a complaint' });
  await complaint.getByLabel('Who').fill('Branch Leeds');
  await complaint.getByLabel('Channel').fill('Phone');
  await complaint.getByLabel('Theme').fill('Slow');
  await saveIn(complaint);
  await page.getByLabel('Satisfaction, percent').fill('82');
  await page.keyboard.press('Enter');
  await page.getByRole('radio', { name: 'Met', exact: true }).click();
  await page.getByLabel('Hits of KE-1').fill('4');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Add an action' }).fill('Ask for the plan of the query');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('checkbox', { name: 'Done: Ask for the plan of the query' })).toBeAttached();
  expect(await violationsInBothThemes(page)).toEqual([]);
  page = await planner.restart();
  const today = page.getByRole('table', { name: 'Daily log' }).getByRole('row').nth(1);
  await expect(today).toContainText('1 P1, 0 P2, 0 P3, 0 P4 open');
  await expect(today).toContainText('82 %');
  await expect(today).toContainText('met');
  await expect(page.getByRole('button', { name: /Branch Leeds Phone · Slow/ })).toBeVisible();

  // The exit criteria follow from it.
  await tab(page, 'Overview');
  await expect(criterion(page, 'No open P1 or P2 incident')).toContainText('Not met');
  await expect(criterion(page, 'Share of incidents the s')).toContainText('100 %');
  await expect(page.getByRole('button', { name: 'No open P1 or P2 incident: 1, target 0' })).toBeVisible();
  await tab(page, 'Daily log');
  await page
    .getByRole('region', { name: 'Incidents' })
    .getByRole('button', { name: /Payments queue stuck/ })
    .click();
  const incident = page.getByRole('dialog', { name: /Incident/ });
  await incident.getByRole('checkbox', { name: 'It is resolved' }).press('Space');
  await saveIn(incident);
  await tab(page, 'Overview');
  await expect(criterion(page, 'No open P1 or P2 incident').getByText('Met', { exact: true })).toBeAttached();
  expect(await violationsInBothThemes(page)).toEqual([]);

  // Who is called.
  await tab(page, 'Escalation');
  await page.getByRole('button', { name: /^Start with service desk/ }).click();
  await page.getByRole('button', { name: 'Add a turn to L1 Service desk' }).click();
  await expect(page.getByText('Nobody stands in the rota')).toBeVisible();
  const rota = page.getByRole('list', { name: 'Rota of L1 Service desk' });
  await choose(rota, 'Who', /^Ann Marsh/);
  await expect(page.getByText('Nobody stands in the rota')).toBeHidden();
  expect(await violationsInBothThemes(page)).toEqual([]);

  // Extended by a week, with a reason; undo gives the week back.
  await page.getByRole('button', { name: 'Extend…' }).click();
  const extend = page.getByRole('dialog', { name: 'Extend early life support' });
  await extend.getByRole('button', { name: 'Extend', exact: true }).click();
  await expect(extend).toContainText('Say why.');
  await extend.getByLabel('Why').fill('A P1 on the first day');
  expect(await violationsInBothThemes(page)).toEqual([]);
  await extend.getByRole('button', { name: 'Extend', exact: true }).click();
  await expect(page.getByText('Day 1 of 35')).toBeVisible();
  await undo(page, 'Extended early life support of PAY 1 by 7 days');
  await expect(page.getByText('Day 1 of 28')).toBeVisible();

  // It can't be left while something is missing; with conditions it can, once three have signed.
  await page.getByRole('button', { name: 'Leave…' }).click();
  const leave = page.getByRole('dialog', { name: 'Leave early life support' });
  await expect(leave.getByRole('button', { name: 'Leave', exact: true })).toBeDisabled();
  await expect(leave).toContainText('35 lines of the checklist are open');
  await leave.getByRole('button', { name: 'Leave with conditions…' }).click();
  const conditional = page.getByRole('dialog', { name: 'Leave early life support with conditions' });
  await conditional.getByRole('button', { name: 'Business owner has not signed off' }).click();
  for (const role of ['Business owner', 'Service transition', 'Service delivery']) {
    await page.getByRole('button', { name: `Who decides as ${role}` }).click();
    await page.getByRole('option', { name: /Ann Marsh/ }).click();
    await page
      .getByRole('radiogroup', { name: `Decision of ${role}` })
      .getByRole('radio', { name: 'Approved' })
      .click();
  }
  await page.getByLabel('Support model').fill('Operations runs it from here');
  expect(await violationsInBothThemes(page)).toEqual([]);
  page = await planner.restart();
  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Leave with conditions…' }).click();
  const last = page.getByRole('dialog', { name: 'Leave early life support with conditions' });
  await last.getByLabel('Conditions').fill('The team stays on call for a week');
  await last.getByRole('button', { name: 'Leave with conditions', exact: true }).click();
  await expect(page.getByText('Left with conditions').first()).toBeVisible();
  const [support] = await planRows(page, 'supports');
  expect(support).toMatchObject({ decision: 'conditional', conditions: 'The team stays on call for a week' });

  // The board keeps it under what was left.
  await page.getByRole('button', { name: 'All early life support' }).click();
  await page.getByRole('radio', { name: 'Left', exact: true }).click();
  const board = page.getByRole('grid', { name: 'Releases in early life support' });
  await expect(board.getByRole('row', { name: /PAY 1/ })).toContainText('Left with conditions');
  expect(await violationsInBothThemes(page)).toEqual([]);
  expect(planner.problems).toEqual([]);
});

test('the sample shows one in the middle of it; a known error is found by its number', async ({ planner }) => {
  const page = await planner.start();
  await begin(page, 'Worked sample');
  await page.keyboard.press('g');
  await page.keyboard.press('l');
  const board = page.getByRole('grid', { name: 'Releases in early life support' });
  await expect(board.getByRole('row')).toHaveCount(2);
  await expect(page.getByRole('region', { name: /^Soon live or just live/ })).toBeVisible();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await find(page, 'KE-2');
  const known = page.getByRole('dialog', { name: 'Known error KE-2' });
  await expect(known.getByLabel('Title')).toHaveValue('Notification mail arrives twice');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('tab', { name: /^Known errors/, selected: true })).toBeVisible();
  await tab(page, 'Overview');
  await expect(page.getByRole('img', { name: /^Open incidents per day/ })).toBeVisible();
  for (const part of ['Daily log', /^Before production/, 'Briefing', 'Hand-over'] as const) {
    await tab(page, part);
    expect(await violationsInBothThemes(page)).toEqual([]);
  }
  expect(planner.problems).toEqual([]);
});

test('what is found in test is written down before early life support is set up, and is there when it begins', async ({
  planner,
}) => {
  let page = await planner.start();
  await begin(page, 'New plan');
  await page.keyboard.press('g');
  await page.keyboard.press('l');
  await expect(page.getByText('Make a release first')).toBeVisible();
  await page.keyboard.press('n');
  await expect(page.getByRole('dialog', { name: 'What is new?' })).toBeVisible();
  await page.keyboard.press('r');
  const create = page.getByRole('dialog', { name: 'New release' });
  await create.getByLabel('Key').fill('PAY 1');
  await create.getByRole('button', { name: 'Create' }).click();
  await expect(create).toBeHidden();
  await page.keyboard.press('g');
  await page.keyboard.press('r');
  await expect(page.getByRole('heading', { name: 'Releases', exact: true })).toBeVisible();
  await page.getByRole('row').filter({ hasText: 'PAY 1' }).dblclick();
  await page.getByRole('button', { name: 'Known errors and test incidents' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('PAY 1');

  await page.getByRole('button', { name: 'Record a known error' }).click();
  const known = page.getByRole('dialog', { name: 'Record a known error' });
  await known.getByLabel('Title').fill('Export stops after 60 s');
  await expect(known.getByRole('radio', { name: 'Test', exact: true })).toBeChecked();
  await saveIn(known);
  await page.getByRole('button', { name: 'Record an incident' }).click();
  const incident = page.getByRole('dialog');
  await incident.getByLabel('Title').fill('Ledger is slow');
  await expect(incident.getByRole('checkbox', { name: 'Seen before production' })).toBeChecked();
  await saveIn(incident);
  await expect(page.getByRole('button', { name: 'Export stops after 60 s', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Ledger is slow', exact: true })).toBeVisible();
  expect(await violationsInBothThemes(page)).toEqual([]);
  expect(await planRows(page, 'supports')).toEqual([]);

  page = await planner.restart();
  await expect(page.getByRole('button', { name: 'Ledger is slow', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Back to the release' }).click();
  await expect(page.getByText('1 known error, 1 incident seen before production')).toBeVisible();
  await page.getByRole('button', { name: 'Known errors and test incidents' }).click();
  await page.getByRole('button', { name: 'Set up early life support' }).click();
  const setUp = page.getByRole('dialog', { name: 'Set up early life support' });
  await expect(setUp).toContainText('1 known error of this release comes along.');
  await setUp.getByRole('button', { name: 'Set up' }).click();
  await expect(page.getByRole('tab', { name: /^Known errors 1/ })).toBeVisible();
  await expect(page.getByRole('tab', { name: /^Before production 1/ })).toBeVisible();
});
