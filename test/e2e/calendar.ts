import type { Locator, Page } from '@playwright/test';
import { addDays, fromDayNumber, isoWeekday, toDayNumber } from '../../shared/planning/days.ts';
import { expect } from './fixture.ts';

/* What a person does on the calendar with a mouse, and what they see there. */

/** The first Monday of the month after this one: whole weeks follow it, whatever today is. */
export function nextMonday(today = new Date()): string {
  const month = new Date(Date.UTC(today.getFullYear(), today.getMonth() + 1, 1));
  const first = month.toISOString().slice(0, 10);
  return addDays(first, (8 - isoWeekday(first)) % 7);
}

export function cell(page: Page, day: string): Locator {
  return page.locator(`[data-cell="${toDayNumber(day)}"]`);
}

/** The number of a day in the month, where the keyboard stands. */
export function dayButton(page: Page, day: string): Locator {
  return page.locator(`[data-day="${toDayNumber(day)}"]`);
}

/** The bars of an entry, by a part of what is said of it. */
export function bars(page: Page, name: string | RegExp): Locator {
  return page.getByRole('main').locator('button[data-entry]').filter({ hasText: name });
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A free place low in the cell of a day. */
export async function pointIn(page: Page, day: string): Promise<Point> {
  const box = await cell(page, day).boundingBox();
  if (box === null) throw new Error(`${day} is not shown`);
  return { x: box.x + box.width / 2, y: box.y + box.height * 0.7 };
}

/** Presses, moves as a hand does, lets go. */
export async function drag(page: Page, from: Point, to: Point): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 6, from.y + 3, { steps: 2 });
  await page.mouse.move(to.x, to.y, { steps: 10 });
  await page.mouse.up();
}

/** Drags over empty days. */
export async function dragOver(page: Page, first: string, last: string): Promise<void> {
  await drag(page, await pointIn(page, first), await pointIn(page, last));
}

/** Takes hold of a bar on its first day and drops it on a day. */
export async function dragTo(page: Page, bar: Locator, day: string): Promise<void> {
  await drag(page, await gripOf(bar), await pointIn(page, day));
}

/** A place within the bar's first day. */
export async function gripOf(bar: Locator): Promise<Point> {
  const box = await bar.first().boundingBox();
  if (box === null) throw new Error('The bar is not shown');
  return { x: box.x + Math.min(40, box.width / 2), y: box.y + box.height / 2 };
}

export async function rightEdgeOf(bar: Locator): Promise<Point> {
  const box = await bar.last().boundingBox();
  if (box === null) throw new Error('The bar is not shown');
  return { x: box.x + box.width - 2, y: box.y + box.height / 2 };
}

/** Days whose cells the bars with this text lie over, read off the screen. */
export async function daysOf(page: Page, name: string): Promise<string[]> {
  const days = await page.evaluate((text) => {
    const cells = [...document.querySelectorAll('[data-cell]')].map((element) => ({
      day: Number(element.getAttribute('data-cell')),
      box: element.getBoundingClientRect(),
    }));
    const shown = [...document.querySelectorAll('[role="main"] button[data-entry], main button[data-entry]')];
    return shown
      .filter((bar) => bar.textContent.includes(text))
      .map((bar) => bar.getBoundingClientRect())
      .flatMap((bar) =>
        cells
          .filter(({ box }) => {
            const [x, y] = [box.left + box.width / 2, bar.top + bar.height / 2];
            return x > bar.left && x < bar.right && y > box.top && y < box.bottom;
          })
          .map(({ day }) => day),
      );
  }, name);
  return [...new Set(days)].sort((a, b) => a - b).map(fromDayNumber);
}

/** Waits until the bars with this text lie over just these days. */
export async function expectDays(page: Page, name: string, days: readonly string[]): Promise<void> {
  await expect.poll(async () => daysOf(page, name), { message: `days of ${name}` }).toEqual(days);
}

/** `count` days from `first` on. */
export function daysFrom(first: string, count: number, every = 1): string[] {
  return Array.from({ length: count }, (_, index) => addDays(first, index * every));
}

/** Shows the month `by` months from the one shown. */
export async function nextMonth(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Next month' }).click();
}

/** Blocks among the hours, by a part of what is said of them. */
export function blocks(page: Page, name: string): Locator {
  return page.locator('.rbc-day-slot .rbc-event').filter({ hasText: name });
}

/** Height of an hour in week and day, in pixels. */
export async function hourHeight(page: Page): Promise<number> {
  const column = await page.locator('.rbc-day-slot').first().boundingBox();
  return (column?.height ?? 0) / 24;
}

/** Waits until a block lies between these hours of its column, to the quarter of an hour (blocks keep a gap). */
export async function expectHours(block: Locator, from: string, to: string): Promise<void> {
  const read = () =>
    block.evaluate((element) => {
      const column = element.closest('.rbc-day-slot')?.getBoundingClientRect();
      const box = element.getBoundingClientRect();
      if (column === undefined) return [];
      return [box.top, box.bottom].map((y) => Math.round((((y - column.top) / column.height) * 1440) / 15) * 15);
    });
  const minutes = [from, to].map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
  await expect.poll(read, { message: `${from} to ${to}` }).toEqual(minutes);
}
