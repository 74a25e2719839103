import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { addDays, toDayNumber } from '../../shared/planning/days.ts';
import { dayButton, expectDays, nextMonday } from './calendar.ts';
import { expect, test } from './fixture.ts';
import { begin, inspector, saved, told } from './steps.ts';

/*
 * The main path by keyboard alone. Locators only look here; whatever acts is a key. `reach` walks with
 * Tab as a person would and fails where something can't be reached.
 */

const MONDAY = nextMonday();
const day = (after: number) => addDays(MONDAY, after);

/** Presses a key until what has the focus is called so. */
async function reach(page: Page, name: RegExp | string, key = 'Tab', most = 60): Promise<void> {
  const wanted = typeof name === 'string' ? new RegExp(`^\\S+ ${name}`) : name;
  const seen: string[] = [];
  for (let pressed = 0; pressed <= most; pressed += 1) {
    const focused = await nameOfFocus(page);
    if (wanted.test(focused)) return;
    seen.push(focused);
    await page.keyboard.press(key);
  }
  throw new Error(`${String(name)} was not reached; on the way: ${seen.join(' | ')}`);
}

/** What a screen reader would call the element with the focus, as near as the page itself can tell. */
async function nameOfFocus(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement)) return '';
    const referred = (element.getAttribute('aria-labelledby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' ')
      .trim();
    const label = element instanceof HTMLInputElement ? (element.labels?.[0]?.textContent ?? '') : '';
    const name = element.getAttribute('aria-label') || referred || label || element.textContent || '';
    return `${element.getAttribute('role') ?? element.tagName.toLowerCase()} ${name.trim()}`;
  });
}

