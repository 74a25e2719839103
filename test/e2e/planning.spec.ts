import type { Locator, Page } from '@playwright/test';
import { addDays } from '../../shared/planning/days.ts';
import {
  bars,
  blocks,
  cell,
  dayButton,
  daysFrom,
  drag,
  dragOver,
  dragTo,
  expectDays,
  expectHours,
  gripOf,
  hourHeight,
  nextMonday,
  nextMonth,
  pointIn,
  rightEdgeOf,
} from './calendar.ts';
import { expect, test } from './fixture.ts';
import { begin, goTo, inspector, pick, redo, saved, told, undo } from './steps.ts';

/* What a release manager does on the calendar, by mouse, and what stays of it. */

/** Whole weeks of the month after this one. */
const MONDAY = nextMonday();
const day = (after: number) => addDays(MONDAY, after);
/** As steps and entries name it: "Thu 3 December". */
const said = (date: string) =>
  new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'long', timeZone: 'UTC' })
    .format(new Date(`${date}T00:00:00Z`))
    .replace(',', '');

/** As the head of the page names a day: "Thu, 3 Dec 2026". */
const shortDay = (date: string) =>
  new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`));

const longDay = (date: string) =>
  new RegExp(
    new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' })
      .formatToParts(new Date(`${date}T00:00:00Z`))
      .filter(({ type }) => type !== 'literal')
      .map(({ value }) => value)
      .join(',? '),
  );

/** Types the time into a field of day and time. */
async function setTime(field: Locator, time: string): Promise<void> {
  const [hour = '', minute = ''] = time.split(':');
  await field.getByRole('spinbutton', { name: /hour/ }).fill(hour);
  await field.getByRole('spinbutton', { name: /minute/ }).fill(minute);
}

/** Plans something on one day, with Enter where the day was clicked. */
async function createEvent(page: Page, title: string, date: string): Promise<void> {
  await dayButton(page, date).click();
  await expect(dayButton(page, date)).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: /^Event/ }).click();
  const dialog = page.getByRole('dialog', { name: 'New event' });
  await dialog.getByLabel('Title').fill(title);
  await dialog.getByRole('button', { name: 'Create' }).click();
  await told(page, `Created event ${title}`);
  await page.keyboard.press('Escape');
  await expect(inspector(page)).toHaveCount(0);
}

test('an event is dragged into being, edited, moved, resized, copied and deleted; each is undone, redone and kept', async ({
  planner,
}) => {
  let page = await planner.start();
  await begin(page, 'New plan');
  await nextMonth(page);

  await dragOver(page, day(1), day(3));
  await page.getByRole('option', { name: /^Event/ }).click();
  await page.getByRole('dialog', { name: 'New event' }).getByLabel('Title').fill('Quiet week');
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await told(page, 'Created event Quiet week');
  await expectDays(page, 'Quiet week', daysFrom(day(1), 3));

  await inspector(page).getByLabel('Title').fill('Quarter-end freeze');
  await inspector(page).getByLabel('Location').click();
  await told(page, 'Changed the title of Quiet week');
  await expectDays(page, 'Quarter-end freeze', daysFrom(day(1), 3));

  const freeze = bars(page, 'Quarter-end freeze');
  await dragTo(page, freeze, day(8));
  const moved = `Moved Quarter-end freeze to ${said(day(8))} to ${said(day(10))}`;
  await told(page, moved);
  await expectDays(page, 'Quarter-end freeze', daysFrom(day(8), 3));

  await drag(page, await rightEdgeOf(freeze), await pointIn(page, day(11)));
  const resized = `Changed Quarter-end freeze to ${said(day(8))} to ${said(day(11))}`;
  await told(page, resized);
  await expectDays(page, 'Quarter-end freeze', daysFrom(day(8), 4));

  await page.keyboard.down('Alt');
  await dragTo(page, freeze, day(15));
  await page.keyboard.up('Alt');
  const copied = `Copied Quarter-end freeze to ${said(day(15))} to ${said(day(18))}`;
  await told(page, copied);
  await expectDays(page, 'Quarter-end freeze', [...daysFrom(day(8), 4), ...daysFrom(day(15), 4)]);

  await freeze.last().click();
  await expect(freeze.last()).toHaveAttribute('aria-pressed', 'true');
  await freeze.last().press('Delete');
  const deleted = 'Deleted Quarter-end freeze';
  await told(page, deleted);
  await expectDays(page, 'Quarter-end freeze', daysFrom(day(8), 4));

  const both = [...daysFrom(day(8), 4), ...daysFrom(day(15), 4)];
  await undo(page, deleted);
  await expectDays(page, 'Quarter-end freeze', both);
  await undo(page, copied);
  await expectDays(page, 'Quarter-end freeze', daysFrom(day(8), 4));
  await undo(page, resized);
  await expectDays(page, 'Quarter-end freeze', daysFrom(day(8), 3));
  await undo(page, moved);
  await expectDays(page, 'Quarter-end freeze', daysFrom(day(1), 3));
  await undo(page, 'Changed the title of Quiet week');
  await expectDays(page, 'Quiet week', daysFrom(day(1), 3));
  await undo(page, 'Created event Quiet week');
  await expectDays(page, 'Quiet week', []);
  await redo(page, 'Created event Quiet week');
  await redo(page, 'Changed the title of Quiet week');
  await redo(page, moved);
  await redo(page, resized);
  await redo(page, copied);
  await expectDays(page, 'Quarter-end freeze', both);
  await saved(page);

  page = await planner.restart();
  // It opens on today, whatever was looked at last.
  await expect(page.locator('[aria-current="date"]')).toBeVisible();
  await nextMonth(page);
  await expectDays(page, 'Quarter-end freeze', both);
  await redo(page, deleted);
  await expectDays(page, 'Quarter-end freeze', daysFrom(day(8), 4));
  for (const step of [deleted, copied, resized, moved]) await undo(page, step);
  await expectDays(page, 'Quarter-end freeze', daysFrom(day(1), 3));
  await undo(page, 'Changed the title of Quiet week');
  await undo(page, 'Created event Quiet week');
  await expectDays(page, 'Quiet week', []);
  expect(planner.problems).toEqual([]);
});

test('an entry is dragged out of "+n more" on to another day', async ({ planner }) => {
  const page = await planner.start();
  await begin(page, 'New plan');
  await nextMonth(page);
  // Where the keyboard stands is the day that was clicked; Enter plans something there.
  const titles = Array.from({ length: 9 }, (_, index) => `Milestone ${index + 1}`);
  for (const title of titles) await createEvent(page, title, day(2));
  await page.getByRole('button', { name: /more entr/ }).click();
  const list = page.getByRole('dialog', { name: /9 entries/ });
  const entry = list.getByRole('button', { name: /Milestone 9/ });
  await expect(entry).toBeVisible();
  await drag(page, await gripOf(entry), await pointIn(page, day(9)));
  await told(page, `Moved Milestone 9 to ${said(day(9))}`);
  await expectDays(page, 'Milestone 9', [day(9)]);
  await undo(page, `Moved Milestone 9 to ${said(day(9))}`);
  await expect(page.getByRole('button', { name: /^Wed.*9 entries$/ })).toBeVisible();
});

test('a meeting that repeats is changed as this one, this and following, and all', async ({ planner }) => {
  const page = await planner.start();
  await begin(page, 'New plan');
  await nextMonth(page);
  await dayButton(page, day(1)).click();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: /^Event/ }).click();
  const dialog = page.getByRole('dialog', { name: 'New event' });
  await dialog.getByLabel('Title').fill('Change board');
  await pick(dialog, 'Kind', 'Meeting');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await pick(inspector(page), 'Repeats', 'Every week');
  await told(page, 'Changed the repetition of Change board');
  await pick(inspector(page), 'Ends', 'After a number of times');
  await inspector(page).getByRole('textbox', { name: 'Times', exact: true }).fill('4');
  await inspector(page).getByLabel('Location').click();
  await expectDays(page, 'Change board', [day(1), day(8), day(15), day(22)]);

  const asked = page.getByRole('dialog', { name: 'Change a repeating event' });
  const board = bars(page, 'Change board');
  await dragTo(page, board.nth(0), day(2));
  await asked.getByRole('button', { name: 'All' }).click();
  await expectDays(page, 'Change board', [day(2), day(9), day(16), day(23)]);

  await dragTo(page, board.nth(1), day(11));
  await asked.getByRole('button', { name: 'This one' }).click();
  await expectDays(page, 'Change board', [day(2), day(11), day(16), day(23)]);

  await dragTo(page, board.nth(2), day(17));
  await asked.getByRole('button', { name: 'This and following' }).click();
  await expectDays(page, 'Change board', [day(2), day(11), day(17), day(24)]);

  // Nothing is written where the question is left.
  await dragTo(page, board.nth(3), day(26));
  await asked.getByRole('button', { name: 'Cancel' }).click();
  await expectDays(page, 'Change board', [day(2), day(11), day(17), day(24)]);

  // One of them has a title of its own.
  await board.nth(0).click();
  await expect(inspector(page).getByText(/^One of a series/)).toBeVisible();
  await inspector(page).getByLabel('Title').fill('Change board, yearly review');
  await inspector(page).getByLabel('Location').click();
  await asked.getByRole('button', { name: 'This one' }).click();
  await expectDays(page, 'Change board, yearly review', [day(2)]);
  await expectDays(page, 'Change board', [day(2), day(11), day(17), day(24)]);

  // The part that was split off is a series of its own.
  await board.nth(2).click();
  await board.nth(2).press('Delete');
  await page
    .getByRole('dialog', { name: 'Delete a repeating event' })
    .getByRole('button', { name: 'This and following' })
    .click();
  await told(page, 'Deleted Change board');
  await expectDays(page, 'Change board', [day(2), day(11)]);

  await undo(page, 'Deleted Change board');
  await undo(page, 'Changed the title of Change board');
  await undo(page, `Moved Change board to ${said(day(17))}`);
  await undo(page, `Moved Change board to ${said(day(11))}`);
  await expectDays(page, 'Change board', [day(2), day(9), day(16), day(23)]);
  await undo(page, `Moved Change board to ${said(day(2))}`);
  await expectDays(page, 'Change board', [day(1), day(8), day(15), day(22)]);
  expect(planner.problems).toEqual([]);
});

test('a release gets a phase, a gate with its sign-offs and a deployment, and a status its transitions allow', async ({
  planner,
}) => {
  const page = await planner.start();
  await begin(page, 'New plan');
  await nextMonth(page);
  await dragOver(page, day(0), day(10));
  await page.getByRole('option', { name: /^Release/ }).click();
  const dialog = page.getByRole('dialog', { name: 'New release' });
  await dialog.getByLabel('Key').fill('PAY 27.1');
  await dialog.getByLabel('Name').fill('Instant payments');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await told(page, 'Created release PAY 27.1');
  await expectDays(page, 'PAY 27.1 Instant payments', daysFrom(day(0), 11));

  await inspector(page).getByRole('button', { name: 'Open full page' }).click();
  await expect(page.getByRole('heading', { name: 'PAY 27.1 Instant payments', level: 1 })).toBeVisible();
  await page.getByRole('button', { name: 'Add phase' }).click();
  await page.getByRole('menuitem', { name: 'System test' }).click();
  await told(page, 'Added phase System test to PAY 27.1');

  await page.getByRole('button', { name: 'Add gate' }).click();
  await page.getByRole('menuitem', { name: 'Go / no-go' }).click();
  await told(page, 'Added gate Go / no-go to PAY 27.1');
  const gate = inspector(page);
  await expect(gate.getByText('Open', { exact: false }).first()).toBeVisible();
  for (const criterion of await gate.getByRole('group', { name: 'Criteria' }).getByRole('checkbox').all()) {
    // By its key: the box is the drawing beside the input. What is ticked is what was saved.
    await criterion.press('Space');
    await expect(criterion).toBeChecked();
  }
  const signOffs = gate.getByRole('group', { name: 'Sign-offs' });
  for (const role of ['Product owner', 'Operations', 'Release manager']) {
    await signOffs.getByRole('button', { name: `Who decides as ${role}` }).click();
    await page.getByRole('option', { name: 'Ann Marsh' }).click();
    await signOffs
      .getByRole('radiogroup', { name: `Decision of ${role}` })
      .getByRole('radio', { name: 'Approved' })
      .click();
  }
  await expect(gate.getByText('Passed')).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Add deployment' }).click();
  await told(page, 'Added deployment to Production for PAY 27.1');
  await inspector(page).getByRole('button', { name: 'Close' }).click();

  // A draft may be planned or cancelled, and nothing else.
  const status = page.getByRole('main').getByRole('button', { name: /Status$/ });
  const options = page.getByRole('listbox', { name: 'Status' }).getByRole('option');
  const choose = async (offered: readonly string[], next: string) => {
    await status.first().click();
    await expect(options).toHaveText(offered);
    await options.filter({ hasText: next }).click();
    await told(page, `PAY 27.1 is now ${next}`);
  };
  await choose(['Draft', 'Planned', 'Cancelled'], 'Planned');
  await choose(['Draft', 'Planned', 'In progress', 'Cancelled'], 'In progress');
  await choose(['Planned', 'In progress', 'Ready', 'Cancelled'], 'Ready');

  await page.getByRole('button', { name: 'History' }).click();
  const history = page.getByRole('dialog', { name: 'History of PAY 27.1' });
  await expect(history.getByRole('listitem')).toHaveText([
    /PAY 27.1 is now Ready.*Ann Marsh.*In progress to Ready/,
    /PAY 27.1 is now In progress.*Ann Marsh.*Planned to In progress/,
    /PAY 27.1 is now Planned.*Ann Marsh.*Draft to Planned/,
    /Created release PAY 27.1.*Ann Marsh/,
  ]);
  await page.keyboard.press('Escape');

  await goTo(page, 'Calendar');
  await expectDays(page, 'PAY 27.1 Instant payments', daysFrom(day(0), 11));
  await expect(bars(page, /^PAY 27.1 Go \/ no-go, gate, .*passed/)).toBeVisible();
  await expectDays(page, 'Go / no-go', [day(10)]);
  await expect(bars(page, /^PAY 27.1 System test, phase/)).toHaveCount(2);
  // From 22:00 to 02:00 it touches two days.
  await expectDays(page, 'deployment to Production', [day(10), day(11)]);
  expect(planner.problems).toEqual([]);
});

test('filters hide, say so and are cleared; colour follows type or status', async ({ planner }) => {
  const page = await planner.start();
  await begin(page, 'Worked sample');
  const everything = page.getByRole('main').locator('button[data-entry]');
  await expect(everything.filter({ hasText: 'freeze' }).first()).toBeVisible();
  const filters = page.getByRole('group', { name: 'Filters' });
  await filters.getByRole('button', { name: 'Show' }).click();
  await page.getByRole('option', { name: 'Events' }).click();
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-table="releases"]')).toHaveCount(0);
  await expect(page.locator('[data-table="events"]').first()).toBeVisible();
  await expect(filters.getByText(/hidden by filters/)).toBeVisible();
  await filters.getByRole('button', { name: 'Type' }).first().click();
  await page.getByRole('option', { name: /Change window/ }).click();
  await page.keyboard.press('Escape');
  await expect(everything.filter({ hasNotText: /^Change window/ })).toHaveCount(0);
  await expect(everything.first()).toBeVisible();
  await filters.getByRole('button', { name: 'Clear filters' }).click();
  await expect(page.locator('[data-table="releases"]').first()).toBeVisible();
  await expect(filters.getByText(/hidden by filters/)).toHaveCount(0);

  const edge = async () =>
    page
      .locator('[data-table="releases"]')
      .evaluateAll((entries) =>
        entries.map((entry) =>
          getComputedStyle(entry.querySelector('[style]') ?? entry).getPropertyValue('border-left-color'),
        ),
      );
  const byType = await edge();
  await filters.getByRole('radio', { name: 'Status' }).click();
  await filters.getByRole('button', { name: 'Legend' }).click();
  await expect(page.getByRole('dialog', { name: 'Legend' }).getByText('In progress').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect.poll(edge).not.toEqual(byType);
  await filters.getByRole('radio', { name: 'Type' }).click();
  await expect.poll(edge).toEqual(byType);
});

test('week and day show entries at their hours, and take them there by drag', async ({ planner }) => {
  const page = await planner.start();
  await begin(page, 'New plan');
  await nextMonth(page);
  await dayButton(page, day(2)).click();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: /^Event/ }).click();
  const dialog = page.getByRole('dialog', { name: 'New event' });
  await dialog.getByLabel('Title').fill('Cut-over call');
  await dialog.getByRole('radio', { name: 'With times' }).click();
  await setTime(dialog.getByRole('group', { name: /^Start/ }), '09:30');
  await setTime(dialog.getByRole('group', { name: /^End/ }), '11:00');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await told(page, 'Created event Cut-over call');
  await page.keyboard.press('Escape');
  await dayButton(page, day(2)).click();

  // The views open on the day the keyboard stands on.
  await page.getByRole('radio', { name: 'Day', exact: true }).click();
  await expect(page.getByRole('heading', { name: shortDay(day(2)) })).toBeVisible();
  const block = blocks(page, 'Cut-over call');
  await expect(block).toContainText('09:30–11:00');
  await expectHours(block, '09:30', '11:00');

  // Down by two hours.
  const hour = await hourHeight(page);
  const from = await gripOf(block);
  await drag(page, from, { x: from.x, y: from.y + 2 * hour });
  await told(page, `Moved Cut-over call to ${said(day(2))} 11:30 to 13:00`);
  await expectHours(block, '11:30', '13:00');

  await page.getByRole('radio', { name: 'Week' }).click();
  await expect(page.getByRole('button', { name: longDay(day(2)) })).toBeVisible();
  await expectHours(block, '11:30', '13:00');
  const width = (await page.locator('.rbc-day-slot').first().boundingBox())?.width ?? 0;
  const grip = await gripOf(block);
  await drag(page, grip, { x: grip.x + 2 * width, y: grip.y });
  await told(page, `Moved Cut-over call to ${said(day(4))} 11:30 to 13:00`);
  await expect(block).toHaveAccessibleName(new RegExp(`${said(day(4))} 11:30 to 13:00`));
  await undo(page, `Moved Cut-over call to ${said(day(4))} 11:30 to 13:00`);
  await undo(page, `Moved Cut-over call to ${said(day(2))} 11:30 to 13:00`);
  await expectHours(block, '09:30', '11:00');
  await page.getByRole('radio', { name: 'Month' }).click();
  await expectDays(page, 'Cut-over call', [day(2)]);
  expect(planner.problems).toEqual([]);
});

test('how a plan counts time is set in the settings and shows at once', async ({ planner }) => {
  const page = await planner.start();
  await begin(page, 'New plan');
  await nextMonth(page);
  await dayButton(page, day(2)).click();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: /^Event/ }).click();
  const dialog = page.getByRole('dialog', { name: 'New event' });
  await dialog.getByLabel('Title').fill('Cut-over call');
  await dialog.getByRole('radio', { name: 'With times' }).click();
  await setTime(dialog.getByRole('group', { name: /^Start/ }), '15:30');
  await setTime(dialog.getByRole('group', { name: /^End/ }), '23:00');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(bars(page, /Cut-over call/)).toContainText('15:30');
  await expectDays(page, 'Cut-over call', [day(2)]);
  const columns = page.getByRole('columnheader');
  await expect(columns.first()).toHaveAccessibleName('Monday');
  await expect(page.getByTitle(/^Week \d+$/).first()).toBeVisible();
  const colour = async (date: string) => cell(page, date).evaluate((one) => getComputedStyle(one).backgroundColor);
  expect(await colour(day(5))).not.toBe(await colour(day(4)));

  await goTo(page, 'Settings');
  const settings = page.getByRole('main');
  await pick(settings, 'First day of the week', 'Sunday');
  await told(page, 'Settings: First day of the week changed');
  await settings.getByRole('toolbar', { name: 'Working days' }).getByRole('button', { name: 'Sat' }).click();
  await told(page, 'Settings: Working days changed');
  await settings.getByRole('switch', { name: 'Week numbers' }).press('Space');
  await told(page, 'Settings: Week numbers changed');
  await settings.getByRole('button', { name: 'Time zone' }).click();
  await page.getByRole('combobox').fill('Kolkata');
  await page.getByRole('option', { name: /Kolkata|Calcutta/ }).click();
  await told(page, 'Settings: Time zone changed');

  await goTo(page, 'Calendar');
  await expect(columns.first()).toHaveAccessibleName('Sunday');
  await expect(page.getByTitle(/^Week \d+$/)).toHaveCount(0);
  expect(await colour(day(5))).toBe(await colour(day(4)));
  expect(await colour(day(6))).not.toBe(await colour(day(4)));
  // 23:00 in Berlin is after midnight in India.
  await expect(page.getByText(/Times in Asia\/(Kolkata|Calcutta)/)).toBeVisible();
  await expectDays(page, 'Cut-over call', [day(2), day(3)]);
  for (const step of ['Time zone', 'Week numbers', 'Working days', 'First day of the week']) {
    await undo(page, `Settings: ${step} changed`);
  }
  await expect(columns.first()).toHaveAccessibleName('Monday');
  await expectDays(page, 'Cut-over call', [day(2)]);
});

test('a second plan stands beside the first; switching loses nothing of either', async ({ planner }) => {
  const page = await planner.start();
  await begin(page, 'New plan');
  await nextMonth(page);
  await createEvent(page, 'Of the first plan', day(1));
  const plans = page.getByRole('button', { name: /change or manage plans/ });
  await plans.click();
  await page.getByRole('button', { name: 'New empty plan' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(plans).toHaveAccessibleName(/^Release plan 2/);
  await expectDays(page, 'Of the first plan', []);
  await createEvent(page, 'Of the second plan', day(2));

  await plans.click();
  await page.getByRole('button', { name: 'Open Release plan' }).click();
  await expect(plans).toHaveAccessibleName(/^Release plan/);
  await expectDays(page, 'Of the first plan', [day(1)]);
  await expectDays(page, 'Of the second plan', []);
  // Undo is of the plan that is open.
  await undo(page, 'Created event Of the first plan');
  await redo(page, 'Created event Of the first plan');

  const again = await planner.restart();
  await nextMonth(again);
  await expectDays(again, 'Of the first plan', [day(1)]);
  await again.getByRole('button', { name: /change or manage plans/ }).click();
  await again.getByRole('button', { name: 'Open Release plan 2' }).click();
  await expectDays(again, 'Of the second plan', [day(2)]);
  await undo(again, 'Created event Of the second plan');
  expect(planner.problems).toEqual([]);
});
