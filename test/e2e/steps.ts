import type { Locator, Page } from '@playwright/test';
import { expect } from './fixture.ts';

/** What a person does at the first start: says who they are and picks how to begin. */
export async function begin(page: Page, way: 'New plan' | 'Worked sample'): Promise<void> {
  await page.getByLabel('Your name').fill('Ann Marsh');
  await page.getByLabel('Your role').fill('Release manager');
  await page.getByRole('button', { name: way }).click();
  await expect(page.getByRole('heading', { name: 'Calendar' })).toBeVisible();
}

/** Waits until the footer says that everything is on the disk. */
export async function saved(page: Page): Promise<void> {
  await expect(page.getByText('Saved on this laptop')).toBeVisible();
}

/** A page of the rail by its name. */
type RailPlace =
  | 'This week'
  | 'Calendar'
  | 'Releases'
  | 'Environments'
  | 'Services'
  | 'Changes & CAB'
  | 'Measures'
  | 'Settings';

/** Goes to a page of the rail, until it stands: keys pressed before belong to the window and not to the page. */
export async function goTo(page: Page, name: RailPlace): Promise<void> {
  const place = page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name, exact: true });
  await place.click();
  await expect(place).toHaveAttribute('aria-current', 'page');
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
}

/** Finds something by its name through the palette, a command or a record, and takes it. */
export async function find(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog').filter({ has: page.getByRole('combobox', { name: 'Search and commands' }) });
  await palette.getByRole('combobox').fill(name);
  // What was found before may still be shown: Enter would take that.
  await expect(palette.getByRole('option', { selected: true })).toContainText(name);
  await page.keyboard.press('Enter');
}

/** What the window said last about a step. */
export async function told(page: Page, text: string | RegExp): Promise<void> {
  await expect(page.getByRole('region', { name: 'Notices' }).getByText(text).last()).toBeVisible();
}

/** Takes the named step back with the button in the header, and reads the notice of it. */
export async function undo(page: Page, step: string): Promise<void> {
  await page.getByRole('button', { name: `Undo: ${step}`, exact: true }).click();
  await told(page, `Undone: ${step}`);
}

/** Does the named step again. */
export async function redo(page: Page, step: string): Promise<void> {
  await page.getByRole('button', { name: `Redo: ${step}`, exact: true }).click();
  await told(page, `Done again: ${step}`);
}

export function inspector(page: Page): Locator {
  return page.getByRole('complementary', { name: 'Inspector' });
}

/** Picks from a list that opens under its button. */
export async function pick(within: Locator | Page, label: string, option: string): Promise<void> {
  await within.getByRole('button', { name: label }).first().click();
  const page = 'page' in within ? within.page() : within;
  await page.getByRole('option', { name: option, exact: true }).click();
}