test('the main path, from first start to settings, by keyboard alone', async ({ planner, profile }) => {
  const page = await planner.start();
  const { keyboard } = page;

  // First start: the name has the focus.
  await expect(page.getByLabel('Your name')).toBeFocused();
  await keyboard.type('Ann Marsh');
  await keyboard.press('Tab');
  await keyboard.type('Release manager');
  await reach(page, 'New plan');
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Calendar' })).toBeVisible();

  // N, R: a release.
  await keyboard.press('n');
  await expect(page.getByRole('dialog', { name: 'What is new?' })).toBeVisible();
  await keyboard.press('r');
  await expect(page.getByRole('dialog', { name: 'New release' }).getByLabel('Key')).toBeFocused();
  await keyboard.type('PAY 27.1');
  await keyboard.press('Tab');
  await keyboard.type('Instant payments');
  await keyboard.press('Enter');
  await told(page, 'Created release PAY 27.1');

  // The list of releases, its row, its page.
  await keyboard.press('g');
  await keyboard.press('r');
  await expect(page.getByRole('heading', { name: 'Releases', level: 1 })).toBeVisible();
  await reach(page, /^grid Releases/);
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'PAY 27.1 Instant payments', level: 1 })).toBeVisible();
  await reach(page, 'Add phase');
  await keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Planning' })).toBeFocused();
  await reach(page, 'System test', 'ArrowDown');
  await keyboard.press('Enter');
  await told(page, 'Added phase System test to PAY 27.1');
  await reach(page, /^input Name/);
  await keyboard.press('Control+a');
  await keyboard.type('Payments abroad');
  await keyboard.press('Enter');
  await told(page, 'Changed the name of PAY 27.1');

  // The calendar: a day of next month, an event on it.
  // Out of a field, where letters are text, the palette leads on.
  await keyboard.press('Control+k');
  await keyboard.type('go to calendar');
  await expect(page.getByRole('option', { selected: true })).toContainText('Go to Calendar');
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Calendar' })).toBeVisible();
  await keyboard.press('j');
  await reach(page, /^button .*nothing planned|^button .*\d entr/);
  const month = dayButton(page, day(9));
  const from = Number(await page.evaluate(() => document.activeElement?.getAttribute('data-day')));
  const to = toDayNumber(day(9));
  for (let at = from; at < to; at += 1) await keyboard.press('ArrowRight');
  for (let at = from; at > to; at -= 1) await keyboard.press('ArrowLeft');
  await expect(month).toBeFocused();
  await keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'What is new?' })).toBeVisible();
  await keyboard.press('e');
  await expect(page.getByRole('dialog', { name: 'New event' }).getByLabel('Title')).toBeFocused();
  await keyboard.type('Steering group');
  await keyboard.press('Enter');
  await told(page, 'Created event Steering group');
  await expectDays(page, 'Steering group', [day(9)]);
  await keyboard.press('Escape');
  await expect(inspector(page)).toHaveCount(0);

  // On to the entry with the arrows, a day later, a week later, a day longer.
  await expect(month).toBeFocused();
  await reach(page, /^button Milestone Steering group/);
  await keyboard.press('Alt+ArrowRight');
  await expectDays(page, 'Steering group', [day(10)]);
  await reach(page, /^button Milestone Steering group/);
  await keyboard.press('Alt+ArrowDown');
  await expectDays(page, 'Steering group', [day(17)]);
  await reach(page, /^button Milestone Steering group/);
  await keyboard.press('Alt+Shift+ArrowRight');
  await expectDays(page, 'Steering group', [day(17), day(18)]);

  // Undo and redo.
  await keyboard.press('Control+z');
  await expectDays(page, 'Steering group', [day(17)]);
  await keyboard.press('Control+z');
  await expectDays(page, 'Steering group', [day(10)]);
  await keyboard.press('Control+Shift+z');
  await expectDays(page, 'Steering group', [day(17)]);

  // The palette opens what is searched for.
  await keyboard.press('Control+k');
  await keyboard.type('steering');
  await expect(page.getByRole('option', { selected: true })).toContainText('Steering group');
  await keyboard.press('Enter');
  await expect(inspector(page).getByRole('heading', { name: 'Steering group' })).toBeVisible();

  // A file comes in through the palette.
  const file = join(profile, 'releases.csv');
  await writeFile(file, 'key,name,type,start,end\nBUS 26.4,Timetable feed,minor,2026-11-09,2026-11-20\n');
  await planner.answerOpenDialog(file);
  await keyboard.press('Control+k');
  await keyboard.type('import');
  await expect(page.getByRole('option', { selected: true })).toContainText('Import files');
  await keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Choose files' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(page.getByText('1 new')).toBeVisible();
  await reach(page, /^button Import$/);
  await keyboard.press('Enter');
  await told(page, 'Imported releases.csv: 1 new, 0 changed');

  // On paper.
  const pdf = join(profile, 'month.pdf');
  await planner.answerSaveDialog(pdf);
  await keyboard.press('Control+p');
  await expect(page.getByRole('dialog', { name: 'Print calendar' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save as PDF' })).toBeEnabled();
  await reach(page, /^button Save as PDF/);
  await keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect((await readFile(pdf)).subarray(0, 5).toString()).toBe('%PDF-');

  // Settings: the dark theme.
  await keyboard.press('g');
  await keyboard.press('s');
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
  await reach(page, /^radio System/);
  await keyboard.press('ArrowRight');
  await keyboard.press('ArrowRight');
  await keyboard.press(' ');
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
  await keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await keyboard.press('Escape');
  await saved(page);
  expect(planner.problems).toEqual([]);
});

test('turning the month leaves the keyboard on a day, and no name of what stood there before', async ({ planner }) => {
  const page = await planner.start();
  await begin(page, 'Worked sample');
  const first = page.getByRole('main').locator('button[data-entry]').first();
  const name = first.locator('.visually-hidden');
  await first.hover();
  const before = await name.innerText();
  await expect(first).toHaveAttribute('title', before);
  await first.focus();

  await page.keyboard.press('j');
  await expect(name).not.toHaveText(before);
  await expect(page.locator(':focus')).toHaveAttribute('data-day', /^\d+$/);
  await page.mouse.move(2, 2);
  await first.hover();
  await expect(first).toHaveAttribute('title', await name.innerText());
});
