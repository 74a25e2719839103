import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays } from '../../shared/planning/days.ts';
import { bars, blocks, cell, dayButton, nextMonday, nextMonth } from './calendar.ts';
import { expect, test } from './fixture.ts';
import { begin, goTo, inspector } from './steps.ts';

/* A day of 200 entries: every one of them can be found and opened, in every view. */

const DAY = addDays(nextMonday(), 2);
const WHOLE_DAYS = 140;
const AT_NIGHT = 60;

/** Milestones of the whole day, and sixty cut-overs all from 20:00 to 23:30. */
function crowdedDay(): string {
  const stamp = DAY.replaceAll('-', '');
  const event = (id: string, title: string, times: readonly string[]) =>
    ['BEGIN:VEVENT', `UID:${id}`, 'DTSTAMP:20261101T000000Z', `SUMMARY:${title}`, ...times, 'END:VEVENT'].join('\r\n');
  const number = (n: number) => String(n).padStart(3, '0');
  const all = [
    ...Array.from({ length: WHOLE_DAYS }, (_, n) =>
      event(`d${n}`, `Milestone ${number(n)}`, [`DTSTART;VALUE=DATE:${stamp}`]),
    ),
    ...Array.from({ length: AT_NIGHT }, (_, n) =>
      event(`n${n}`, `Cut-over ${number(n)}`, [`DTSTART:${stamp}T200000`, `DTEND:${stamp}T233000`]),
    ),
  ];
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//overfull//EN', ...all, 'END:VCALENDAR', ''].join('\r\n');
}

test('a day of 200 entries hides none of them', async ({ planner, profile }) => {
  let page = await planner.start();
  await begin(page, 'New plan');
  await planner.close();
  await writeFile(join(profile, 'crowded.ics'), crowdedDay());
  const imported = await planner.command(['import', 'crowded.ics', '--json'], { cwd: profile });
  expect(imported.code, imported.stderr).toBe(0);
  page = await planner.start();
  await nextMonth(page);

  // The month: what is shown and what is counted make 200; the list holds the last of them.
  const more = page.locator('[data-more]');
  await expect(more).toHaveCount(1);
  const counted = Number(/\d+/.exec((await more.locator('[aria-hidden]').textContent()) ?? '')?.[0]);
  expect((await bars(page, /Milestone|Cut-over/).count()) + counted).toBe(WHOLE_DAYS + AT_NIGHT);
  await more.click();
  const list = page.getByRole('dialog', { name: /200 entries/ });
  await list.getByRole('button', { name: /more$/ }).click();
  await expect(list.getByRole('listitem')).toHaveCount(200);
  await list.getByRole('button', { name: /Cut-over 059/ }).click();
  await expect(inspector(page).getByLabel('Title')).toHaveValue('Cut-over 059');
  await page.keyboard.press('Escape');

  // The week: columns that can be read, and one that counts the rest and opens the same list by keyboard.
  await page.keyboard.press('Escape');
  await dayButton(page, DAY).click();
  await page.getByRole('radio', { name: 'Week' }).click();
  const nights = blocks(page, 'Cut-over');
  await expect(nights).toHaveCount(3);
  for (const block of await nights.all()) expect((await block.boundingBox())?.width).toBeGreaterThan(24);
  const rest = page.getByRole('button', { name: /57 more entries/ });
  await rest.focus();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(list).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(rest).toBeFocused();

  // The day shows more of them; the agenda all, one line each.
  await page.getByRole('radio', { name: 'Day', exact: true }).click();
  await expect(blocks(page, 'Cut-over')).toHaveCount(11);
  await expect(page.getByRole('button', { name: /49 more entries/ })).toBeVisible();
  await page.getByRole('radio', { name: 'Agenda' }).click();
  await page
    .getByRole('button', { name: /Milestone 00/ })
    .first()
    .hover();
  await page.mouse.wheel(0, 100_000);
  await expect(page.getByRole('button', { name: /Cut-over 059/ })).toBeVisible();
  await page.getByRole('radio', { name: 'Month' }).click();
  await expect(cell(page, DAY)).toBeVisible();
  expect(planner.problems).toEqual([]);
});

test('a long list is found where it was left, and begins anew when something else is asked of it', async ({
  planner,
  profile,
}) => {
  let page = await planner.start();
  await begin(page, 'New plan');
  await planner.close();
  const rows = Array.from({ length: 300 }, (_, n) => `S${String(n).padStart(3, '0')},Service ${n}`);
  await writeFile(join(profile, 'services.csv'), ['service,name', ...rows, ''].join('\n'));
  const imported = await planner.command(['import', 'services.csv', '--as', 'services'], { cwd: profile });
  expect(imported.code, imported.stderr).toBe(0);
  page = await planner.start();
  await goTo(page, 'Services');
  const list = page.getByRole('grid', { name: 'Services' });
  const service = (n: string) => list.getByRole('gridcell', { name: `S${n}`, exact: true });
  await expect(service('000')).toBeVisible();
  await list.hover();
  await page.mouse.wheel(0, 4_000);
  await expect(service('130')).toBeVisible();

  await goTo(page, 'Releases');
  await goTo(page, 'Services');
  await expect(service('130')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Find in services' }).fill('Service 2');
  await expect(service('002')).toBeVisible();
});
