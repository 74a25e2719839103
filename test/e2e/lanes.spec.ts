import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { addDays } from '../../shared/planning/days.ts';
import { violationsInBothThemes } from './axe.ts';
import { drag, nextMonday } from './calendar.ts';
import { expect, test } from './fixture.ts';
import type { Planner } from './planner.ts';
import { begin, inspector, saved, told, undo } from './steps.ts';

/* Lanes: the same entries as in the month, along time; what is done in them by mouse and by keyboard. */

const MONDAY = nextMonday();
const day = (after: number) => addDays(MONDAY, after);

/** "Mon 7 December", as names of entries say it. */
function said(date: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${date}T00:00Z`)).replace(',', '');
}

const span = (first: number, last: number) =>
  new RegExp(`${said(day(first))} to ${said(day(last))}`.replace(/,/g, ',?'));

function grid(page: Page): Locator {
  return page.getByRole('grid', { name: /^Lanes by/ }).or(page.getByRole('treegrid', { name: /^Lanes by/ }));
}

/** A lane by what its head says. */
function lane(page: Page, name: string | RegExp): Locator {
  return grid(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name }) });
}

const bar = (within: Locator, name: string | RegExp) => within.getByRole('button', { name });

async function show(page: Page, by: string, zoom: string): Promise<void> {
  await page.getByRole('radiogroup', { name: 'View' }).getByRole('radio', { name: 'Lanes' }).click();
  await page.getByRole('radiogroup', { name: 'Lanes by' }).getByRole('radio', { name: by }).click();
  await page.getByRole('radiogroup', { name: 'Zoom' }).getByRole('radio', { name: zoom }).click();
  await expect(grid(page)).toBeVisible();
}

/** Two services, two releases of which one waits for the other, and a freeze that concerns everything. */
async function smallPlan(planner: Planner, profile: string): Promise<Page> {
  const page = await planner.start();
  await begin(page, 'New plan');
  await saved(page);
  await planner.close();
  const files = {
    'services.csv': ['key,name', 'pay,Payments', 'web,Web shop', ''],
    'releases.csv': [
      'key,name,type,services,start,end,depends on',
      `PAY 27.1,Instant payments,major,pay,${day(1)},${day(4)},`,
      `WEB 27.1,New basket,minor,web,${day(2)},${day(9)},PAY 27.1`,
      '',
    ],
    'events.csv': ['title,kind,start,end', `Year-end freeze,Hard change freeze,${day(10)},${day(12)}`, ''],
  };
  for (const [name, lines] of Object.entries(files)) {
    await writeFile(join(profile, name), lines.join('\n'));
    const table = name.slice(0, -4);
    const done = await planner.command(['import', name, '--as', table], { cwd: profile });
    expect(done.code, done.stderr).toBe(0);
  }
  const again = await planner.start();
  await expect(again.getByRole('radiogroup', { name: 'View' })).toBeVisible();
  return again;
}

/** Middle of a bar, and how many pixels a day is wide, read off a bar of known length. */
async function measure(of: Locator, days: number): Promise<{ x: number; y: number; right: number; px: number }> {
  const box = await of.boundingBox();
  if (box === null) throw new Error('The bar is not shown');
  return {
    x: box.x + box.width / 2,
    y: box.y + box.height / 2,
    right: box.x + box.width - 2,
    px: (box.width + 1) / days,
  };
}

test('by mouse: moved along time and to another lane, made longer, copied, given up, undone', async ({
  planner,
  profile,
}) => {
  const page = await smallPlan(planner, profile);
  await show(page, 'Service', 'Month');
  await page.getByRole('button', { name: 'Later' }).click();
  const payments = lane(page, /Payments/);
  const web = lane(page, /Web shop/);
  const pay = bar(grid(page), /PAY 27.1 Instant payments/);
  await expect(bar(payments, /PAY 27.1/)).toHaveAccessibleName(span(1, 4));
  await expect(bar(web, /WEB 27.1/)).toHaveAccessibleName(span(2, 9));

  // What concerns everything stands once, beneath the time, not in every lane.
  await expect(bar(grid(page), /Year-end freeze/)).toHaveCount(1);
  await expect(bar(lane(page, 'Concerns everything'), /Year-end freeze/)).toBeVisible();

  // Two days later, then back.
  let at = await measure(pay, 4);
  await drag(page, at, { x: at.x + at.px * 2, y: at.y });
  await expect(pay).toHaveAccessibleName(span(3, 6));
  await undo(page, `Moved PAY 27.1 to ${said(day(3))} to ${said(day(6))}`);
  await expect(pay).toHaveAccessibleName(span(1, 4));

  // Escape gives up where it is.
  at = await measure(pay, 4);
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x + at.px * 5, at.y, { steps: 5 });
  await expect(page.getByRole('status').getByText(/PAY 27.1 →/)).toBeVisible();
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(page.getByRole('status').getByText(/PAY 27.1 →/)).toHaveCount(0);
  await expect(pay).toHaveAccessibleName(span(1, 4));

  // Its end by a day.
  await drag(page, { x: at.right, y: at.y }, { x: at.right + at.px, y: at.y });
  await expect(pay).toHaveAccessibleName(span(1, 5));

  // To the other service at the same time: its service is replaced.
  const other = await measure(bar(web, /WEB 27.1/), 8);
  at = await measure(pay, 5);
  await drag(page, at, { x: at.x, y: other.y });
  await told(page, 'Moved PAY 27.1 to Web shop');
  await expect(bar(web, /PAY 27.1/)).toHaveAccessibleName(span(1, 5));
  await expect(bar(payments, /PAY 27.1/)).toHaveCount(0);
  await undo(page, 'Moved PAY 27.1 to Web shop');
  await expect(bar(payments, /PAY 27.1/)).toBeVisible();

  // Alt at the drop copies, days and lane at once.
  at = await measure(pay, 5);
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x + at.px * 7, other.y, { steps: 10 });
  await page.keyboard.down('Alt');
  await page.mouse.up();
  await page.keyboard.up('Alt');
  await told(page, /Copied PAY 27.2 to .*, Web shop/);
  await expect(bar(web, /PAY 27.2/)).toHaveAccessibleName(span(8, 12));
  await expect(bar(payments, /PAY 27.1/)).toHaveAccessibleName(span(1, 5));
  expect(planner.problems).toEqual([]);
});

test('zoom and pan keep the place; empty space is dragged, Ctrl and the wheel zoom about the pointer', async ({
  planner,
  profile,
}) => {
  const page = await smallPlan(planner, profile);
  await show(page, 'Service', 'Month');
  const title = page.getByRole('heading', { level: 2 }).first();
  const first = (await title.textContent()) ?? '';
  await page.getByRole('button', { name: 'Later' }).click();
  // The heading follows once scrolling rests.
  await expect(title).not.toHaveText(first);
  const pay = bar(grid(page), /PAY 27.1 Instant payments/);
  const before = await measure(pay, 4);

  // The time under the pointer stays under it.
  await page.mouse.move(before.x, before.y);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -120);
  await page.keyboard.up('Control');
  await expect(page.getByRole('radiogroup', { name: 'Zoom' }).getByRole('radio', { name: 'Week' })).toBeChecked();
  await expect.poll(async () => Math.round(((await pay.boundingBox())?.width ?? 0) / before.px)).toBeGreaterThan(10);
  const near = await measure(pay, 4);
  expect(Math.abs(near.x - before.x)).toBeLessThan(4);

  // Keys zoom out again; empty space dragged to the left shows what comes later.
  await page.keyboard.press('-');
  await expect(page.getByRole('radiogroup', { name: 'Zoom' }).getByRole('radio', { name: 'Month' })).toBeChecked();
  const from = await measure(pay, 4);
  const empty = { x: from.right + from.px * 3, y: from.y };
  await drag(page, empty, { x: empty.x - 150, y: empty.y });
  await expect.poll(async () => Math.round(from.x - ((await measure(pay, 4)).x + 0))).toBeGreaterThan(140);
  await expect(pay).toHaveAccessibleName(span(1, 4));

  // Months away and back: what is laid out is exchanged on the way.
  const shown = await title.textContent();
  for (let turn = 0; turn < 6; turn += 1) await page.getByRole('button', { name: 'Later' }).click();
  await expect(pay).toHaveCount(0);
  for (let turn = 0; turn < 7; turn += 1) await page.getByRole('button', { name: 'Earlier' }).click();
  await expect(pay).toBeVisible();
  await expect(title).not.toHaveText(shown ?? '');

  // A name beside a short bar goes out of view with it.
  await page.getByRole('radiogroup', { name: 'Zoom' }).getByRole('radio', { name: 'Year' }).click();
  // A day of a year is a few pixels wide; until then the months still stand there.
  await expect.poll(async () => (await pay.boundingBox())?.width ?? Infinity).toBeLessThan(from.px * 2);
  const name = grid(page).locator('[data-bar-end]', { hasText: 'PAY 27.1' }).first();
  await expect(name).toBeVisible();
  const scrollTo = (past: number) =>
    name.evaluate((label, by) => {
      const scroller = label.closest('[role="grid"]');
      const head = scroller?.querySelector('[data-head]')?.getBoundingClientRect().right ?? 0;
      scroller?.scrollBy(label.getBoundingClientRect().left - head + by, 0);
    }, past);
  // Only half a year is laid out ahead: who scrolls over more goes on once the next is.
  const scrollOn = async () => {
    await scrollTo(4);
    return name.isHidden();
  };
  await expect.poll(scrollOn).toBe(true);
  await scrollTo(-40);
  await expect(name).toBeVisible();
  expect(planner.problems).toEqual([]);
});

test('by keyboard: from bar to bar and lane to lane, moved, put elsewhere, opened', async ({ planner, profile }) => {
  const page = await smallPlan(planner, profile);
  const { keyboard } = page;
  await keyboard.press('7');
  await expect(grid(page)).toBeVisible();
  await show(page, 'Service', 'Month');
  await keyboard.press('j');
  const pay = bar(grid(page), /PAY 27.1 Instant payments/);
  const web = bar(grid(page), /WEB 27.1/);
  await expect(pay).toBeVisible();

  // One stop of the keyboard among the lanes: the head of the first, then along and across.
  const head = grid(page).getByRole('rowheader', { name: /Payments/ });
  await head.focus();
  await keyboard.press('ArrowRight');
  await expect(pay).toBeFocused();
  await keyboard.press('ArrowDown');
  await expect(web).toBeFocused();
  await keyboard.press('ArrowUp');
  await keyboard.press('ArrowUp');
  await expect(bar(grid(page), /Year-end freeze/)).toBeFocused();
  await keyboard.press('ArrowDown');
  await expect(pay).toBeFocused();

  await keyboard.press('Alt+ArrowRight');
  await expect(pay).toHaveAccessibleName(span(2, 5));
  await expect(pay).toBeFocused();
  await keyboard.press('Alt+Shift+ArrowRight');
  await expect(pay).toHaveAccessibleName(span(2, 6));
  await keyboard.press('Alt+ArrowDown');
  await told(page, 'Moved PAY 27.1 to Web shop');
  await expect(bar(lane(page, /Web shop/), /PAY 27.1/)).toBeFocused();
  await keyboard.press('Control+z');
  await expect(bar(lane(page, /Payments/), /PAY 27.1/)).toBeVisible();

  await pay.focus();
  await keyboard.press('Space');
  await expect(inspector(page).getByRole('heading', { name: /Instant payments/ })).toBeVisible();
  await keyboard.press('Escape');
  await expect(inspector(page)).toHaveCount(0);
  await pay.focus();
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /PAY 27.1 Instant payments/, level: 1 })).toBeVisible();
  expect(planner.problems).toEqual([]);
});

test('releases open up into phases, gates and deployments; what is collapsed stays so', async ({ planner }) => {
  let page = await planner.start();
  await begin(page, 'Worked sample');
  await show(page, 'Release', 'Quarter');
  // The first that is in view: those before lie in other quarters, and are scrolled away.
  await expect(grid(page).getByRole('row', { level: 1, expanded: true }).first()).toBeVisible();
  const id = await grid(page).evaluate((root) => {
    const top = root.querySelector('[data-body]')?.getBoundingClientRect().top ?? 0;
    const under = Math.max(top, root.getBoundingClientRect().top + 120);
    const rows = [...root.querySelectorAll('[role="row"][aria-expanded="true"][aria-level="1"]')];
    return rows.find((row) => row.getBoundingClientRect().top > under)?.getAttribute('data-row') ?? '';
  });
  const release = grid(page).locator(`[data-row="${id}"]`);
  const title = page.getByRole('heading', { level: 2 }).first();
  const quarter = (await title.textContent()) ?? '';
  expect(await grid(page).getByRole('row', { level: 2 }).count()).toBeGreaterThan(0);
  await release.getByRole('button', { name: /^Collapse / }).click();
  await expect(release).toHaveAttribute('aria-expanded', 'false');
  await release.getByRole('rowheader').focus();
  await page.keyboard.press('ArrowRight');
  await expect(release).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowLeft');
  await expect(release).toHaveAttribute('aria-expanded', 'false');

  await expect(title).toHaveText(quarter);

  // Closed they stand near each other, with lines to the releases they wait for.
  await page.getByRole('button', { name: 'Collapse all' }).click();
  await expect(grid(page).getByRole('row', { level: 2 })).toHaveCount(0);
  await expect(grid(page).locator('polyline').first()).toBeAttached();

  // A gate goes with its release: it stays where it is, and says so.
  await page.getByRole('button', { name: 'Expand all' }).click();
  await show(page, 'Team', 'Quarter');
  const gate = grid(page)
    .getByRole('button', { name: /, gate, / })
    .first();
  await gate.focus();
  await page.keyboard.press('Alt+ArrowDown');
  await told(page, /goes with its release/);

  await show(page, 'Release', 'Year');
  await page.getByRole('button', { name: 'Collapse all' }).click();
  await saved(page);
  page = await planner.restart();
  await expect(grid(page)).toBeVisible();
  await expect(page.getByRole('radiogroup', { name: 'Zoom' }).getByRole('radio', { name: 'Year' })).toBeChecked();
  await expect(page.getByRole('button', { name: 'Expand all' })).toBeVisible();
  expect(await violationsInBothThemes(page)).toEqual([]);
  expect(planner.problems).toEqual([]);
});

test('an environment of the catalogue has a lane, with its deployments and without', async ({ planner }) => {
  const page = await planner.start();
  await begin(page, 'Worked sample');
  await show(page, 'Environment', 'Quarter');
  const production = lane(page, 'Production');
  await expect(production.getByRole('button', { name: /deployment to Production/ }).first()).toBeVisible();
  await expect(grid(page).getByRole('rowheader').last()).toHaveText('No environment');
  expect(await violationsInBothThemes(page)).toEqual([]);
});

test('what is asked for before the lanes have settled begins on the day they show', async ({ planner }) => {
  let page = await planner.start();
  await begin(page, 'New plan');
  await page.getByRole('radiogroup', { name: 'View' }).getByRole('radio', { name: 'Lanes' }).click();
  await expect(grid(page)).toBeVisible();
  await planner.close();

  // The first thing the lanes do after a start is being left, in the frame in which they appear.
  page = await planner.start();
  await page.waitForFunction(() => {
    if (document.querySelector('[role="grid"][aria-label^="Lanes"]') === null) return false;
    const views = document.querySelectorAll<HTMLElement>('[role="radiogroup"][aria-label="View"] [role="radio"]');
    const month = [...views].find((view) => view.textContent === 'Month');
    month?.click();
    return month !== undefined;
  });
  await expect(page.getByRole('radio', { name: 'Month' })).toBeChecked();
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText(/ 20\d\d$/);
  expect(planner.problems).toEqual([]);
});
